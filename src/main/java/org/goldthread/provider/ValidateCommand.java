package org.goldthread.provider;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.RowEngine;
import org.goldthread.core.ExitCode;
import org.goldthread.validation.Validation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code validate}: what is wrong with the files of a submission, before they are sent
 * or taken. Starts no Spark and needs no key; the platform's command line and the provider's tool
 * share it, so both find the same.
 */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Check the files of a submission; nothing is sent or taken.",
    footer = {
      "",
      "Exit code 3 if a row or a file would be sent back.",
      "",
      "Example:",
      "  validate export.csv --feed courses --period 2023-24-Q2"
    })
public final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ConfOption conf;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "All files of one submission, the feed's second file among them.")
  private List<Path> files;

  @Option(names = "--feed", paramLabel = "NAME", required = true, description = "Their feed.")
  private String feed;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description =
          "Their period, as 2023-24-Q2; else that of the folder they lie in, else the programme's"
              + " last.")
  private String period;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(names = "--all", description = "Show every line of a finding, not the first ten.")
  private boolean all;

  @Option(
      names = "--feedback",
      paramLabel = "DIR",
      description = "Write the findings there as feedback.csv and feedback.html.")
  private Path feedback;

  @Override
  public Integer call() {
    FeedAtWork work = FeedAtWork.of(conf.files(), feed, Optional.ofNullable(period), files);
    RowEngine engine = work.engine();
    Validation found = Validation.of(engine, work.period(), files);
    List<FindingId> later = engine.checkedOnArrival();
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      ValidationJson.write(found, later, out);
      out.println();
    } else {
      new ValidationScreen(out, all).show(found, later);
    }
    if (feedback != null) {
      FeedbackFolder.write(found, engine.completeness(), Optional.empty(), feedback);
    }
    if (feedback != null && !json) {
      out.println(
          ProviderTexts.text("validate.feedback", feedback.resolve("feedback.html").toString()));
    }
    out.flush();
    return (found.hasRejections() ? ExitCode.QUALITY : ExitCode.DONE).number();
  }
}
