package org.goldthread.validation;

import java.util.List;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.Severity;
import org.goldthread.contract.Value;

/**
 * The findings of a file's rows as far as they are listed: a file of any size whose every row is
 * sent back has millions, which no memory holds and nobody reads. Rows are counted all the same.
 */
final class KeptFindings {
  /** How many findings of a file are listed. */
  static final int MOST = 100_000;

  private final List<Finding> kept;
  private boolean refuses;
  private long leftOut;

  /** Adds to a list that may hold findings about the file already. */
  KeptFindings(List<Finding> kept) {
    this.kept = kept;
  }

  /** Takes the findings of a row. One that refuses the file is never left out. */
  void add(List<Finding> findings) {
    for (Finding finding : findings) {
      boolean isFirstRefusal = finding.severity() == Severity.FILE && !refuses;
      refuses |= isFirstRefusal;
      if (kept.size() < MOST || isFirstRefusal) {
        kept.add(finding);
      } else {
        leftOut++;
      }
    }
  }

  /** Says above all others how many were left out, if any were. */
  void finish() {
    if (leftOut > 0) {
      FindingId id = FindingId.NOT_ALL_LISTED;
      String others = Long.toString(leftOut);
      kept.add(0, new Finding(id, id.severity(), Value.ROW, "", 0, 0, others, ""));
    }
  }
}
