package org.goldthread.job;

/** Words of the column {@code state} of the table of submissions. */
final class SubmissionState {
  static final String IN_FORCE = "in_force";
  static final String HELD = "held";
  static final String REFUSED = "refused";

  private SubmissionState() {}
}
