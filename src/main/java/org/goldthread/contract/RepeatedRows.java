package org.goldthread.contract;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.goldthread.reading.CellText;
import org.goldthread.reading.FileShape;
import org.goldthread.reading.FileSlices;
import org.goldthread.reading.SourceRow;

/**
 * Finds rows of one file that repeat an earlier one: equal in every cell, or equal in the declared
 * row key only. Of a row it keeps digests of 16 bytes and its line, in memory, and of at most
 * {@link #MOST} contents and keys: at most 24 MiB, whatever the size of the file. Rows after those
 * are still compared with them. Belongs to one thread.
 *
 * <p>Looked at are rows that are about somebody, as far as they are accepted: two anonymous answers
 * may well be the same.
 */
final class RepeatedRows {
  /** How many contents and keys are remembered. */
  static final int MOST = 1 << 19;

  private static final int FIRST_SLOTS = 1 << 10;

  private final FeedRules rules;
  private final MessageDigest sha256;
  private long[] high = new long[FIRST_SLOTS];
  private long[] low = new long[FIRST_SLOTS];
  private long[] lines = new long[FIRST_SLOTS];
  private final byte[] buffer = new byte[1 << 12];
  private int filled;
  private int held;

  RepeatedRows(FeedRules rules) {
    this.rules = rules;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether repeats are looked for in a file: it is read whole, by one task. */
  static boolean areSoughtIn(FileShape shape, long bytes) {
    return shape.isSheet() || bytes <= FileSlices.THRESHOLD;
  }

  /** The rows with what they repeat; rejected where the feed rejects for it. */
  List<JudgedRow> checked(SourceRow source, List<JudgedRow> rows) {
    if (rows.isEmpty()
        || rows.get(0).status() != Status.ACCEPTED
        || !rules.contract().needsKey()
        || !rows.get(0).identifiers().areOfSomebody()) {
      return rows;
    }
    long equal = lineOf('c', Arrays.asList(source.cells()), source.line());
    if (equal != source.line()) {
      return found(FindingId.ROW_REPEATED, equal, rows);
    }
    for (JudgedRow row : rows) {
      List<String> key = row.identifiers().rowKey();
      long same = key.isEmpty() ? source.line() : lineOf('k', key, source.line());
      if (same != source.line()) {
        return found(FindingId.KEY_REPEATED, same, rows);
      }
    }
    return rows;
  }

  private List<JudgedRow> found(FindingId id, long line, List<JudgedRow> rows) {
    Finding finding =
        new Finding(
            id,
            rules.effect(id),
            Value.ROW,
            "",
            0,
            rows.get(0).line(),
            FindingTexts.text("expected.unique", Long.toString(line)),
            "");
    if (finding.severity() == Severity.REJECT) {
      List<Finding> all = new ArrayList<>();
      rows.forEach(row -> all.addAll(row.findings()));
      all.add(finding);
      return List.of(JudgedRow.rejected(rows.get(0).line(), id, all));
    }
    List<JudgedRow> noted = new ArrayList<>(rows);
    noted.set(0, rows.get(0).with(List.of(finding)));
    return List.copyOf(noted);
  }

  /** The first line on which the texts stood; the given one if they are new. */
  private long lineOf(char kind, List<String> texts, long line) {
    sha256.update((byte) kind);
    texts.forEach(this::add);
    sha256.update(buffer, 0, filled);
    filled = 0;
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
    long first = digest.getLong();
    long second = digest.getLong();
    int at = slot(first, second);
    if (lines[at] == 0 && held < MOST) {
      high[at] = first;
      low[at] = second;
      lines[at] = line;
      held++;
      if (held > lines.length / 2) {
        grow();
      }
      return line;
    }
    return lines[at] == 0 ? line : lines[at];
  }

  /** Adds a text and, before it, its length; two bytes for each character. */
  private void add(String text) {
    String clean = CellText.clean(text);
    add((char) (clean.length() >>> Character.SIZE));
    add((char) clean.length());
    for (int i = 0; i < clean.length(); i++) {
      add(clean.charAt(i));
    }
  }

  private void add(char c) {
    if (filled == buffer.length) {
      sha256.update(buffer);
      filled = 0;
    }
    buffer[filled++] = (byte) (c >>> Byte.SIZE);
    buffer[filled++] = (byte) c;
  }

  /** Where a digest stands, or the free place where it would. */
  private int slot(long first, long second) {
    int at = (int) first & (lines.length - 1);
    while (lines[at] != 0 && (high[at] != first || low[at] != second)) {
      at = (at + 1) & (lines.length - 1);
    }
    return at;
  }

  private void grow() {
    long[] oldHigh = high;
    long[] oldLow = low;
    long[] oldLines = lines;
    high = new long[oldLines.length * 2];
    low = new long[oldLines.length * 2];
    lines = new long[oldLines.length * 2];
    for (int i = 0; i < oldLines.length; i++) {
      if (oldLines[i] != 0) {
        int at = slot(oldHigh[i], oldLow[i]);
        high[at] = oldHigh[i];
        low[at] = oldLow[i];
        lines[at] = oldLines[i];
      }
    }
  }
}
