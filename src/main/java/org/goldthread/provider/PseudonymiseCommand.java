package org.goldthread.provider;

import static org.goldthread.provider.ProviderTexts.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.goldthread.contract.RowCounts;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code pseudonymise}: an export to the sealed token file that is sent instead. */
@Command(
    name = "pseudonymise",
    mixinStandardHelpOptions = true,
    description = {
      "Turn an export into a sealed file of pseudonyms, which is sent instead of it.",
      "Names, addresses, numbers, full dates of birth and free text are not in it."
    },
    footer = {
      "",
      "Example:",
      "  pseudonymise --feed bookings --keys keys bookings.csv bookings.tokens"
    })
final class PseudonymiseCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ConfOption conf;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "The files of the submission, and last the file to write.")
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

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      required = true,
      description = "Folder with programme.key and platform.pub.")
  private Path keys;

  @Override
  public Integer call() throws IOException {
    if (files.size() < 2) {
      throw new GoldthreadException(
          ExitCode.USER, text("in.none"), text("in.none.cause"), text("in.none.remedy", feed));
    }
    List<Path> in = files.subList(0, files.size() - 1);
    Path out = files.get(files.size() - 1);
    FeedAtWork work = FeedAtWork.of(conf.files(), feed, Optional.ofNullable(period), in);
    RowCounts counts = TokenPackage.write(work, keys, in, out).counts();
    if (counts.rejected() > 0 && counts.rejected() == counts.read()) {
      Files.delete(out);
      throw new GoldthreadException(
          ExitCode.QUALITY,
          text("pseudonymise.empty"),
          text("pseudonymise.empty.cause", Long.toString(counts.read())),
          text("pseudonymise.empty.remedy"));
    }
    command
        .commandLine()
        .getOut()
        .println(
            text(
                "pseudonymise.done",
                out.toString(),
                Long.toString(counts.read()),
                Long.toString(counts.accepted()),
                Long.toString(counts.rejected()),
                Long.toString(counts.withheld())));
    command.commandLine().getOut().flush();
    if (counts.rejected() > 0) {
      command
          .commandLine()
          .getErr()
          .println(text("pseudonymise.mend", Long.toString(counts.rejected())));
      command.commandLine().getErr().flush();
    }
    return ExitCode.DONE.number();
  }
}
