package org.goldthread.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldthread.contract.RowCounts;
import org.goldthread.core.Problem;
import org.goldthread.job.RunSummary;

/** What a run did, on one screen. */
final class SummaryScreen {
  private static final String ROW = "  %-48s %8d %8d %8d %8d";

  /** More feeds than these do not stand on one screen; then a line is a provider. */
  private static final int MOST_FEEDS = 30;

  private SummaryScreen() {}

  static void print(PrintWriter out, RunSummary summary) {
    out.printf(
        Locale.ROOT,
        "%n%s%n%n",
        summary.isDryRun() ? "Dry run: nothing was written" : "Run " + summary.run());
    printRows(out, summary.feeds());
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

  private static void printRows(PrintWriter out, List<RunSummary.FeedLine> submissions) {
    Map<String, List<RunSummary.FeedLine>> feeds =
        grouped(submissions, line -> line.provider() + "/" + line.feed());
    boolean byProvider = feeds.size() > MOST_FEEDS;
    out.printf(
        "  %-48s %8s %8s %8s %8s%n",
        byProvider ? "provider" : "feed", "read", "accepted", "rejected", "withheld");
    if (byProvider) {
      grouped(submissions, RunSummary.FeedLine::provider)
          .forEach((provider, lines) -> printLine(out, provider + feeds(lines), lines, true));
      out.printf(Locale.ROOT, "%n  %,d feeds; each with --json%n", feeds.size());
    } else {
      feeds.forEach((name, lines) -> printLine(out, name, lines, false));
    }
  }

  private static Map<String, List<RunSummary.FeedLine>> grouped(
      List<RunSummary.FeedLine> lines, Function<RunSummary.FeedLine, String> by) {
    return lines.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
  }

  private static String feeds(List<RunSummary.FeedLine> lines) {
    long count = lines.stream().map(RunSummary.FeedLine::feed).distinct().count();
    return count == 1 ? "" : " (" + count + " feeds)";
  }

  private static void printLine(
      PrintWriter out, String name, List<RunSummary.FeedLine> lines, boolean namesFeeds) {
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
    lines.stream()
        .filter(line -> !line.isInForce())
        .forEach(line -> printOther(out, line, namesFeeds ? line.feed() + " " : ""));
  }

  /** What was found in content that is not, or not yet, in force. */
  private static void printOther(PrintWriter out, RunSummary.FeedLine line, String feed) {
    String why = line.note().isEmpty() ? "" : ": " + line.note();
    out.printf(
        Locale.ROOT,
        ROW + "%s%n",
        "  " + feed + line.period() + " " + line.state() + why,
        line.read(),
        line.accepted(),
        line.rejected(),
        line.withheld(),
        line.since().map(day -> "  in force: that of " + day).orElse(""));
  }
}
