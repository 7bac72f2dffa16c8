package org.goldthread.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.goldthread.config.Environment;
import org.goldthread.config.Programmes;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code doctor}: what would keep a run from working here. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Check this machine, the configuration, the folders and the keys.",
    footer = {"", "Example:", "  goldthread doctor --conf conf/lambeth"})
final class DoctorCommand implements Callable<Integer> {
  /** The same that jobs/goldthread starts with. */
  private static final Set<Integer> SUPPORTED = Set.of(17, 21);

  @Spec private CommandSpec command;
  @Mixin private PlaceOptions places;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    List<ExitCode> failures = new ArrayList<>();
    check(out, failures, "Java", DoctorCommand::java);
    check(out, failures, "configuration", () -> Programmes.check(places.files()));
    check(out, failures, "environment", () -> environment(places.environment()));
    check(
        out,
        failures,
        "keys",
        () -> {
          KeyCheck.requireUsable(places.environment().keys(), places.programme().schemes());
          return List.of();
        });
    missingKeys().forEach(line -> out.println("         " + line));
    out.flush();
    return failures.stream()
        .max(Comparator.comparingInt(ExitCode::number))
        .orElse(ExitCode.DONE)
        .number();
  }

  private static void check(
      PrintWriter out, List<ExitCode> failures, String what, Supplier<List<Problem>> check) {
    List<Problem> problems;
    ExitCode code = ExitCode.USER;
    try {
      problems = check.get();
    } catch (GoldthreadException e) {
      problems = e.problems();
      code = e.exitCode();
    }
    out.printf("%-8s %s%n", problems.isEmpty() ? "ok" : "problem", what);
    problems.forEach(problem -> out.println(problem.toString().indent(9).stripTrailing()));
    if (!problems.isEmpty()) {
      failures.add(code);
    }
  }

  private List<String> missingKeys() {
    try {
      return KeyCheck.missing(places.environment().keys(), places.programme().schemes());
    } catch (GoldthreadException e) {
      // The checks above have told what is wrong with the configuration.
      return List.of();
    }
  }

  private static List<Problem> java() {
    int feature = Runtime.version().feature();
    if (!SUPPORTED.contains(feature)) {
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          "This is Java " + feature,
          "Spark 4 runs on Java 17 and 21.",
          "Set JAVA_HOME to a JDK 17.");
    }
    return List.of();
  }

  private static List<Problem> environment(Environment environment) {
    List<Problem> problems = new ArrayList<>();
    if (!Files.isDirectory(environment.landing())) {
      problems.add(
          Problem.of(
              "The landing folder " + environment.landing() + " does not exist",
              "Providers' files are taken in from there.",
              "Create it, or name another with --landing."));
    }
    return problems;
  }
}
