package org.goldthread.evaluation;

import java.util.Locale;
import java.util.Optional;

/** Figures as the page prints them. */
final class Shown {
  private Shown() {}

  /** A share in percent with two decimals; a dash where there is none. */
  static String share(Estimate estimate) {
    return estimate == null ? "–" : share(estimate.value());
  }

  static String share(double value) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * value);
  }

  /** The interval of a share, or nothing. */
  static String interval(Estimate estimate) {
    return Optional.ofNullable(estimate)
        .map(known -> Texts.of("interval", share(known.low()), share(known.high())))
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
