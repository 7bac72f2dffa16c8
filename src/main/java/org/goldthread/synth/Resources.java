package org.goldthread.synth;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;

/** Reads the small tables that the sample is drawn from. */
final class Resources {
  private Resources() {}

  /** The rows of a table that ships with the program. */
  static List<NamedCsvRecord> table(String name) {
    try (InputStream in = open(name);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return rows(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The rows of a table of the configuration folder.
   *
   * @throws GoldthreadException if the file is not there or cannot be read
   */
  static List<NamedCsvRecord> table(Path file) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return rows(reader);
    } catch (IOException e) {
      throw new GoldthreadException(
          ExitCode.USER,
          "The table " + file + " cannot be read.",
          e.getClass().getSimpleName(),
          "Name a configuration folder that holds the area's tables (--conf).");
    }
  }

  /** A resource that ships with the program. */
  static InputStream open(String name) {
    InputStream in = Resources.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("resource " + name + " is missing from the build");
    }
    return in;
  }

  private static List<NamedCsvRecord> rows(Reader reader) throws IOException {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
      return csv.stream().toList();
    }
  }
}
