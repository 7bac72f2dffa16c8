package org.goldthread.reading;

import java.nio.ByteOrder;

/**
 * The rule by which records and cells are told apart, as a small automaton over code units. The
 * scanner that cuts files walks it; the parser is only given records that it accepts, and agrees
 * with it on every one of these.
 *
 * <p>A quote opens a quoted field only as the field's first character, and is a character like any
 * other inside an unquoted field. In a quoted field each quote switches between inside and outside;
 * two in a row stand for one. Delimiters and line breaks (LF, CR, CRLF) count outside only. Text
 * after a closing quote is tolerated while the field stands on one line. In a field that has run
 * over a line break it means that the opening quote was none, so the record is broken; blanks are
 * tolerated there.
 */
final class QuoteRule {
  /** At the start of a cell. */
  static final int START = 0;

  /** In a cell without quotes. */
  static final int PLAIN = 1;

  /** Inside quotes, on the line they opened on. */
  static final int INSIDE = 2;

  /** After a quote that closed, or is the first of two. */
  static final int OUTSIDE = 3;

  /** In text after a closing quote. */
  static final int EXTRA_OUTSIDE = 4;

  /** Inside quotes again after such text. */
  static final int EXTRA_INSIDE = 5;

  /** Inside quotes, after a line break. */
  static final int LONG_INSIDE = 6;

  /** After the closing quote of a field with a line break. */
  static final int LONG_OUTSIDE = 7;

  /** In blanks after that quote. */
  static final int LONG_BLANKS = 8;

  /** No state: the record is broken by this character. */
  static final int BROKEN = 9;

  /** No state: a line break, whose meaning depends on the state before it. */
  static final int LINE_BREAK = 10;

  private static final int UNITS = 256;

  private static final int[][] NEXT = {
    // other, quote, delimiter, line break, blank
    {PLAIN, INSIDE, START, LINE_BREAK, PLAIN},
    {PLAIN, PLAIN, START, LINE_BREAK, PLAIN},
    {INSIDE, OUTSIDE, INSIDE, LINE_BREAK, INSIDE},
    {EXTRA_OUTSIDE, INSIDE, START, LINE_BREAK, EXTRA_OUTSIDE},
    {EXTRA_OUTSIDE, EXTRA_INSIDE, START, LINE_BREAK, EXTRA_OUTSIDE},
    {EXTRA_INSIDE, EXTRA_OUTSIDE, EXTRA_INSIDE, LINE_BREAK, EXTRA_INSIDE},
    {LONG_INSIDE, LONG_OUTSIDE, LONG_INSIDE, LINE_BREAK, LONG_INSIDE},
    {BROKEN, LONG_INSIDE, START, LINE_BREAK, LONG_BLANKS},
    {BROKEN, BROKEN, START, LINE_BREAK, LONG_BLANKS},
  };

  private final byte[] table = new byte[NEXT.length * UNITS];
  private final int unitBytes;
  private final ByteOrder order;

  private QuoteRule(char delimiter, int unitBytes, ByteOrder order) {
    if (delimiter > 0x7f || column(delimiter, ',') == 1 || column(delimiter, ',') == 3) {
      throw new IllegalArgumentException("no delimiter: character " + (int) delimiter);
    }
    this.unitBytes = unitBytes;
    this.order = order;
    for (int state = 0; state < NEXT.length; state++) {
      for (int unit = 0; unit < UNITS; unit++) {
        table[state * UNITS + unit] = (byte) NEXT[state][column(unit, delimiter)];
      }
    }
  }

  private static int column(int unit, char delimiter) {
    if (unit == delimiter) {
      return 2;
    }
    return switch (unit) {
      case '"' -> 1;
      case '\n', '\r' -> 3;
      case ' ', '\t' -> 4;
      default -> 0;
    };
  }

  /** The rule for a file of this shape. */
  static QuoteRule of(FileShape shape) {
    return of(shape.encoding(), shape.delimiter());
  }

  /** The rule for a delimiter, which must be an ASCII character, in an encoding. */
  static QuoteRule of(String encoding, char delimiter) {
    return switch (encoding) {
      case "UTF-16LE" -> new QuoteRule(delimiter, 2, ByteOrder.LITTLE_ENDIAN);
      case "UTF-16BE" -> new QuoteRule(delimiter, 2, ByteOrder.BIG_ENDIAN);
      default -> new QuoteRule(delimiter, 1, ByteOrder.BIG_ENDIAN);
    };
  }

  /** Bytes of a code unit: 1 or 2. */
  int unitBytes() {
    return unitBytes;
  }

  /** The code unit at an index; in one-byte encodings the byte. */
  int unit(byte[] bytes, int index) {
    if (unitBytes == 1) {
      return bytes[index] & 0xff;
    }
    int first = bytes[index] & 0xff;
    int second = bytes[index + 1] & 0xff;
    return order == ByteOrder.BIG_ENDIAN ? first << 8 | second : second << 8 | first;
  }

  /** The state after a unit, or {@link #BROKEN} or {@link #LINE_BREAK}. */
  int after(int state, int unit) {
    // Every unit beyond the table is a letter like any other, and so is NUL.
    return table[state * UNITS + (unit < UNITS ? unit : 0)];
  }

  /** The state after a line break: {@link #START} if it ends the record. */
  static int afterLineBreak(int state) {
    return switch (state) {
      case INSIDE, LONG_INSIDE -> LONG_INSIDE;
      case EXTRA_INSIDE -> BROKEN;
      default -> START;
    };
  }

  /** Whether a file may end in this state. */
  static boolean mayEnd(int state) {
    return state != INSIDE && state != LONG_INSIDE && state != EXTRA_INSIDE;
  }
}
