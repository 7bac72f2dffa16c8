package org.goldthread.synth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.goldthread.config.Programme;
import org.goldthread.config.Programme.ForeignScheme;
import org.goldthread.config.Programmes;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;
import org.goldthread.pseudonym.KeyFolder;

/**
 * Generates the sample programme: messy files of several services, the truth behind them, and the
 * clear originals of what providers send as tokens. Families are drawn and written one after the
 * other, so that memory does not grow with their number. Equal options give equal bytes, token
 * files apart: sealing a file is random by design.
 *
 * <p>Identifiers are of ranges reserved for such use: NHS numbers 999 xxx xxxx, e-mail addresses of
 * example.com, example.org and example.net, mobile numbers 07700 900000 to 900999 and, once those
 * are used up, other numbers of 07700 9xxxxx. People beyond a range have no such number.
 */
public final class Synth {
  /** The scheme of the sample's provider that hashes at home. */
  private static final String SCHEME = "sha256-salt";

  /** No secret: it stands here for everybody to read, and people of a sample do not exist. */
  private static final String SAMPLE_SALT = "GOLDTHREAD-SAMPLE-SALT-0001";

  private Synth() {}

  /**
   * Generates a sample without token files: clear originals of route A only.
   *
   * @throws GoldthreadException if the folder to write into is not empty, the configuration is not
   *     right, or the area's tables or the key folder cannot be read
   */
  public static SynthSummary generate(SynthOptions options) {
    return generate(options, Optional.empty());
  }

  /**
   * Generates a sample.
   *
   * @param sender makes the token files of route A
   * @throws GoldthreadException as above
   */
  public static SynthSummary generate(SynthOptions options, TokenSender sender) {
    return generate(options, Optional.of(sender));
  }

  private static SynthSummary generate(SynthOptions options, Optional<TokenSender> sender) {
    requireEmpty(options.out());
    Programme programme = Programmes.load(options.conf());
    Scenario scenario = Scenario.of(programme);
    Measures measures = new Measures();
    List<Source> sources = Sources.of(programme, measures);
    List<Quarter> quarters = Quarter.from(options.first(), options.quarters());
    LocalDate start = quarters.get(0).start();
    LocalDate end = quarters.get(quarters.size() - 1).end();
    Places places = new Places(programme);
    Population population =
        new Population(
            options.seed(),
            start,
            end,
            programme.oldestChild(),
            options.dirt(),
            scenario,
            new Names(),
            places);
    Enrolments enrolments =
        new Enrolments(options.seed(), start, end, programme.oldestChild(), sources, measures);
    Histories histories =
        new Histories(options.seed(), measures, new SessionTypes(programme), scenario);
    Planter planter = new Planter(scenario.on(options.dirt()));
    Delays delays = new Delays(options.seed(), planter, sources, quarters);
    Care care = new Care(scenario.errors(), places.shareUpTo(scenario.errors().deprivedDeciles()));
    HomeTool atHome = new HomeTool(new Digests(salt(programme, options.keys())));
    Typing typing =
        options.dirt().model() == Dirt.Model.KEYED
            ? new Keyboard(options.seed())
            : Typing.FAULTLESS;
    Recorder recorder = new Recorder(options.seed(), planter, typing, atHome);
    Counted counted = new Counted(programme, options.seed());
    Path truthFolder = options.out().resolve("truth");
    try (Truth truth = new Truth(truthFolder, scenario);
        RowTruth rows = new RowTruth(truthFolder);
        Resubmissions resubmissions =
            new Resubmissions(options, scenario.resubmissions(), quarters, atHome)) {
      Map<String, List<InForce>> bySource = new LinkedHashMap<>();
      List<FeedOutput> outputs = new ArrayList<>();
      for (Source source : sources) {
        bySource.put(source.name(), new ArrayList<>());
        for (Export newest : source.exports()) {
          if (scenario.never().contains(newest.feed().provider())) {
            continue;
          }
          for (InForce version : InForce.of(programme, newest, quarters, measures)) {
            Export export = version.export();
            Spellings spellings =
                new Spellings(version.programme(), export, Habits.of(export.feed()));
            FeedOutput output = new FeedOutput(export, quarters, options, spellings, rows, planter);
            outputs.add(output);
            if (export.isAboutNobody()) {
              version.quarters().forEach(quarter -> counted.write(output, quarter));
            } else {
              bySource.get(source.name()).add(version.by(output));
              resubmissions.plan(version.programme(), output);
            }
          }
        }
      }
      for (int number = 1; number <= options.families(); number++) {
        Family family = population.family(number);
        List<Enrolment> taken = enrolments.of(family);
        histories.live(family, taken);
        taken.forEach(delays::mark);
        truth.family(family, taken);
        for (Enrolment enrolment : taken) {
          planter.about(care.of(enrolment));
          export(
              enrolment, recorder, quarters, bySource.get(enrolment.sourceName()), resubmissions);
        }
      }
      outputs.forEach(FeedOutput::close);
      new Repeats(options, scenario.repeats(), quarters).write(outputs);
      sender.ifPresent(tool -> send(outputs, quarters, options.out(), tool));
      return new SynthSummary(
          options.families(),
          population.people(),
          outputs.stream().mapToInt(FeedOutput::files).sum(),
          rows.rowCount(),
          rows.errorCount());
    }
  }

