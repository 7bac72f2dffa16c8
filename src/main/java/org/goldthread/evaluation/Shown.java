package org.goldthread.evaluation;

import java.util.Locale;
import java.util.Optional;

/** Figures as the page prints them. */
final class Shown {
  private static final double LEAST_SHARES = 10_000;

  private Shown() {}

  /** A share in percent; a dash where there is none. */
  static String share(Estimate estimate) {
    return estimate == null ? "–" : share(estimate.value());
  }

  /**
   * A share in percent; what is not all is never shown as all, nor what is something as nothing.
   */
  static String share(double value) {
    double shown = Math.round(value * LEAST_SHARES) / LEAST_SHARES;
    if (value > 0 && shown == 0) {
      return Texts.of("share.least");
    }
    if (value < 1 && shown == 1) {
      return Texts.of("share.most");
    }
    return String.format(Locale.ROOT, "%.2f%%", 100 * value);
  }

  /** A share in percent to the third decimal, where targets lie; a dash where there is none. */
  static String fine(Estimate estimate) {
    return estimate == null ? "–" : fine(estimate.value());
  }

  static String fine(double value) {
    return String.format(Locale.ROOT, "%.3f%%", 100 * value);
  }

  /** The interval of a share, or nothing. */
  static String interval(Estimate estimate) {
    return Optional.ofNullable(estimate)
        .map(known -> Texts.of("interval", fine(known.low()), fine(known.high())))
        .orElse("");
  }

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A cause in words: what it is, the planted error, the key. */
  static String cause(Cause cause) {
    StringBuilder text = new StringBuilder();
    text.append(
        cause.cause().equals(Cause.ERROR) ? cause.error() : Texts.of("cause." + cause.cause()));
    if (!cause.cause().equals(Cause.ERROR) && !cause.error().isEmpty()) {
      text.append(": ").append(cause.error());
    }
    if (!cause.key().isEmpty()) {
      text.append(" (").append(cause.key()).append(')');
    }
    return text.toString();
  }
}
