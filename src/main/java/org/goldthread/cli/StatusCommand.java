package org.goldthread.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.goldthread.core.ExitCode;
import org.goldthread.job.LakeStatus;
import org.goldthread.job.RunStatus;
import org.goldthread.job.StepStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Show the runs of a lake, the versions of its tables, stale feeds and the calendar of feeds.",
    footer = {"", "Example:", "  goldthread status --conf conf/lambeth --lake lake"})
final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private PlaceOptions places;
  @Mixin private TodayOption today;

  @Option(
      names = "--fingerprint",
      description = "Print a hash of each table of state; equal tables have equal hashes.")
  private boolean fingerprint;

  @Option(names = "--json", description = "The last line of standard output is one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    if (fingerprint) {
      Map<String, String> prints = LakeStatus.fingerprints(places.environment());
      if (json) {
        Json.print(out, prints);
      } else {
        prints.forEach((table, hash) -> out.printf("%-28s %s%n", table, hash));
      }
    } else {
      LakeStatus status =
          LakeStatus.of(
              places.environment(),
              places.programme(),
              today.given().orElseGet(() -> LocalDate.now(ZoneOffset.UTC)));
      if (json) {
        Json.print(out, object(status));
      } else {
        print(out, status);
      }
    }
    out.flush();
    return ExitCode.DONE.number();
  }

  private static Map<String, Object> object(LakeStatus status) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(
        "runs",
        status.runs().stream()
            .map(
                run -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("run", run.run());
                  one.put("state", run.state().name().toLowerCase(Locale.ROOT));
                  one.put("began", run.began().toString());
                  one.put("last", run.last().toString());
                  one.put("code", run.code());
                  one.put("versions", run.versions());
                  one.put(
                      "steps",
                      run.steps().stream()
                          .map(
                              step -> {
                                Map<String, Object> s = new LinkedHashMap<>();
                                s.put("step", step.step());
                                s.put("table", step.table());
                                s.put("version", step.version());
                                s.put("rows", step.rows());
                                step.seconds().ifPresent(seconds -> s.put("seconds", seconds));
                                return s;
                              })
                          .toList());
                  return one;
                })
            .toList());
    object.put("stale", status.stale());
    object.put(
        "calendar",
        status.calendar().stream()
            .map(
                feed -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("period", feed.period());
                  one.put("provider", feed.provider());
                  one.put("feed", feed.feed());
                  one.put("state", feed.state().word());
                  return one;
                })
            .toList());
    return object;
  }

  private static void print(PrintWriter out, LakeStatus status) {
    List<RunStatus> runs = status.runs();
    if (runs.isEmpty()) {
      out.println("The lake is empty: no run yet.");
    }
    for (RunStatus run : runs) {
      out.printf(
          "run %d  %-9s began %s  last %s  version %s%n",
          run.run(),
          run.state().name().toLowerCase(Locale.ROOT),
          run.began(),
          run.last(),
          run.code());
    }
    if (!runs.isEmpty()) {
      out.println();
      for (StepStatus step : runs.get(runs.size() - 1).steps()) {
        out.printf(
            Locale.ROOT,
            "  %-14s %-28s version %4d %10d rows %8s%n",
            step.step(),
            step.table(),
            step.version(),
            step.rows(),
            step.seconds().isPresent()
                ? String.format(Locale.ROOT, "%.1f s", step.seconds().getAsDouble())
                : "resumed");
      }
    }
    if (!status.stale().isEmpty()) {
      out.println();
      status.stale().forEach(line -> out.println("stale: " + line));
    }
    if (!status.calendar().isEmpty()) {
      out.println();
      out.println("calendar:");
      CalendarLines.of(status.calendar()).forEach(line -> out.println("  " + line));
    }
  }
}