  private static void export(
      Enrolment enrolment,
      Recorder recorder,
      List<Quarter> quarters,
      List<InForce> outputs,
      Resubmissions resubmissions) {
    Quarter last = quarters.get(quarters.size() - 1);
    if (enrolment.from().isAfter(last.end())
        || enrolment.until().isBefore(quarters.get(0).start())) {
      return;
    }
    ClientRecord record = recorder.first(enrolment);
    boolean everAfter = isAnyCumulative(outputs);
    LocalDate ends = enrolment.lastDay();
    for (Quarter quarter : quarters) {
      boolean over = ends.isBefore(quarter.start()) && !everAfter;
      if (!over && !enrolment.from().isAfter(quarter.end())) {
        recorder.refresh(record, quarter);
        for (InForce version : outputs) {
          if (version.holds(quarter)) {
            ClientRecord known = recorder.under(record, version.export().feed().idSystem());
            version.output().write(known, quarter);
            resubmissions.write(version.output(), known, quarter);
          }
        }
      }
    }
  }

  private static boolean isAnyCumulative(List<InForce> outputs) {
    for (InForce version : outputs) {
      if (version.output().isCumulative()) {
        return true;
      }
    }
    return false;
  }

  private static void send(
      List<FeedOutput> outputs, List<Quarter> quarters, Path out, TokenSender tool) {
    for (FeedOutput output : outputs) {
      for (Quarter quarter : quarters) {
        String file = output.export().staysAtProvider() ? output.fileOf(quarter) : null;
        if (file == null) {
          continue;
        }
        Period period = quarter.period();
        Path clear = output.folder(period).resolve(file);
        Path folder =
            out.resolve("landing")
                .resolve(output.export().feed().provider())
                .resolve(output.export().feed().name())
                .resolve(period.toString());
        try {
          Files.createDirectories(folder);
          String name = file.substring(0, file.lastIndexOf('.')) + ".tokens";
          tool.send(output.export().feed().name(), period, clear, folder.resolve(name));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private static void requireEmpty(Path out) {
    if (!Files.exists(out)) {
      return;
    }
    try (Stream<Path> held = Files.list(out)) {
      if (held.findAny().isPresent()) {
        throw new GoldthreadException(
            ExitCode.USER,
            "The folder " + out + " is not empty.",
            "A sample is never mixed with other files.",
            "Name a new folder with --out, or remove this one.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder's salt; where it has none, the sample's own is put there for ingest to find. */
  private static String salt(Programme programme, Path keys) {
    ForeignScheme scheme = programme.schemes().get(SCHEME);
    if (scheme == null || scheme.saltFile().isEmpty()) {
      return SAMPLE_SALT;
    }
    Path file = keys.resolve(scheme.saltFile());
    if (!Files.exists(file)) {
      KeyFolder.addSalt(keys, scheme.saltFile(), SAMPLE_SALT);
    }
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          "The salt " + file + " cannot be read.",
          e.getClass().getSimpleName(),
          "Run as the account that owns the key folder.");
    }
  }
}
