package org.goldthread.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.evaluation.Evaluation;
import org.goldthread.evaluation.EvaluationPage;
import org.goldthread.job.Evaluating;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Hold the linkage of the last complete run against a truth.",
    footer = {
      "",
      "Example:",
      "  goldthread evaluate --truth sample/truth --conf conf/lambeth --lake lake"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private PlaceOptions places;

  @Option(
      names = "--truth",
      paramLabel = "PATH",
      required = true,
      description = "The truth folder of a sample, or one file of labels.")
  private Path truth;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Write the figures as an HTML page. They are exact: not for publication.")
  private Path page;

  @Option(names = "--json", description = "The last line of standard output is one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    Evaluation evaluation;
    try (Console console = new Console(command.commandLine().getErr())) {
      evaluation = Evaluating.of(places.environment(), places.programme(), truth, console);
      console.begin("done");
    }
    if (page != null) {
      write(EvaluationPage.html(evaluation));
    }
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      Json.print(out, EvaluationJson.of(evaluation));
    } else {
      EvaluationScreen.print(out, evaluation);
    }
    out.flush();
    return ExitCode.DONE.number();
  }

  private void write(String html) {
    try {
      if (page.toAbsolutePath().getParent() != null) {
        Files.createDirectories(page.toAbsolutePath().getParent());
      }
      Files.writeString(page, html);
    } catch (IOException e) {
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          "The page could not be written: " + page,
          "Its file could not be made: " + e.getClass().getSimpleName() + ".",
          "Name a place with --page that this account may write to.");
    }
  }
}
