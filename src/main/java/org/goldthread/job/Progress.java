package org.goldthread.job;

/** Tells a waiting person what is being done. Never told a value of a row. */
@FunctionalInterface
public interface Progress {
  /** Says nothing. */
  Progress SILENT = step -> {};

  /** A step begins. */
  void begin(String step);
}
