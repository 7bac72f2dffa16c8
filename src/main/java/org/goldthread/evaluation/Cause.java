package org.goldthread.evaluation;

import java.util.Comparator;

/**
 * Why linkage made one of two people, or two of one. The words are part of the public interface.
 *
 * @param cause {@code error}, {@code kept_apart}, {@code conflict}, {@code ambiguous}, {@code
 *     refused_block}, {@code twins}, {@code shared_address}, {@code gap}, {@code same_key}, {@code
 *     no_shared_key}, {@code unlabelled} or {@code unexplained}
 * @param error the truth's word for the error behind it, or empty
 * @param key name of the key that joined two people; of a part without a shared key the names of
 *     those that it has; or empty
 * @param withinCeiling of one person made two: whether an uncorrupted key connects them
 */
public record Cause(String cause, String error, String key, boolean withinCeiling)
    implements Comparable<Cause> {
  static final String ERROR = "error";
  static final String CONFLICT = "conflict";
  static final String AMBIGUOUS = "ambiguous";
  static final String REFUSED_BLOCK = "refused_block";
  static final String KEPT_APART = "kept_apart";
  static final String TWINS = "twins";
  static final String SHARED_ADDRESS = "shared_address";
  static final String GAP = "gap";
  static final String SAME_KEY = "same_key";
  static final String NO_SHARED_KEY = "no_shared_key";
  static final String UNLABELLED = "unlabelled";
  static final String UNEXPLAINED = "unexplained";

  private static final Comparator<Cause> ORDER =
      Comparator.comparing(Cause::cause)
          .thenComparing(Cause::error)
          .thenComparing(Cause::key)
          .thenComparing(Cause::withinCeiling);

  @Override
  public int compareTo(Cause other) {
    return ORDER.compare(this, other);
  }
}
