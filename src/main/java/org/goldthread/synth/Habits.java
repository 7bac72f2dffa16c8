package org.goldthread.synth;

import java.util.ArrayList;
import java.util.List;
import org.goldthread.config.Feed;
import org.goldthread.core.Period;

/**
 * How a provider's office works with its spreadsheets: what a feed's description leaves open. The
 * same for every sample, because offices do not change with a seed.
 */
final class Habits {
  private static final int PURPOSE = 21;
  private static final String UTF_8 = "UTF-8";
  private static final int PAGE = 9;

  private final Feed feed;
  private final Dice dice;

  private Habits(Feed feed) {
    this.feed = feed;
    this.dice = dice(feed.provider());
  }

  static Habits of(Feed feed) {
    return new Habits(feed);
  }

  /** The dice of whoever bears a name. */
  static Dice dice(String name) {
    return Dice.of(0, PURPOSE, name.hashCode());
  }

  /** One of several ways of doing something, always the same for the provider. */
  int way(String what, int ways) {
    return dice(feed.provider() + " " + what).below(ways);
  }

  /** How the feed's files are written. */
  SheetFormat format() {
    String encoding = feed.format().encoding().isEmpty() ? UTF_8 : feed.format().encoding();
    boolean mark = dice.chance(0.4) && encoding.equals(UTF_8);
    boolean carriageReturn = dice.chance(0.5);
    boolean quoteAll = dice.chance(0.25);
    boolean again = dice.chance(0.3);
    int blank = dice.below(3);
    boolean finalNewline = dice.chance(0.8);
    return new SheetFormat(
        feed.format().delimiter(),
        encoding,
        mark,
        carriageReturn,
        quoteAll,
        banner(),
        again ? PAGE + dice.below(12) : 0,
        total(),
        finalNewline ? blank : 0,
        finalNewline);
  }

  private List<String> banner() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < feed.format().headerOffset(); i++) {
      lines.add(i == 0 ? feed.name() : i == 1 ? "Confidential; for the programme only" : "");
    }
    return lines;
  }

  /** What the row at the end that is no data begins with; empty for none. */
  private String total() {
    return feed.filters().stream()
        .map(Feed.Filter::startsWith)
        .filter(word -> !word.isEmpty())
        .map(Habits::capital)
        .findFirst()
        .orElse("");
  }

  /** A word with a capital letter at its beginning. */
  static String capital(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** The name of a period's file. */
  String file(Period period) {
    return switch (way("file", 3)) {
      case 0 -> feed.name() + "_" + period + ".csv";
      case 1 -> feed.name().replace('-', ' ') + " " + period + ".csv";
      default -> period + " " + feed.name() + ".csv";
    };
  }

  /** The name of a period's second file. */
  String secondFile(Period period) {
    return feed.fill().orElseThrow().file().replace("*", period.toString());
  }
}
