package org.goldthread.contract;

import java.util.Optional;
import java.util.function.LongPredicate;

/** What is in force of files that are no longer there, since their clear text was removed. */
@FunctionalInterface
public interface InForce {
  /** Nothing: a correction of a file that is not there is one of an unknown file. */
  InForce NOTHING = fileCheck -> Optional.empty();

  /**
   * Nobody knows here: a correction of a file that is not there is judged as if the file were in
   * force, and arrival shows.
   */
  InForce UNKNOWN = fileCheck -> Optional.of(line -> true);

  /**
   * The lines of a file that can be corrected.
   *
   * @param fileCheck the first 16 hexadecimal digits of its content hash
   * @return empty if no such file is in force
   */
  Optional<LongPredicate> lines(String fileCheck);
}
