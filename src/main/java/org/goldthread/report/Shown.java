package org.goldthread.report;

import java.util.Locale;
import java.util.Optional;
import org.goldthread.calendar.ExpectedFeed;
import org.goldthread.disclosure.PublishedFigure;
import org.goldthread.disclosure.Received;
import org.goldthread.disclosure.Status;

/**
 * A figure as the page prints it.
 *
 * @param text the number, a sign, or words
 * @param kind number, withheld, missing or none; also its style
 * @param spoken what a screen reader says instead of a sign; empty where the text says it all
 * @param isIncomplete whether files that it rests on are missing
 * @param note what stands below it, or empty
 */
record Shown(String text, String kind, String spoken, boolean isIncomplete, String note) {

  /** A figure; one that does not exist is a dash. */
  static Shown of(Optional<PublishedFigure> figure) {
    return figure.map(Shown::of).orElse(new Shown("–", "none", Texts.of("cell.none"), false, ""));
  }

  /** A figure that cannot exist, for a reason that the calendar knows. */
  static Shown absent(ExpectedFeed.State state) {
    return new Shown(Texts.of("cell." + state.word()), "none", "", false, "");
  }

  private static Shown of(PublishedFigure figure) {
    if (figure.status() == Status.SUPPRESSED) {
      return new Shown("*", "withheld", Texts.of("cell.withheld"), false, "");
    }
    if (figure.status() == Status.NOT_RECEIVED) {
      return new Shown(
          Texts.of("cell.not_received"), "missing", "", false, String.join(", ", figure.missing()));
    }
    return new Shown(
        number(figure.value().orElseThrow()), "number", "", figure.received() != Received.ALL, "");
  }

  /** The same without the mark of incompleteness, where a caption bears it for all. */
  Shown unmarked() {
    return new Shown(text, kind, spoken, false, note);
  }

  /** The same with something below it. */
  Shown noted(String below) {
    return new Shown(text, kind, spoken, isIncomplete, below);
  }

  /** Whether it is zero or does not exist. */
  boolean isNothing() {
    return kind.equals("none") || text.equals("0");
  }

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
