package org.goldthread.reading;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.goldthread.config.Feed;

/**
 * Prints how many rows the reader alone reads in a second of one core, counted as time of the
 * processor, so that other work on the machine does not blur it. Arguments: rows (default
 * 1,000,000), rounds (default 5).
 */
final class RowReaderSpeed {
  private static final int COLUMNS = 15;

  private RowReaderSpeed() {}

  /** Writes a file of its own, reads it several times, and removes it. */
  public static void main(String[] args) throws IOException {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    Path file = Files.createTempFile("rows", ".csv");
    try {
      write(file, rows);
      System.out.printf(Locale.ROOT, "%d rows, %d MB%n", rows, Files.size(file) >> 20);
      for (int round = 1; round <= rounds; round++) {
        print("read", rows, read(file));
      }
      print("slice", rows, slice(file));
    } finally {
      Files.delete(file);
    }
  }

  private static long read(Path file) throws IOException {
    long start = cpuNanos();
    FileShape shape;
    try (InputStream head = Files.newInputStream(file)) {
      shape = (FileShape) RowReader.inspect(head, new Feed.Format(0, "", "", ""));
    }
    long cells = 0;
    try (RowReader reader = RowReader.open(Files.newInputStream(file), shape)) {
      while (reader.hasNext()) {
        cells += reader.next().cells().length;
      }
    }
    if (cells % COLUMNS != 0) {
      throw new IllegalStateException(cells + " cells");
    }
    return cpuNanos() - start;
  }

  private static long slice(Path file) throws IOException {
    long start = cpuNanos();
    try (InputStream in = Files.newInputStream(file);
        InputStream head = Files.newInputStream(file)) {
      FileShape shape = (FileShape) RowReader.inspect(head, new Feed.Format(0, "", "", ""));
      System.out.println(FileSlices.of(in, shape, FileSlices.SLICE_BYTES).size() + " slices");
    }
    return cpuNanos() - start;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void print(String what, int rows, long nanos) {
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f CPU-s, %,.0f rows per CPU-s%n",
        what,
        nanos / 1e9,
        rows / (nanos / 1e9));
  }

  private static void write(Path file, int rows) throws IOException {
    Random random = new Random(1);
    try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file));
        PrintWriter out = new PrintWriter(bytes, false, StandardCharsets.UTF_8)) {
      out.print(
          "client_id,registered_on,consent,first_name,email,mobile,date_of_birth,gender,postcode,"
              + "ethnicity,language,lone_parent,employment,notes,episode\r\n");
      for (int row = 0; row < rows; row++) {
        out.print("C" + row + ",2023-07-" + (10 + row % 20) + ",Y,");
        out.print((row % 40 == 0 ? "Zoë" : "Name" + random.nextInt(5000)) + ",");
        out.print("carer" + random.nextInt(1_000_000) + "@example.org,");
        out.print("07700 900" + (100 + random.nextInt(900)) + ",");
        out.print("0" + (1 + row % 9) + "/0" + (1 + row % 7) + "/2021,F,SW9 " + row % 10 + "AB,");
        out.print("WBRI,English,N,employed,");
        out.print(row % 10 == 0 ? "\"came late, \"\"twice\"\"\"" : "none");
        out.print(",E" + random.nextInt(1000) + "\r\n");
      }
    }
  }
}
