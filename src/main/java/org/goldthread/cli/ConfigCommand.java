package org.goldthread.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.goldthread.config.EffectiveConfig;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;
import org.goldthread.postcode.PostcodeLookup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The commands {@code config check} and {@code config show}. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "Check the configuration, or show what it comes to.",
    subcommands = {ConfigCommand.Check.class, ConfigCommand.Show.class},
    footer = {"", "Example:", "  goldthread config check --conf conf/lambeth"})
final class ConfigCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    command.commandLine().usage(command.commandLine().getErr());
    return ExitCode.USER.number();
  }

  /** Lists all problems at once. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "List all problems of the configuration at once, with file and line.",
        "Warnings tell of measures that no feed brings, outcomes that no service measures, and"
            + " LSOAs of the area that no postcode lies in; they change no exit code."
      },
      footer = {"", "Example:", "  goldthread config check --conf conf/lambeth"})
  static final class Check implements Callable<Integer> {
    @Spec private CommandSpec command;
    @Mixin private PlaceOptions places;

    @Option(names = "--json", description = "The last line of standard output is one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
      Programmes.Review review = Programmes.review(places.files());
      List<Problem> problems = new ArrayList<>(review.problems());
      List<Problem> warnings = new ArrayList<>(review.warnings());
      if (problems.isEmpty()) {
        checkPostcodes(problems, warnings);
      }
      problems.forEach(command.commandLine().getErr()::println);
      warnings.forEach(warning -> command.commandLine().getErr().println("warning: " + warning));
      command.commandLine().getErr().flush();
      if (json) {
        Json.print(
            command.commandLine().getOut(),
            new TreeMap<>(
                Map.of(
                    "problems", Json.problems(problems),
                    "warnings", Json.problems(warnings))));
      } else if (problems.isEmpty()) {
        command.commandLine().getOut().println("The configuration holds.");
      }
      return (problems.isEmpty() ? ExitCode.DONE : ExitCode.USER).number();
    }

    /** Whether postcodes can be found in the area at all, which only the whole lookup tells. */
    private void checkPostcodes(List<Problem> problems, List<Problem> warnings) {
      Programme.Area area = Programmes.cached(places.files()).area();
      try {
        PostcodeLookup.of(Path.of(places.files().folder()), area)
            .unfit(area)
            .map(PostcodeLookup.Unfit::problem)
            .ifPresent(warnings::add);
      } catch (GoldthreadException e) {
        problems.addAll(e.problems());
      }
    }
  }

  /** Prints every effective value with its origin. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Print each effective value with where it comes from.",
      footer = {
        "",
        "Example:",
        "  goldthread config show --conf conf/lambeth",
        "  goldthread config show --conf conf/lambeth --period 2018-19-Q4"
      })
  static final class Show implements Callable<Integer> {
    @Spec private CommandSpec command;
    @Mixin private PlaceOptions places;

    @Option(
        names = "--period",
        paramLabel = "PERIOD",
        description =
            "Feeds and contracts as they stand in this period; else as written, changes listed.")
    private String period;

    @Override
    public Integer call() {
      for (EffectiveConfig.Entry entry :
          EffectiveConfig.of(
              places.files(),
              places.environmentName(),
              places.overrides(),
              Optional.ofNullable(period).map(PeriodOption::parse))) {
        command
            .commandLine()
            .getOut()
            .printf("%-60s %-40s %s%n", entry.key(), entry.value(), entry.origin());
      }
      command.commandLine().getOut().flush();
      return ExitCode.DONE.number();
    }
  }
}
