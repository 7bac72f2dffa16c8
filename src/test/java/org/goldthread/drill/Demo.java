package org.goldthread.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code jobs/goldthread demo} leaves behind; carried out if this build has not done it. */
final class Demo {
  private static final Path PLACE = Command.HOME.resolve("target/demo");

  static {
    if (!isOfThisBuild()) {
      Command.of("demo").run().expect(0);
    }
  }

  private Demo() {}

  static Path lake() {
    return PLACE.resolve("lake");
  }

  static Path report() {
    return lake().resolve("reports/reach.html");
  }

  static Path landing() {
    return PLACE.resolve("landing");
  }

  static Path keys() {
    return PLACE.resolve("keys");
  }

  static Path feedback() {
    return PLACE.resolve("feedback");
  }

  private static boolean isOfThisBuild() {
    Path report = PLACE.resolve("lake/reports/reach.html");
    Path stamp = Command.HOME.resolve("target/built");
    try {
      return Files.exists(report)
          && Files.exists(stamp)
          && Files.getLastModifiedTime(report).compareTo(Files.getLastModifiedTime(stamp)) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
