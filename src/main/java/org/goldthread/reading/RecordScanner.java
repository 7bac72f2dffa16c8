package org.goldthread.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Tells where records begin and end, and which of them are broken, by the {@link QuoteRule} alone.
 * Holds one record at a time, so a file of any size and a line of any length need the same memory.
 *
 * <p>After a broken record scanning resumes at the physical line after its opening line.
 */
final class RecordScanner {
  private static final int FIRST_BUFFER = 1 << 16;

  private final InputStream in;
  private final QuoteRule rule;
  private final RecordLimits limits;
  private final int unitBytes;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private int end;
  private long base;
  private boolean exhausted;

  private int from;
  private int contentEnd;
  private long offset;
  private long line;
  private int resume;
  private long resumeLine;
  private FileFinding broken;

  private int index;
  private int state;
  private int breaks;
  private int firstBreakEnd;
  private final Beaten beaten = new Beaten();

  /**
   * Scans from a record's first byte.
   *
   * @param in positioned at that byte
   * @param offset the byte's offset in the file
   * @param line the physical line that begins there
   */
  RecordScanner(InputStream in, QuoteRule rule, RecordLimits limits, long offset, long line) {
    this.in = in;
    this.rule = rule;
    this.limits = limits;
    this.unitBytes = rule.unitBytes();
    this.base = offset;
    this.resumeLine = line;
  }

  /** Goes to the next record; false at the end of the file. */
  boolean next() throws IOException {
    if (!begin()) {
      return false;
    }
    scan();
    return true;
  }

  /** Passes a physical line, whatever it holds; false at the end of the file. */
  boolean passLine() throws IOException {
    if (!begin()) {
      return false;
    }
    skipLine();
    finish(index, line + 1);
    return true;
  }

  private boolean begin() throws IOException {
    from = resume;
    offset = base + from;
    line = resumeLine;
    broken = null;
    index = from;
    state = QuoteRule.START;
    breaks = 0;
    firstBreakEnd = -1;
    contentEnd = from;
    return available(1);
  }

  /** The bytes that hold the record, valid until the next call of {@link #next}. */
  byte[] bytes() {
    return buffer;
  }

  /** Index of the record's first byte. */
  int from() {
    return from;
  }

  /** Index after the record's last byte, the line break that ends it not counted. */
  int contentEnd() {
    return contentEnd;
  }

  /** Offset of the record's first byte in the file. */
  long offset() {
    return offset;
  }

  /** Offset of the next record's first byte in the file, or the file's length. */
  long nextOffset() {
    return base + resume;
  }

  /** Physical line on which the record begins. */
  long line() {
    return line;
  }

  /** Physical line on which the next record begins. */
  long nextLine() {
    return resumeLine;
  }

  /** What makes the record unreadable, or null. */
  FileFinding broken() {
    return broken;
  }

  private void scan() throws IOException {
    while (true) {
      if (!available(unitBytes)) {
        endOfFile();
        return;
      }
      if (index - from >= limits.bytes()) {
        if (endsAtIndex()) {
          lineBreak();
        } else {
          breakOff(FileFinding.RECORD_TOO_LONG);
        }
        return;
      }
      int limit = Math.min(end - (unitBytes - 1), from + limits.bytes());
      int after = run(limit);
      if (after == QuoteRule.BROKEN) {
        breakOff(FileFinding.TEXT_AFTER_QUOTE);
        return;
      }
      if (after == QuoteRule.LINE_BREAK && lineBreak()) {
        return;
      }
    }
  }

  /** Walks to the limit, or to a unit that is a line break or breaks the record. */
  private int run(int limit) {
    byte[] bytes = buffer;
    int at = index;
    int now = state;
    int after = now;
    while (at < limit) {
      int unit = unitBytes == 1 ? bytes[at] & 0xff : rule.unit(bytes, at);
      after = rule.after(now, unit);
      if (after >= QuoteRule.BROKEN) {
        break;
      }
      now = after;
      at += unitBytes;
    }
    index = at;
    state = now;
    return after;
  }

