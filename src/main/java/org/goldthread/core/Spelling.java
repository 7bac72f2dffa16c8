package org.goldthread.core;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** How far a word is from the words that are known, for "did you mean". */
public final class Spelling {

  private Spelling() {}

  /**
   * The optimal string alignment distance: the least number of insertions, deletions, substitutions
   * and swaps of neighbours that turn one text into the other, no part edited twice.
   */
  public static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }

  /**
   * The known word nearest to a word, compared without case, if it is near enough to be meant: at
   * most one edit for each three characters, and always one. Of equally near words, the first in
   * alphabetical order.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    String lower = word.toLowerCase(Locale.ROOT);
    int least = Math.max(1, word.length() / 3) + 1;
    String best = null;
    for (String candidate : known) {
      int distance = distance(lower, candidate.toLowerCase(Locale.ROOT));
      if (distance < least
          || (best != null && distance == least && candidate.compareTo(best) < 0)) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }
}
