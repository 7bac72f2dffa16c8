package org.goldthread.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.goldthread.config.Feed;
import org.goldthread.postcode.PostcodeLookup;

/** Reads input of any size that is made while it is read, in a process with little memory. */
final class BigInput {
  private static final String HEADINGS = "id,name,note\n";

  private BigInput() {}

  /** Says on one line what became of input of a kind and a size: bytes, or rows of postcodes. */
  public static void main(String[] arguments) throws IOException {
    long size = Long.parseLong(arguments[1]);
    System.out.println(
        switch (arguments[0]) {
          case "line" -> read("x", size, "\n7,Ada,last\n");
          case "quoted" -> read("\"" + "x".repeat(1000) + "\n", size, "\n7,Ada,last\n");
          case "rows" -> read("1007,Ada," + "n".repeat(90) + "\n", size, "7,Ada,last\n");
          case "slices" -> slices("1007,Ada," + "n".repeat(90) + "\n", size);
          default -> postcodes(size);
        });
  }

  private static String read(String piece, long bytes, String end) throws IOException {
    FileShape shape;
    try (InputStream head = new Endless(HEADINGS, piece, bytes, end)) {
      shape = (FileShape) RowReader.inspect(head, new Feed.Format(0, ",", "", ""));
    }
    Map<SourceRow.Kind, Long> kinds = new EnumMap<>(SourceRow.Kind.class);
    String last = "";
    try (RowReader rows = RowReader.open(new Endless(HEADINGS, piece, bytes, end), shape)) {
      while (rows.hasNext()) {
        SourceRow row = rows.next();
        kinds.merge(row.kind(), 1L, Long::sum);
        last = String.join("|", row.cells());
      }
    }
    return kinds + " " + last;
  }

  private static String slices(String piece, long bytes) throws IOException {
    try (InputStream head = new Endless(HEADINGS, piece, bytes, "");
        InputStream in = new Endless(HEADINGS, piece, bytes, "")) {
      FileShape shape = (FileShape) RowReader.inspect(head, new Feed.Format(0, ",", "", ""));
      return FileSlices.of(in, shape, bytes / 4).size() + " slices";
    }
  }

  private static String postcodes(long rows) throws IOException {
    String headings =
        "pcd7,pcd8,pcds,dointr,doterm" + ",filler".repeat(40) + ",lsoa11cd,lsoa21cd\n";
    Path archive = Files.createTempFile("postcodes", ".zip");
    try {
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
        zip.putNextEntry(new ZipEntry("Data/made.csv"));
        new Postcodes(headings, rows).transferTo(zip);
      }
      PostcodeLookup lookup = PostcodeLookup.read(archive);
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      long used = runtime.totalMemory() - runtime.freeMemory() >> 20;
      return lookup + " " + (used < 60) + " " + lookup.lsoa(Postcodes.of(rows - 1)).orElse("none");
    } finally {
      Files.delete(archive);
    }
  }

  /** A beginning, one piece over and over again, and an end. */
  private static class Endless extends InputStream {
    private final byte[] piece;
    private final byte[] end;
    private final long pieces;
    private InputStream now;
    private long given;

    Endless(String start, String piece, long bytes, String end) {
      this.piece =
          piece.repeat(Math.max(1, 4096 / piece.length())).getBytes(StandardCharsets.UTF_8);
      this.pieces = bytes / this.piece.length;
      this.end = end.getBytes(StandardCharsets.UTF_8);
      this.now = new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = now.read(bytes, offset, length);
      while (read < 0 && given <= pieces) {
        now = new ByteArrayInputStream(given < pieces ? piece : end);
        given++;
        read = now.read(bytes, offset, length);
      }
      return read;
    }
  }

  /** A country's postcodes in forty-seven columns. */
  private static final class Postcodes extends Endless {
    private final long rows;
    private long next;
    private InputStream now;

    Postcodes(String headings, long rows) {
      super("", "x", 0, "");
      this.rows = rows;
      this.now = new ByteArrayInputStream(headings.getBytes(StandardCharsets.UTF_8));
    }

    static String of(long i) {
      return "%c%c%d %d%c%c"
          .formatted(
              (char) ('A' + i / 15_818_400 % 26),
              (char) ('A' + i / 608_400 % 26),
              i / 6760 % 90 + 1,
              i / 676 % 10,
              (char) ('A' + i / 26 % 26),
              (char) ('A' + i % 26));
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = now.read(bytes, offset, length);
      while (read < 0 && next < rows) {
        now = new ByteArrayInputStream(block().getBytes(StandardCharsets.UTF_8));
        read = now.read(bytes, offset, length);
      }
      return read;
    }

    private String block() {
      StringBuilder block = new StringBuilder();
      for (int i = 0; i < 500 && next < rows; i++, next++) {
        String postcode = of(next);
        block.append(postcode).append(',').append(postcode).append(',').append(postcode);
        block.append(",198001,").append(next % 3 == 0 ? "202001" : "");
        block.append(",E00000000".repeat(40)).append(",E01000000,E0");
        block.append(1_000_000 + next % 35_672).append('\n');
      }
      return block.toString();
    }
  }
}
