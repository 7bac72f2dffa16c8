package org.goldthread.cli;

import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programmes;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;
import org.goldthread.intake.Landing;
import org.goldthread.job.JobRequest;
import org.goldthread.job.PeriodClose;
import org.goldthread.job.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code period close}. */
@Command(
    name = "period",
    mixinStandardHelpOptions = true,
    description = "Close a quarter: what was published stays.",
    subcommands = PeriodCommand.Close.class,
    footer = {"", "Example:", "  goldthread period close 2023-24-Q1 --conf conf/lambeth"})
final class PeriodCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    command.commandLine().usage(command.commandLine().getErr());
    return ExitCode.USER.number();
  }

  /** Closes a quarter. */
  @Command(
      name = "close",
      mixinStandardHelpOptions = true,
      description = {
        "Close a quarter and every one before it: the figures published so far become a release,"
            + " with a copy of the golden dataset and a page of its own.",
        "Rows that arrive later still count, at the date of their event, in every figure that is"
            + " made anew; the next release tells how many, by quarter."
      },
      footer = {"", "Example:", "  goldthread period close 2023-24-Q1 --conf conf/lambeth"})
  static final class Close implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(paramLabel = "QUARTER", description = "The quarter, as 2023-24-Q1.")
    private String quarter;

    @Mixin private PlaceOptions places;
    @Mixin private TodayOption today;

    @Option(names = "--dry-run", description = "Say what would become the release; write nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "The last line of standard output is one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
      Period period =
          Period.parse(quarter)
              .orElseThrow(
                  () ->
                      new GoldthreadException(
                          ExitCode.USER,
                          "`" + quarter + "` is no quarter",
                          "A quarter is a financial year from April and a number from 1 to 4.",
                          "Write it like 2023-24-Q1."));
      ConfigFiles files = places.files();
      JobRequest request =
          new JobRequest(
              files,
              Programmes.load(files),
              places.environment(),
              EnumSet.noneOf(Stage.class),
              Landing.Selection.ALL,
              false,
              false,
              false,
              today.given());
      PeriodClose.Result result;
      try (Console console = new Console(command.commandLine().getErr())) {
        result =
            dryRun
                ? PeriodClose.preview(request, period)
                : PeriodClose.run(request, period, console);
      }
      if (json) {
        Json.print(command.commandLine().getOut(), object(result));
      } else {
        print(command.commandLine().getOut(), result);
      }
      return ExitCode.DONE.number();
    }

    private static Map<String, Object> object(PeriodClose.Result result) {
      Map<String, Object> late = new LinkedHashMap<>();
      result.late().forEach((of, rows) -> late.put(of, rows.isPresent() ? rows.getAsLong() : null));
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("release", result.release());
      object.put("run", result.run());
      object.put("figures", result.figures());
      object.put("arrived_late", late);
      object.put("gold", result.gold().toString());
      object.put("report", result.page().toString());
      return object;
    }

    private void print(PrintWriter out, PeriodClose.Result result) {
      out.println();
      out.printf(
          Locale.ROOT,
          dryRun
              ? "Release %s would hold %,d published figures%n"
              : "Release %s holds %,d published figures%n",
          result.release(),
          result.figures());
      result
          .late()
          .forEach(
              (of, rows) ->
                  out.printf(Locale.ROOT, "  arrived late: %s  %s rows%n", of, text(rows)));
      out.printf("%n  gold    %s%n  report  %s%n", result.gold(), result.page());
      out.flush();
    }

    private static String text(OptionalLong rows) {
      return rows.isPresent() ? String.format(Locale.ROOT, "%,d", rows.getAsLong()) : "withheld";
    }
  }
}
