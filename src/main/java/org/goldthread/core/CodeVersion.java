package org.goldthread.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this software, as the build wrote it. */
public final class CodeVersion {
  private CodeVersion() {}

  /** For instance {@code 0.1.0}. */
  public static String text() {
    try (InputStream in = CodeVersion.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