  private boolean endsAtIndex() {
    return rule.after(state, rule.unit(buffer, index)) == QuoteRule.LINE_BREAK
        && QuoteRule.afterLineBreak(state) == QuoteRule.START;
  }

  /** Takes the line break at the index; true if the record is over, whole or broken. */
  private boolean lineBreak() throws IOException {
    int after = QuoteRule.afterLineBreak(state);
    if (after == QuoteRule.BROKEN) {
      breakOff(FileFinding.TEXT_AFTER_QUOTE);
      return true;
    }
    int length = index - from;
    passLineBreak();
    breaks++;
    if (after == QuoteRule.START) {
      contentEnd = from + length;
      finish(index, line + breaks);
      return true;
    }
    state = after;
    if (firstBreakEnd < 0) {
      firstBreakEnd = index;
    }
    if (breaks >= limits.lines()) {
      breakOff(FileFinding.RECORD_TOO_MANY_LINES);
      return true;
    }
    if (beaten.knows(base + index)) {
      index = (int) (beaten.to - base);
      state = beaten.state;
      breaks = (int) (beaten.line - line);
    }
    return false;
  }

  private void passLineBreak() throws IOException {
    boolean carriageReturn = rule.unit(buffer, index) == '\r';
    index += unitBytes;
    if (carriageReturn && available(unitBytes) && rule.unit(buffer, index) == '\n') {
      index += unitBytes;
    }
  }

  private void finish(int recordEnd, long nextLine) {
    resume = recordEnd;
    resumeLine = nextLine;
  }

  private void endOfFile() throws IOException {
    if (!QuoteRule.mayEnd(state)) {
      breakOff(FileFinding.QUOTE_NOT_CLOSED);
      return;
    }
    // An odd byte after the last unit of UTF-16 belongs to the last record, which it makes
    // unreadable.
    contentEnd = end;
    finish(end, line + breaks + 1);
  }

  private void breakOff(FileFinding finding) throws IOException {
    broken = finding;
    if (firstBreakEnd >= 0) {
      beaten.note(base + firstBreakEnd, base + index, state, line + breaks);
      finish(firstBreakEnd, line + 1);
      return;
    }
    skipLine();
    finish(index, line + 1);
  }

  /** Goes to the next physical line without keeping what it passes. */
  private void skipLine() throws IOException {
    while (true) {
      from = index;
      if (!available(unitBytes)) {
        index = end;
        return;
      }
      while (index + unitBytes <= end) {
        int unit = rule.unit(buffer, index);
        if (unit == '\n' || unit == '\r') {
          passLineBreak();
          return;
        }
        index += unitBytes;
      }
    }
  }

  /** Whether so many bytes stand at the index; reads on if need be, keeping the record. */
  private boolean available(int bytes) throws IOException {
    while (end - index < bytes && !exhausted) {
      if (from > 0) {
        System.arraycopy(buffer, from, buffer, 0, end - from);
        base += from;
        end -= from;
        index -= from;
        resume -= from;
        if (firstBreakEnd >= 0) {
          firstBreakEnd -= from;
        }
        from = 0;
      }
      if (end == buffer.length) {
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
      }
      int read = in.read(buffer, end, buffer.length - end);
      if (read < 0) {
        exhausted = true;
      } else {
        end += read;
      }
    }
    return end - index >= bytes;
  }

  /**
   * A stretch already walked inside quotes, by a record that broke at its end. A later record that
   * comes to one of its line breaks inside quotes would walk the rest in the same way, and jumps
   * instead: otherwise a thousand lines could be walked anew for each line of a bad file.
   */
  private static final class Beaten {
    private long from;
    private long to;
    private int state;
    private long line;

    private void note(long from, long to, int state, long line) {
      this.from = from;
      this.to = to;
      this.state = state;
      this.line = line;
    }

    private boolean knows(long offset) {
      return from <= offset && offset < to;
    }
  }
}
