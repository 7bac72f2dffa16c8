package org.goldthread.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.goldthread.contract.RowCounts;
import org.goldthread.core.Problem;
import org.goldthread.job.RunSummary;

/** What a run did, on one screen. */
final class SummaryScreen {
  private static final String ROW = "  %-48s %8d %8d %8d %8d";

  private SummaryScreen() {}

  static void print(PrintWriter out, RunSummary summary) {
    out.printf(
        Locale.ROOT,
        "%n%s%n%n",
        summary.isDryRun() ? "Dry run: nothing was written" : "Run " + summary.run());
    out.printf("  %-48s %8s %8s %8s %8s%n", "feed", "read", "accepted", "rejected", "withheld");
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
    if (!summary.isDryRun()) {
      out.printf("%n  gold    %s%n", summary.gold());
    }
    summary.report().ifPresent(page -> out.printf("  report  %s%n", page));
    for (Problem problem : summary.problems()) {
      out.println();
      out.println(problem);
    }
    for (Problem warning : summary.warnings()) {
      out.println();
      out.println("Warning: " + warning);
    }
    out.flush();
  }

  private static void printFeed(PrintWriter out, String name, List<RunSummary.FeedLine> lines) {
    RowCounts counted =
        lines.stream().map(RunSummary.FeedLine::counted).reduce(RowCounts.NONE, RowCounts::plus);
    out.printf(
        Locale.ROOT,
        ROW + "%n",
        name,
        counted.read(),
        counted.accepted(),
        counted.rejected(),
        counted.withheld());
    lines.stream().filter(line -> !line.isInForce()).forEach(line -> printOther(out, line));
  }

  /** What was found in content that is not, or not yet, in force. */
  private static void printOther(PrintWriter out, RunSummary.FeedLine line) {
    String why = line.note().isEmpty() ? "" : ": " + line.note();
    out.printf(
        Locale.ROOT,
        ROW + "%s%n",
        "  " + line.period() + " " + line.state() + why,
        line.read(),
        line.accepted(),
        line.rejected(),
        line.withheld(),
        line.since().map(day -> "  in force: that of " + day).orElse(""));
  }
}
