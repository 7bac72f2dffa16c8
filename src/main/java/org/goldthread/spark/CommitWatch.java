package org.goldthread.spark;

import org.goldthread.table.Table;

/**
 * Is told of each commit to a table of the lake, on the thread that makes it: progress lines and
 * counts of commits. What it throws ends the statement.
 */
public interface CommitWatch {
  /** Nobody watches. */
  CommitWatch NONE =
      new CommitWatch() {
        @Override
        public void before(Table table, String step) {}

        @Override
        public void after(Table table, String step, long version) {}
      };

  /** A statement is about to commit. */
  void before(Table table, String step);

  /** A statement has committed this version. */
  void after(Table table, String step, long version);
}
