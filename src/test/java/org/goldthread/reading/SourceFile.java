package org.goldthread.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.goldthread.config.Feed;

/** A file of a test, and its rows in a form that reads well in an assertion. */
public record SourceFile(byte[] bytes) {
  public static final Feed.Format FOUND_OUT = new Feed.Format(0, "", "", "");

  public static SourceFile utf8(String text) {
    return of(text, StandardCharsets.UTF_8);
  }

  public static SourceFile of(String text, Charset charset, int... before) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b : before) {
      bytes.write(b);
    }
    bytes.writeBytes(text.getBytes(charset));
    return new SourceFile(bytes.toByteArray());
  }

  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  public InputStream openAt(long offset) {
    return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
  }

  Inspection inspection() {
    return RowReader.inspect(open(), FOUND_OUT);
  }

  FileShape shape() {
    return shape(FOUND_OUT);
  }

  FileShape shape(Feed.Format format) {
    return (FileShape) RowReader.inspect(open(), format);
  }

  FileProblem problem() {
    return (FileProblem) inspection();
  }

  /** Rows as {@code 2: Ada | F}, {@code 3 BLANK} or {@code 4 ROW-003}. */
  List<String> rows() {
    return rows(shape());
  }

  List<String> rows(FileShape shape) {
    return shown(RowReader.open(open(), shape));
  }

  static List<String> shown(Iterator<SourceRow> rows) {
    List<String> shown = new ArrayList<>();
    rows.forEachRemaining(row -> shown.add(shown(row)));
    return shown;
  }

  private static String shown(SourceRow row) {
    return switch (row.kind()) {
      case DATA -> row.line() + ": " + String.join(" | ", row.cells());
      case BROKEN -> row.line() + " " + row.broken().orElseThrow();
      default -> row.line() + " " + row.kind();
    };
  }
}
