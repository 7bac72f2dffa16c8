package org.goldthread.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;
import org.goldthread.provider.TokenPackage;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.synth.Dirt;
import org.goldthread.synth.Synth;
import org.goldthread.synth.SynthOptions;

/**
 * The sample programme: made-up families, sent in by made-up providers with the providers' own
 * tool.
 */
public final class SampleProgramme {
  private static final String MARK = ".goldthread-demo";

  private SampleProgramme() {}

  /** The day on which the last quarter of a sample is due. */
  public static LocalDate due(Programme programme, int quarters) {
    Period last = first(programme, quarters);
    for (int quarter = 1; quarter < quarters; quarter++) {
      last = last.next();
    }
    int days =
        programme.feeds().values().stream()
            .mapToInt(feed -> feed.schedule().dueDays())
            .min()
            .orElse(0);
    return last.end().plusDays(days);
  }

  /**
   * The first quarter of a sample: the usual one, or as much earlier as the programme's periods ask
   * for.
   *
   * @throws GoldthreadException (user) if the programme has fewer quarters
   */
  static Period first(Programme programme, int quarters) {
    Period last = programme.periods().last();
    List<Period> all =
        Stream.iterate(programme.periods().first(), p -> p.compareTo(last) <= 0, Period::next)
            .toList();
    if (quarters > all.size()) {
      throw new GoldthreadException(
          ExitCode.USER,
          "The programme has only " + all.size() + " quarters",
          "Its periods are " + all.get(0) + " to " + last + ".",
          "Ask for fewer quarters, or widen the periods in programme.yaml.");
    }
    int usual = Math.max(0, all.indexOf(SynthOptions.FIRST));
    return all.get(Math.min(usual, all.size() - quarters));
  }

  /** Makes the sample's files below a new folder, with the errors of a model. */
  public static void make(
      ConfigFiles files,
      Path keys,
      int families,
      int quarters,
      long seed,
      Dirt.Model errors,
      Path out) {
    if (families < 1 || quarters < 1) {
      throw new GoldthreadException(
          ExitCode.USER,
          "Families and quarters are counted from 1",
          "A sample of none holds no file.",
          "Ask for at least one of each.");
    }
    Synth.generate(
        new SynthOptions(
            Path.of(files.folder()),
            families,
            quarters,
            first(Programmes.cached(files), quarters),
            seed,
            keys,
            out,
            errors == Dirt.Model.KEYED ? Dirt.keyed() : Dirt.usual()),
        (feed, period, clear, tokens) ->
            TokenPackage.write(files, keys, feed, period, List.of(clear), tokens));
  }

  /**
   * Makes keys and the sample in a folder of their own; what an earlier call left there goes first,
   * and nothing else does.
   */
  public static void fresh(ConfigFiles files, int families, int quarters, long seed, Path place) {
    try {
      if (Files.exists(place)) {
        requireReplaceable(place);
        remove(place);
      }
      Files.createDirectories(place);
      Files.createFile(place.resolve(MARK));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path keys = place.resolve("keys");
    KeyFolder.create(keys);
    Path sample = place.resolve("sample");
    make(files, keys, families, quarters, seed, Dirt.Model.PLANTED, sample);
    try {
      Files.move(sample.resolve("landing"), place.resolve("landing"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Refuses a folder that {@link #fresh} would not replace.
   *
   * @throws GoldthreadException (user) if something is there that no earlier call made
   */
  public static void requireReplaceable(Path place) {
    if (Files.exists(place) && !Files.exists(place.resolve(MARK))) {
      throw new GoldthreadException(
          ExitCode.USER,
          place + " was not made by the demo",
          "The demo replaces what it finds, but only what it made itself.",
          "Name another folder with --out, or remove this one.");
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
