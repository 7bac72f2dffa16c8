package org.goldthread.disclosure;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;

/**
 * A rule of disclosure control for counts. Zero is always shown: it is a statement about nobody.
 *
 * @param name its name in configuration and reports
 * @param smallUpTo counts from 1 to this are small
 * @param smallShownAs what a small count is shown as; 0: it is suppressed
 * @param roundTo other counts are rounded to the nearest multiple of this; 1: not rounded
 * @param minimumDenominator least rounded population that percentages are given of
 */
public record DisclosurePreset(
    String name, int smallUpTo, int smallShownAs, int roundTo, int minimumDenominator)
    implements Serializable {
  private static final Map<String, DisclosurePreset> KNOWN =
      new TreeMap<>(
          Map.of(
              "csds", new DisclosurePreset("csds", 4, 0, 5, 10),
              "hes", new DisclosurePreset("hes", 7, 0, 5, 10),
              "msds", new DisclosurePreset("msds", 7, 5, 5, 10)));

  /** The preset of a programme that names none. */
  public static final String DEFAULT = "csds";

  /** Checks the numbers. */
  public DisclosurePreset {
    if (smallUpTo < 0 || smallShownAs < 0 || roundTo < 1 || minimumDenominator < 1) {
      throw new IllegalArgumentException(
          "disclosure preset " + name + " has a number out of range");
    }
    if (smallShownAs > 0 && smallShownAs % roundTo != 0) {
      throw new IllegalArgumentException(
          "disclosure preset " + name + ": small counts are shown as no multiple of " + roundTo);
    }
  }

  /** Names that configuration may use, sorted. */
  public static List<String> names() {
    return List.copyOf(KNOWN.keySet());
  }

  /**
   * The preset of a name.
   *
   * @throws GoldthreadException if there is none of that name
   */
  public static DisclosurePreset named(String name) {
    DisclosurePreset preset = KNOWN.get(name);
    if (preset == null) {
      throw new GoldthreadException(
          ExitCode.USER,
          "There is no disclosure preset \"" + name + "\".",
          "",
          "Use one of " + String.join(", ", KNOWN.keySet()) + ".");
    }
    return preset;
  }

  /** Shows every count as it is. For tests of what comes before and after disclosure control. */
  static DisclosurePreset none() {
    return new DisclosurePreset("none", 0, 0, 1, 1);
  }

  /** Whether small counts are withheld rather than blurred. */
  public boolean suppresses() {
    return smallUpTo > 0 && smallShownAs == 0;
  }

  /** Whether published counts are multiples of something. */
  public boolean rounds() {
    return roundTo > 1;
  }

  boolean isSmall(long count) {
    return count > 0 && count <= smallUpTo;
  }

  /**
   * Whether rounding alone leaves every small count possible for a withheld part of a shown total.
   */
  boolean hidesPartsOf(long total) {
    return roundTo > smallUpTo && shown(total).orElse(0) >= 2L * roundTo;
  }

  /** What a count is shown as; empty if it must be suppressed for its own smallness. */
  OptionalLong shown(long count) {
    if (!isSmall(count)) {
      return OptionalLong.of((count + roundTo / 2) / roundTo * roundTo);
    }
    return smallShownAs > 0 ? OptionalLong.of(smallShownAs) : OptionalLong.empty();
  }
}
