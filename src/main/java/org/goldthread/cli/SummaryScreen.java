package org.goldthread.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.goldthread.core.Problem;
import org.goldthread.job.RunSummary;

/** What a run did, on one screen. */
final class SummaryScreen {
  private SummaryScreen() {}

  static void print(PrintWriter out, RunSummary summary) {
    out.printf(Locale.ROOT, "%nRun %d%n%n", summary.run());
    out.printf("  %-44s %8s %8s %8s %8s%n", "feed", "read", "accepted", "rejected", "withheld");
    summary.feeds().stream()
        .collect(
            Collectors.groupingBy(
                feed -> feed.provider() + "/" + feed.feed(), TreeMap::new, Collectors.toList()))
        .forEach((name, lines) -> printFeed(out, name, lines));
    summary
        .people()
        .ifPresent(
            people -> {
              out.printf(
                  Locale.ROOT,
                  "%n  %,d children and %,d adults in %,d families (scope %s)%n",
                  people.children(),
                  people.adults(),
                  people.families(),
                  people.familyScope());
              out.printf(
                  Locale.ROOT,
                  "  counted service by service %,d; unique %,d (between %,d and %,d)%n",
                  people.naive(),
                  people.unique(),
                  people.atLeast(),
                  people.atMost());
            });
    out.printf("%n  gold    %s%n", summary.gold());
    summary.report().ifPresent(page -> out.printf("  report  %s%n", page));
    for (Problem problem : summary.problems()) {
      out.println();
      out.println(problem);
    }
    out.flush();
  }

  private static void printFeed(PrintWriter out, String name, List<RunSummary.FeedLine> lines) {
    out.printf(
        Locale.ROOT,
        "  %-44s %8d %8d %8d %8d%s%n",
        name,
        lines.stream().mapToLong(RunSummary.FeedLine::read).sum(),
        lines.stream().mapToLong(RunSummary.FeedLine::accepted).sum(),
        lines.stream().mapToLong(RunSummary.FeedLine::rejected).sum(),
        lines.stream().mapToLong(RunSummary.FeedLine::withheld).sum(),
        lines.stream()
            .filter(line -> !line.state().equals("in_force"))
            .map(line -> "  " + line.period() + " " + line.state() + ": " + line.note())
            .collect(Collectors.joining(";")));
  }
}
