package org.goldthread.core;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Something wrong that its reader can mend.
 *
 * @param problem what is wrong, in one sentence
 * @param cause why it is so, or an empty string where the problem says it all
 * @param remedy what to do about it
 * @param file the file it stands in, or an empty string
 * @param line the line in that file, from 1; 0 if unknown
 */
public record Problem(String problem, String cause, String remedy, String file, int line) {
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");

  /** Checks that nothing is null. */
  public Problem {
    Objects.requireNonNull(problem);
    Objects.requireNonNull(cause);
    Objects.requireNonNull(remedy);
    Objects.requireNonNull(file);
  }

  /** A problem that belongs to no file. */
  public static Problem of(String problem, String cause, String remedy) {
    return new Problem(problem, cause, remedy, "", 0);
  }

  /** A problem at a line of a file. */
  public static Problem at(String file, int line, String problem, String remedy) {
    return new Problem(problem, "", remedy, file, line);
  }

  /**
   * A name that somebody else chose, as it can be shown: line breaks and other characters that
   * would move what stands around it become question marks.
   */
  public static String plain(String name) {
    return UNPRINTABLE.matcher(name).replaceAll("?");
  }

  /** The problem as a person reads it: place, problem, cause, remedy. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (!file.isEmpty()) {
      text.append(plain(file));
      if (line > 0) {
        text.append(':').append(line);
      }
      text.append(": ");
    }
    text.append(problem);
    if (!cause.isEmpty()) {
      text.append("\n  why: ").append(cause);
    }
    if (!remedy.isEmpty()) {
      text.append("\n  do:  ").append(remedy);
    }
    return text.toString();
  }
}
