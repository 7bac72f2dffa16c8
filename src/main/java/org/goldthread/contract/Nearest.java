package org.goldthread.contract;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.reading.CellText;

/** The spelling that somebody may have meant. */
final class Nearest {
  private static final int LONGEST = 64;

  private Nearest() {}

  /**
   * The candidate with the least number of typing slips (a letter wrong, missing, too many, or two
   * swapped) from a text, without case; the first of several; none if more than a third of the
   * letters differ.
   */
  static Optional<String> to(String text, Collection<String> candidates) {
    String wanted = CellText.lower(text);
    if (wanted.isEmpty() || wanted.length() > LONGEST) {
      return Optional.empty();
    }
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int allowed = Math.min(least - 1, Math.max(wanted.length(), candidate.length()) / 3);
      if (allowed < 0 || Math.abs(candidate.length() - wanted.length()) > allowed) {
        continue;
      }
      int slips = slips(wanted, CellText.lower(candidate));
      if (slips <= allowed) {
        best = candidate;
        least = slips;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * The candidates that are as near as {@link #to} asks for, the nearest first, but none with two
   * slips more than the nearest.
   */
  static List<String> all(String text, Collection<String> candidates) {
    String wanted = CellText.lower(text);
    if (wanted.isEmpty() || wanted.length() > LONGEST) {
      return List.of();
    }
    Map<String, Integer> near = new LinkedHashMap<>();
    for (String candidate : candidates) {
      int allowed = Math.max(wanted.length(), candidate.length()) / 3;
      if (Math.abs(candidate.length() - wanted.length()) <= allowed) {
        int slips = slips(wanted, CellText.lower(candidate));
        if (slips <= allowed) {
          near.put(candidate, slips);
        }
      }
    }
    int least = near.values().stream().min(Integer::compare).orElse(0);
    return near.entrySet().stream()
        .filter(candidate -> candidate.getValue() < least + 2)
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static int slips(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
