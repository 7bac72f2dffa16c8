package org.goldthread.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Spelling;
import org.goldthread.onboarding.Proposal;
import org.goldthread.onboarding.Suggestion;
import org.goldthread.onboarding.Template;
import org.goldthread.provider.ConfOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands {@code feed suggest} and {@code feed template}. */
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    description =
        "Onboard a feed: propose how a never-seen file is read; make what its provider needs.",
    subcommands = {
      FeedCommand.Suggest.class,
      FeedCommand.MakeTemplate.class,
      FeedPackCommand.class
    },
    footer = {
      "",
      "Example:",
      "  goldthread feed suggest export.xlsx --provider course-team --conf conf/lambeth"
    })
final class FeedCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    command.commandLine().usage(command.commandLine().getErr());
    return ExitCode.USER.number();
  }

  /** Proposes a feed file. */
  @Command(
      name = "suggest",
      mixinStandardHelpOptions = true,
      description = {
        "Propose the feed file of a never-seen CSV or workbook, with reasons.",
        "Shows headings and spellings of codes, and no other value of the file."
      },
      footer = {
        "",
        "Example:",
        "  goldthread feed suggest export.csv --provider course-team --conf conf/lambeth --out"
            + " conf/lambeth/feeds/course-outcomes.yaml"
      })
  static final class Suggest implements Callable<Integer> {
    @Spec private CommandSpec command;
    @Mixin private ConfOption conf;

    @Parameters(paramLabel = "FILE", description = "An export with true headings.")
    private Path file;

    @Option(
        names = "--provider",
        paramLabel = "NAME",
        required = true,
        description = "Who sends it; listed in authority.yaml.")
    private String provider;

    @Option(
        names = "--contract",
        paramLabel = "NAME",
        description = "The contract of its rows; else the one that fits best.")
    private String contract;

    @Option(
        names = "--out",
        paramLabel = "FILE",
        description = "A new file, named after the feed; else standard output.")
    private Path out;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
      requireFree();
      Proposal proposal =
          Suggestion.of(
              Programmes.load(conf.files()),
              file,
              new Suggestion.Request(provider, Optional.ofNullable(contract), feed()));
      if (out != null) {
        write(proposal.yaml());
      }
      if (json) {
        Json.print(command.commandLine().getOut(), object(proposal));
      } else if (out == null) {
        command.commandLine().getOut().print(proposal.yaml());
      } else {
        command
            .commandLine()
            .getOut()
            .printf(
                "%s: %s; fields found: %d, missing: %d; columns not used: %d.%n",
                out,
                proposal.contract(),
                fields(proposal),
                proposal.missing().size(),
                proposal.unused().size());
      }
      command.commandLine().getOut().flush();
      return ExitCode.DONE.number();
    }

    private static int fields(Proposal proposal) {
      return proposal.columns().size()
          + proposal.people().stream()
              .mapToInt(person -> person.columns().size() + person.digests().size())
              .sum();
    }

    private Optional<String> feed() {
      return Optional.ofNullable(out)
          .map(path -> String.valueOf(path.getFileName()).replaceFirst("[.]ya?ml$", ""));
    }

    private void requireFree() {
      if (out == null) {
        return;
      }
      String name = feed().orElseThrow();
      if (!name.matches("[a-z0-9][a-z0-9-]*")) {
        throw new GoldthreadException(
            ExitCode.USER,
            "No feed can be called " + name,
            "A feed and its file have one name: small letters, digits and hyphens.",
            "Name the file such as feeds/course-outcomes.yaml.");
      }
      if (Files.exists(out)) {
        throw taken();
      }
    }

    private GoldthreadException taken() {
      return new GoldthreadException(
          ExitCode.USER,
          out + " exists already",
          "A proposal never overwrites a feed.",
          "Name another file with --out.");
    }

    private void write(String yaml) {
      try {
        Files.writeString(out, yaml, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      } catch (FileAlreadyExistsException e) {
        throw taken();
      } catch (IOException e) {
        throw unwritable(out);
      }
    }

    private static Map<String, Object> object(Proposal proposal) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("feed", proposal.feed());
      object.put("provider", proposal.provider());
      object.put("contract", proposal.contract());
      object.put("columns", givens(proposal.columns()));
      object.put(
          "people",
          proposal.people().stream()
              .map(
                  person -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("slot", person.slot());
                    one.put("role", person.role());
                    one.put("relation", person.relation());
                    one.put("named", person.named());
                    one.put("columns", givens(person.columns()));
                    one.put("digests", givens(person.digests()));
                    return one;
                  })
              .toList());
      object.put("date_formats", proposal.dateFormats());
      object.put(
          "missing",
          proposal.missing().stream()
              .map(absent -> Map.of("field", absent.field(), "reason", absent.reason()))
              .toList());
      object.put(
          "unused",
          proposal.unused().stream()
              .map(
                  unused -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("column", unused.place());
                    one.put("heading", unused.heading());
                    one.put("reason", unused.reason());
                    return one;
                  })
              .toList());
      object.put("notes", proposal.notes());
      object.put("yaml", proposal.yaml());
      return object;
    }

    private static List<Map<String, Object>> givens(List<Proposal.Given> givens) {
      return givens.stream()
          .map(
              given -> {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("column", given.place());
                one.put("heading", given.heading());
                one.put("field", given.field());
                one.put("confidence", given.confidence());
                one.put("reason", given.reason());
                return one;
              })
          .toList();
    }
  }

  /** Writes a workbook to fill in. */
  @Command(
      name = "template",
      mixinStandardHelpOptions = true,
      description = {
        "Write a workbook for a provider to fill in: the feed's headings, drop-downs of the codes,",
        "guidance, and red cells where a line would be sent back."
      },
      footer = {
        "",
        "Example:",
        "  goldthread feed template --feed course-registration --conf conf/lambeth --out"
            + " registrations.xlsx"
      })
  static final class MakeTemplate implements Callable<Integer> {
    @Spec private CommandSpec command;
    @Mixin private ConfOption conf;

    @Option(names = "--feed", paramLabel = "NAME", required = true, description = "The feed.")
    private String feed;

    @Option(
        names = "--out",
        paramLabel = "FILE",
        required = true,
        description = "A new file, ending in .xlsx.")
    private Path out;

    @Option(
        names = "--period",
        paramLabel = "PERIOD",
        description = "For files of this period, as 2023-24-Q2; else for the newest.")
    private String period;

    @Override
    public Integer call() {
      Programme newest = Programmes.load(conf.files());
      Programme programme = period == null ? newest : newest.at(PeriodOption.parse(period));
      Feed known = known(programme, feed);
      if (!String.valueOf(out.getFileName()).endsWith(".xlsx")) {
        throw new GoldthreadException(
            ExitCode.USER,
            out + " does not end in .xlsx",
            "Excel opens a workbook by its ending.",
            "Name the file such as " + feed + ".xlsx.");
      }
      try (OutputStream file =
          Files.newOutputStream(out, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        Template.write(programme, known, file);
      } catch (FileAlreadyExistsException e) {
        throw new GoldthreadException(
            ExitCode.USER,
            out + " exists already",
            "A template never overwrites what somebody may have filled in.",
            "Name another file with --out.");
      } catch (IOException e) {
        throw unwritable(out);
      }
      command.commandLine().getOut().println("A template for " + feed + " was written to " + out);
      command.commandLine().getOut().flush();
      return ExitCode.DONE.number();
    }
  }

  /**
   * The feed of a name.
   *
   * @throws GoldthreadException (user) if there is none
   */
  static Feed known(Programme programme, String name) {
    Feed feed = programme.feeds().get(name);
    if (feed == null) {
      throw new GoldthreadException(
          ExitCode.USER,
          "No feed is called " + name,
          "No file of feeds/ describes one of this name.",
          Spelling.nearest(name, programme.feeds().keySet())
              .map(near -> "Did you mean " + near + "?")
              .orElse("Name one of: " + String.join(", ", programme.feeds().keySet()) + "."));
    }
    return feed;
  }

  private static GoldthreadException unwritable(Path out) {
    return new GoldthreadException(
        ExitCode.ENVIRONMENT,
        out + " cannot be written",
        "Its folder is missing, or may not be written to.",
        "Make the folder, or name another one with --out.");
  }
}
