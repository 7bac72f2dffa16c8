package org.goldthread.reading;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * The rule for records written a second time, from its text, character by character and without any
 * thought of speed; what {@link RowReader} finds is compared with it.
 */
final class PlainReading {
  private final String text;
  private final Charset charset;
  private final char delimiter;
  private final RecordLimits limits;
  private final List<String> rows = new ArrayList<>();

  private PlainReading(String text, Charset charset, char delimiter, RecordLimits limits) {
    this.text = text;
    this.charset = charset;
    this.delimiter = delimiter;
    this.limits = limits;
  }

  /** The rows of a text whose first line has the given number, as {@link SourceFile} shows them. */
  static List<String> rows(
      String text, Charset charset, char delimiter, RecordLimits limits, int firstLine) {
    PlainReading reading = new PlainReading(text, charset, delimiter, limits);
    int line = firstLine;
    int start = 0;
    while (start < text.length()) {
      int end = reading.record(start, line);
      line += reading.breaksIn(start, end);
      start = end;
    }
    return reading.rows;
  }

  private int breaksIn(int start, int end) {
    int breaks = 0;
    for (int at = start; at < end; at++) {
      if (isBreak(at)) {
        at = afterBreak(at) - 1;
        breaks++;
      }
    }
    return breaks;
  }

  /** Reads the record at a position and returns where to go on. */
  private int record(int start, int line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    boolean inside = false;
    boolean overLines = false;
    boolean atStart = true;
    boolean textAfter = false;
    int quotes = 0;
    int breaks = 0;
    int at = start;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isBreak(at) && !inside) {
        break;
      }
      if (bytes(start, at) >= limits.bytes()) {
        return broken(FileFinding.RECORD_TOO_LONG, start, line);
      }
      if (isBreak(at)) {
        if (textAfter) {
          return broken(FileFinding.TEXT_AFTER_QUOTE, start, line);
        }
        cell.append(text, at, afterBreak(at));
        at = afterBreak(at);
        overLines = true;
        breaks++;
        if (breaks == limits.lines()) {
          return broken(FileFinding.RECORD_TOO_MANY_LINES, start, line);
        }
        continue;
      }
      if (c == delimiter && !inside) {
        cells.add(cell.toString());
        cell.setLength(0);
        quoted = false;
        overLines = false;
        textAfter = false;
        quotes = 0;
        atStart = true;
        at++;
        continue;
      }
      if (c == '"' && atStart) {
        quoted = true;
        inside = true;
      } else if (c == '"' && quoted) {
        boolean doubled = !inside && text.charAt(at - 1) == '"';
        if (!inside && !doubled && overLines) {
          return broken(FileFinding.TEXT_AFTER_QUOTE, start, line);
        }
        quotes++;
        inside = !inside;
        if (quotes % 2 == 0) {
          cell.append(c);
        }
      } else {
        if (quoted && !inside) {
          boolean blank = c == ' ' || c == '\t';
          if (overLines && !blank) {
            return broken(FileFinding.TEXT_AFTER_QUOTE, start, line);
          }
          textAfter |= !overLines;
        }
        cell.append(c);
      }
      atStart = false;
      at++;
      if (bytes(start, at) > limits.bytes()) {
        return broken(FileFinding.RECORD_TOO_LONG, start, line);
      }
    }
    if (inside) {
      return broken(FileFinding.QUOTE_NOT_CLOSED, start, line);
    }
    cells.add(cell.toString());
    show(cells, line);
    return at < text.length() ? afterBreak(at) : at;
  }

  private void show(List<String> cells, int line) {
    cells.replaceAll(cell -> cell.replace("\0", ""));
    boolean blank = cells.stream().allMatch(String::isBlank);
    rows.add(blank ? line + " BLANK" : line + ": " + String.join(" | ", cells));
  }

  private int broken(FileFinding finding, int start, int line) {
    rows.add(line + " " + finding.id());
    int at = start;
    while (at < text.length() && !isBreak(at)) {
      at++;
    }
    return at < text.length() ? afterBreak(at) : at;
  }

  private boolean isBreak(int at) {
    return text.charAt(at) == '\n' || text.charAt(at) == '\r';
  }

  private int afterBreak(int at) {
    boolean both = text.charAt(at) == '\r' && text.startsWith("\n", at + 1);
    return at + (both ? 2 : 1);
  }

  private int bytes(int from, int to) {
    return text.substring(from, to).getBytes(charset).length;
  }
}
