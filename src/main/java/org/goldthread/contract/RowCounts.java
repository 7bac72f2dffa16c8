package org.goldthread.contract;

import java.util.List;

/**
 * What became of source rows.
 *
 * @param accepted rows that go on
 * @param rejected rows sent back
 * @param withheld rows whose person said no
 * @param ignored records that are no rows: blank, headings once more, totals, without any item
 */
public record RowCounts(long accepted, long rejected, long withheld, long ignored) {
  /** No row yet. */
  public static final RowCounts NONE = new RowCounts(0, 0, 0, 0);

  /** Rows read: the sum of the three verdicts. */
  public long read() {
    return accepted + rejected + withheld;
  }

  /** Counts one source row by what the engine made of it. */
  public RowCounts plus(List<JudgedRow> judged) {
    if (judged.isEmpty()) {
      return new RowCounts(accepted, rejected, withheld, ignored + 1);
    }
    return switch (judged.get(0).status()) {
      case ACCEPTED -> new RowCounts(accepted + 1, rejected, withheld, ignored);
      case REJECTED -> new RowCounts(accepted, rejected + 1, withheld, ignored);
      case WITHHELD -> new RowCounts(accepted, rejected, withheld + 1, ignored);
    };
  }

  /** Both counts together. */
  public RowCounts plus(RowCounts other) {
    return new RowCounts(
        accepted + other.accepted,
        rejected + other.rejected,
        withheld + other.withheld,
        ignored + other.ignored);
  }
}
