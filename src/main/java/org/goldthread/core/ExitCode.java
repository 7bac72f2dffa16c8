package org.goldthread.core;

/**
 * What a command's process reports to whoever started it. The numbers are part of the public
 * interface.
 */
public enum ExitCode {
  /** Finished; there may have been warnings. */
  DONE(0),
  /** A defect of the software itself. */
  INTERNAL(1),
  /** The user's configuration or arguments. */
  USER(2),
  /** A data-quality gate did not pass. */
  QUALITY(3),
  /** Key file, permissions, lease, newer lake. */
  ENVIRONMENT(4),
  /** Stopped by the user. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number that the process exits with. */
  public int number() {
    return number;
  }
}
