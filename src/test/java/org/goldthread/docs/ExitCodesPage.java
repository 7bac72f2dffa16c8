package org.goldthread.docs;

import java.util.Map;
import org.goldthread.core.ExitCode;
import picocli.CommandLine;

/** What a command's process reports to whoever started it. */
final class ExitCodesPage {
  private ExitCodesPage() {}

  static String text() {
    Map<String, String> meanings =
        new CommandLine(org.goldthread.cli.Main.class)
            .getCommandSpec()
            .usageMessage()
            .exitCodeList();
    Markdown page =
        Markdown.page("Exit codes")
            .paragraph(
                "The numbers are part of the public interface: they do not change. Where several"
                    + " things are wrong, each is told with problem, cause (`why:`) and remedy"
                    + " (`do:`).")
            .columns("code", "meaning", "when", "what a scheduler should do");
    for (ExitCode code : ExitCode.values()) {
      String number = Integer.toString(code.number());
      page.row(number, meanings.getOrDefault(number, ""), when(code), then(code));
    }
    return page.toString();
  }

  private static String when(ExitCode code) {
    return switch (code) {
      case DONE -> "The command did what it was asked. Warnings may have been printed.";
      case INTERNAL ->
          "Something happened that the software did not foresee. The message holds types and places"
              + " in the code, no data.";
      case USER -> "An option, a path or a configuration file is wrong. Nothing was written.";
      case QUALITY ->
          "A submission was refused or held, or a required feed is missing; all other feeds were"
              + " taken and the run is complete. From `validate`: a row or a file would be sent back.";
      case ENVIRONMENT ->
          "A key file is missing, readable by others or of another lake; another run is at work; the"
              + " lake was written by a newer version; Java or Maven was not found.";
      case INTERRUPTED ->
          "The run was stopped (Ctrl-C). The lake stays as the last complete run left it.";
    };
  }

  private static String then(ExitCode code) {
    return switch (code) {
      case DONE -> "Go on.";
      case INTERNAL -> "Stop and ask for help. The next run resumes or undoes this one.";
      case USER -> "Stop; mend what the message names.";
      case QUALITY -> "Go on, and tell whoever talks to providers.";
      case ENVIRONMENT ->
          "Stop; mend what the message names. If another run is at work, try later.";
      case INTERRUPTED -> "Run again.";
    };
  }
}
