package org.goldthread.reading;

import java.util.ArrayList;
import java.util.List;

/** A file's headings, to tell records that are no rows: blank ones, and the headings once more. */
final class Headings {
  /** Of a file whose headings are not known yet. */
  static final Headings NONE = new Headings(List.of());

  private final String[] headings;

  Headings(List<String> headings) {
    this.headings = headings.toArray(String[]::new);
  }

  /** What sort of record the cells are. */
  SourceRow.Kind kind(String[] cells) {
    for (String cell : cells) {
      if (!isBlank(cell)) {
        return repeatedIn(cells) ? SourceRow.Kind.REPEATED_HEADINGS : SourceRow.Kind.DATA;
      }
    }
    return SourceRow.Kind.BLANK;
  }

  private boolean repeatedIn(String[] cells) {
    if (headings.length == 0
        || cells.length < headings.length
        || cells[0].length() < headings[0].length()) {
      return false;
    }
    for (int i = 0; i < cells.length; i++) {
      if (!(i < headings.length ? clean(cells[i]).equals(headings[i]) : isBlank(cells[i]))) {
        return false;
      }
    }
    return true;
  }

  /** The cells of the line of headings as headings, without the unnamed columns at its end. */
  static List<String> of(String[] cells) {
    List<String> headings = new ArrayList<>();
    for (String cell : cells) {
      headings.add(clean(cell));
    }
    while (!headings.isEmpty() && headings.get(headings.size() - 1).isEmpty()) {
      headings.remove(headings.size() - 1);
    }
    return headings;
  }

  /** Without white space at its ends, and with one blank for each stretch of it inside. */
  static String clean(String cell) {
    StringBuilder text = new StringBuilder(cell.length());
    boolean gap = false;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (isBlank(c)) {
        gap = text.length() > 0;
      } else {
        if (gap) {
          text.append(' ');
          gap = false;
        }
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Whether a cell shows nothing. */
  static boolean isBlank(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if (!isBlank(cell.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(char c) {
    // Control characters, the no-break blanks, and the marks without width that a file put
    // together from several carries at their seams.
    return c <= ' '
        || c >= 0x7f
            && (Character.isISOControl(c)
                || Character.isSpaceChar(c)
                || c == '\u200b'
                || c == '\ufeff');
  }
}
