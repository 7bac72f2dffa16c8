package org.goldthread.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.goldthread.config.Feed;

/** Finds out which sheet of a workbook is read and from which row, or why none can be. */
final class WorkbookInspector {
  private static final int MOST_BLANKS_ABOVE = 1000;
  private static final String ZIP = "PK";
  private static final String COMPOUND = "\u00d0\u00cf\u0011\u00e0";
  private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
  private static final int BLOCK = 1 << 20;

  private final Feed.Format format;

  WorkbookInspector(Feed.Format format) {
    this.format = format;
  }

  /** Names of the sheets of a workbook that Excel shows; none of a file that is no workbook. */
  static List<String> sheets(Path file) throws IOException {
    if (!start(file).startsWith(ZIP)) {
      return List.of();
    }
    Optional<Workbook> opened = Workbook.open(file);
    if (opened.isEmpty()) {
      return List.of();
    }
    try (Workbook book = opened.get()) {
      return book.sheets().stream()
          .filter(Workbook.Sheet::visible)
          .map(Workbook.Sheet::name)
          .toList();
    }
  }

  private static String start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(COMPOUND.length()), StandardCharsets.ISO_8859_1);
    }
  }

  /** What a file shows; empty if it is no workbook of a kind that can be read. */
  Optional<Inspection> inspect(Path file) throws IOException {
    String start = start(file);
    if (start.equals(COMPOUND) && isEncrypted(file)) {
      return Optional.of(FileProblem.at(FileFinding.ENCRYPTED_WORKBOOK, 0));
    }
    if (!start.startsWith(ZIP)) {
      return Optional.empty();
    }
    try {
      Optional<Workbook> opened = Workbook.open(file);
      if (opened.isEmpty()) {
        return Optional.empty();
      }
      try (Workbook book = opened.get()) {
        return Optional.of(inspect(book));
      }
    } catch (WorkbookException e) {
      return Optional.of(FileProblem.at(e.finding(), 0));
    }
  }

  /** A workbook with a password is a compound file that names what it hides. */
  private static boolean isEncrypted(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = new byte[BLOCK + ENCRYPTED.length];
      int kept = 0;
      int read = in.readNBytes(bytes, 0, BLOCK);
      while (read > 0) {
        if (holds(bytes, kept + read)) {
          return true;
        }
        int from = Math.max(0, kept + read - ENCRYPTED.length);
        System.arraycopy(bytes, from, bytes, 0, kept + read - from);
        kept = kept + read - from;
        read = in.readNBytes(bytes, kept, BLOCK);
      }
      return false;
    }
  }

  private static boolean holds(byte[] bytes, int length) {
    for (int i = 0; i + ENCRYPTED.length <= length; i++) {
      int same = 0;
      while (same < ENCRYPTED.length && bytes[i + same] == ENCRYPTED[same]) {
        same++;
      }
      if (same == ENCRYPTED.length) {
        return true;
      }
    }
    return false;
  }

  private Inspection inspect(Workbook book) throws IOException {
    String named = format.sheet();
    if (!named.isEmpty()) {
      for (Workbook.Sheet sheet : book.sheets()) {
        if (Headings.clean(sheet.name()).equalsIgnoreCase(Headings.clean(named))) {
          return inspect(book, sheet, 0);
        }
      }
      return FileProblem.at(FileFinding.NO_SHEET, 0, named);
    }
    List<Workbook.Sheet> filled = new ArrayList<>();
    for (Workbook.Sheet sheet : book.sheets()) {
      if (sheet.visible() && holdsSomething(book, sheet)) {
        filled.add(sheet);
      }
    }
    return filled.isEmpty()
        ? FileProblem.at(FileFinding.EMPTY, 0)
        : inspect(book, filled.get(0), filled.size() - 1);
  }

  private static SheetRows rows(Workbook book, Workbook.Sheet sheet) throws IOException {
    return new SheetRows(book, sheet.part(), Headings.NONE, RecordLimits.STANDARD);
  }

  private static boolean holdsSomething(Workbook book, Workbook.Sheet sheet) throws IOException {
    try (SheetRows rows = rows(book, sheet)) {
      SourceRow row = rows.next();
      while (row != null && row.ignored()) {
        row = rows.next();
      }
      return row != null;
    }
  }

  private Inspection inspect(Workbook book, Workbook.Sheet sheet, int others) throws IOException {
    try (SheetRows rows = rows(book, sheet)) {
      rows.passTo(format.headerOffset());
      int blanks = 0;
      SourceRow row = rows.next();
      while (row != null && row.ignored() && blanks < MOST_BLANKS_ABOVE) {
        row = rows.next();
        blanks++;
      }
      if (row == null || row.ignored()) {
        boolean nothing = row == null && format.headerOffset() == 0;
        return FileProblem.at(nothing ? FileFinding.EMPTY : FileFinding.NO_HEADINGS, 0);
      }
      if (row.kind() == SourceRow.Kind.BROKEN) {
        return FileProblem.at(FileFinding.BROKEN_HEADINGS, row.line());
      }
      FileShape shape =
          FileShape.ofSheet(sheet.part(), others, Headings.of(row.cells()), row.line());
      Headings headings = new Headings(shape.headings());
      SourceRow below = rows.next();
      while (below != null && (below.ignored() || repeats(headings, below))) {
        below = rows.next();
      }
      rows.finish();
      return below == null
          ? FileProblem.at(FileFinding.ONLY_HEADINGS, shape.headingLine())
          : HeadInspector.checked(shape);
    }
  }

  private static boolean repeats(Headings headings, SourceRow row) {
    return row.kind() == SourceRow.Kind.DATA
        && headings.kind(row.cells()) == SourceRow.Kind.REPEATED_HEADINGS;
  }
}
