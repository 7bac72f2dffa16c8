package org.goldthread.provider;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.RowEngine;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;
import org.goldthread.core.Problem;
import org.goldthread.core.Spelling;
import org.goldthread.postcode.PostcodeLookup;
import org.goldthread.pseudonym.SealedFile;
import org.goldthread.validation.Validation;

/**
 * A feed, its programme, and the engine that judges its rows.
 *
 * @param programme the programme as it stands in the period, checked
 * @param engine judges the feed's rows
 * @param period the period of the submission at hand
 */
record FeedAtWork(Programme programme, RowEngine engine, Period period) {
  private static final int HEAD = 4;

  /**
   * The feed of a name, as it stands in the period of the submission at hand.
   *
   * @param named the period; empty: that of the folder in which all of the files lie
   * @param in the files
   * @throws GoldthreadException (user) if the configuration has problems or no feed of that name,
   *     if the period is none, or if the files cannot be used or lie in folders of several periods
   */
  static FeedAtWork of(ConfigFiles files, String name, Optional<String> named, List<Path> in) {
    Programme programme = Programmes.cached(files);
    requireFeed(programme, name);
    requireFiles(in);
    return of(files, name, period(programme, named, in));
  }

  static FeedAtWork of(ConfigFiles files, String name, Period period) {
    requireFeed(Programmes.cached(files), name);
    Programme programme = Programmes.cached(files).at(period);
    PostcodeLookup lookup = PostcodeLookup.of(Path.of(files.folder()), programme.area());
    Feed feed = programme.feeds().get(name);
    return new FeedAtWork(programme, RowEngine.of(programme, feed, lookup), period);
  }

  private static void requireFeed(Programme programme, String name) {
    Feed feed = programme.feeds().get(name);
    if (feed == null) {
      throw new GoldthreadException(
          ExitCode.USER,
          ProviderTexts.text("feed.unknown", name),
          ProviderTexts.text("feed.unknown.cause", name),
          Spelling.nearest(name, programme.feeds().keySet())
              .map(near -> ProviderTexts.text("feed.near", near))
              .orElseGet(
                  () ->
                      ProviderTexts.text(
                          "feed.all",
                          String.join(", ", new TreeSet<>(programme.feeds().keySet())))));
    }
  }

  Feed feed() {
    return engine.feed();
  }

  /**
   * The period that files are for: the one named, else that of the folder in which all of them lie.
   *
   * @throws GoldthreadException (user) if it is no period, or if the files lie in folders of
   *     several
   */
  private static Period period(Programme programme, Optional<String> named, List<Path> files) {
    if (named.isPresent()) {
      return Period.parse(named.get())
          .orElseThrow(
              () -> user("period.wrong", "period.wrong.cause", "period.wrong.remedy", named.get()));
    }
    TreeSet<Period> periods = new TreeSet<>();
    files.forEach(file -> periods.add(Validation.periodOf(programme, file)));
    if (periods.size() > 1) {
      throw user("period.several", "period.several.cause", "period.several.remedy", periods);
    }
    return periods.first();
  }

  /**
   * Refuses names that are no files, and files that are sealed already.
   *
   * @throws GoldthreadException (user) with each of them
   */
  static void requireFiles(List<Path> files) {
    List<Problem> problems = new ArrayList<>();
    for (Path file : files) {
      unusable(file)
          .ifPresent(
              kind ->
                  problems.add(
                      new Problem(
                          ProviderTexts.text("file." + kind),
                          ProviderTexts.text("file." + kind + ".cause"),
                          ProviderTexts.text("file." + kind + ".remedy"),
                          file.toString(),
                          0)));
    }
    if (!problems.isEmpty()) {
      throw new GoldthreadException(ExitCode.USER, problems);
    }
  }

  private static Optional<String> unusable(Path file) {
    if (Files.isDirectory(file)) {
      return Optional.of("folder");
    }
    if (!Files.exists(file)) {
      return Optional.of("missing");
    }
    if (!Files.isRegularFile(file)) {
      return Optional.of("unreadable");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return SealedFile.isSealed(in.readNBytes(HEAD)) ? Optional.of("sealed") : Optional.empty();
    } catch (IOException e) {
      return Optional.of("unreadable");
    }
  }

  private static GoldthreadException user(
      String problem, String cause, String remedy, Object about) {
    return new GoldthreadException(
        ExitCode.USER,
        ProviderTexts.text(problem, about.toString()),
        ProviderTexts.text(cause, about.toString()),
        ProviderTexts.text(remedy, about.toString()));
  }
}
