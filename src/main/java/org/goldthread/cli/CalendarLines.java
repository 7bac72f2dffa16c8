package org.goldthread.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.goldthread.calendar.ExpectedFeed;

/** The calendar of feeds for a person: a line for each feed and run of periods of one state. */
final class CalendarLines {

  private CalendarLines() {}

  /** The lines, in order of feed and period. */
  static List<String> of(Collection<ExpectedFeed> calendar) {
    Map<String, List<ExpectedFeed>> byFeed = new TreeMap<>();
    calendar.forEach(
        feed -> byFeed.computeIfAbsent(feed.name(), name -> new ArrayList<>()).add(feed));
    List<String> lines = new ArrayList<>();
    byFeed.values().forEach(feeds -> add(lines, feeds));
    return lines;
  }

  private static void add(List<String> lines, List<ExpectedFeed> feeds) {
    int from = 0;
    for (int at = 1; at <= feeds.size(); at++) {
      if (at == feeds.size() || feeds.get(at).state() != feeds.get(from).state()) {
        lines.add(line(feeds.get(from), feeds.get(at - 1)));
        from = at;
      }
    }
  }

  private static String line(ExpectedFeed first, ExpectedFeed last) {
    return String.format(
        Locale.ROOT,
        "%-48s %-14s %s",
        first.name(),
        first.state().word().replace('_', ' '),
        first.period().equals(last.period())
            ? first.period()
            : first.period() + " to " + last.period());
  }
}
