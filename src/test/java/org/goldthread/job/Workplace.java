package org.goldthread.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Environment;
import org.goldthread.config.Programmes;
import org.goldthread.config.Zone;
import org.goldthread.fixture.Folders;
import org.goldthread.intake.Landing;
import org.goldthread.spark.CommitWatch;
import org.goldthread.spark.TestSession;

/** Landing folder, keys, configuration and lake of a test's own, to be changed at will. */
final class Workplace {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Path root;
  private ConfigFiles files = Town.files();

  private Workplace(Path root) {
    this.root = root;
  }

  /** The town's files, and no lake yet. */
  static Workplace empty() {
    return of(Town.made(), Town.files());
  }

  /** The files of a sample of its own, and no lake yet. */
  static Workplace of(Path made, ConfigFiles files) {
    Workplace place = new Workplace(Town.room().resolve("place" + NUMBER.incrementAndGet()));
    place.files = files;
    Folders.copy(made.resolve("landing"), place.landing());
    Folders.copy(made.resolve("keys"), place.keys());
    return place;
  }

  /** The town's files, and the lake that a whole run made of them. */
  static Workplace afterAWholeRun() {
    Town.summary();
    Workplace place = empty();
    Folders.copy(Town.whole().lake(), place.lake());
    return place;
  }

  /** Removes all of it, when the test is done with it. */
  void leave() {
    Folders.remove(root);
    TestSession.forgetLakes();
  }

  Path landing() {
    return root.resolve("landing");
  }

  Path keys() {
    return root.resolve("keys");
  }

  Path lake() {
    return root.resolve("lake");
  }

  Path feedback() {
    return root.resolve("feedback");
  }

  /** The folder of a submission. */
  Path submission(String provider, String feed, String period) {
    return landing().resolve(provider).resolve(feed).resolve(period);
  }

  /** The only file of a submission. */
  Path onlyFile(String provider, String feed, String period) {
    return Folders.files(submission(provider, feed, period)).get(0);
  }

  /** Gives a file other bytes and the same rows. */
  static void touch(Path file) {
    try {
      Files.writeString(file, "\n\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a configuration folder of its own, which counts once it is {@link #reread}. */
  void ownConfiguration() {
    Folders.copy(Town.CONF, ownFolder());
  }

  /** Its own configuration folder. */
  Path ownFolder() {
    return root.resolve("conf");
  }

  void reread() {
    files = ConfigFiles.read(ownFolder());
  }

  /** Changes the text of a file of the configuration, which must hold what is replaced. */
  void configure(String name, String what, String by) {
    Path file = ownFolder().resolve(name);
    try {
      String text = Files.readString(file);
      if (!text.contains(what)) {
        throw new IllegalArgumentException(name + " does not hold " + what);
      }
      Files.writeString(file, text.replace(what, by));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RunSummary run() {
    return run(EnumSet.allOf(Stage.class), CommitWatch.NONE);
  }

  RunSummary run(EnumSet<Stage> stages, CommitWatch watch) {
    return Pipeline.run(
        request(stages, Landing.Selection.ALL, false, false), Progress.SILENT, watch);
  }

  RunSummary run(Landing.Selection selection) {
    return Pipeline.run(
        request(EnumSet.allOf(Stage.class), selection, false, false), Progress.SILENT);
  }

  RunSummary run(Progress progress) {
    return Pipeline.run(
        request(EnumSet.allOf(Stage.class), Landing.Selection.ALL, false, false), progress);
  }

  RunSummary runAcceptingShrinkage(Progress progress) {
    return Pipeline.run(
        request(EnumSet.allOf(Stage.class), Landing.Selection.ALL, true, false), progress);
  }

  RunSummary runFailingFast() {
    return Pipeline.run(
        request(EnumSet.allOf(Stage.class), Landing.Selection.ALL, false, true), Progress.SILENT);
  }

  RunSummary preview() {
    return Pipeline.preview(
        request(EnumSet.allOf(Stage.class), Landing.Selection.ALL, false, false));
  }

  /** A dry run where no session of Spark can be had. */
  RunSummary previewWithoutSpark() {
    JobRequest request = request(EnumSet.allOf(Stage.class), Landing.Selection.ALL, false, false);
    Environment plain = environment();
    return Pipeline.preview(
        new JobRequest(
            request.files(),
            request.programme(),
            new Environment(
                plain.name(),
                plain.landing(),
                plain.feedback(),
                plain.keys(),
                plain.lake(),
                plain.keepClearTextDays(),
                plain.keepFeedbackDays(),
                Map.of("spark.sql.ansi.enabled", "false")),
            request.stages(),
            request.selection(),
            request.acceptShrink(),
            request.replace(),
            request.failFast(),
            request.today()));
  }

  /** A request for the staging lake, and for staged feeds. */
  JobRequest stagingRequest() {
    return in(environment().staging());
  }

  /** The same where somebody names another folder as the staging lake. */
  JobRequest stagingRequestOn(Path lake) {
    Environment plain = environment();
    return in(
        new Environment(
            plain.name(),
            plain.landing(),
            plain.feedback(),
            plain.keys(),
            lake,
            lake,
            Zone.STAGING,
            -1,
            30,
            Map.of()));
  }

  private JobRequest in(Environment environment) {
    return new JobRequest(
        files,
        Programmes.cached(files),
        environment,
        EnumSet.allOf(Stage.class),
        Landing.Selection.ALL,
        false,
        false,
        false,
        Optional.of(Town.TODAY));
  }

  Environment environment() {
    return new Environment("test", landing(), feedback(), keys(), lake(), -1, 30, Map.of());
  }

  JobRequest request(
      EnumSet<Stage> stages, Landing.Selection selection, boolean acceptShrink, boolean failFast) {
    return new JobRequest(
        files,
        Programmes.cached(files),
        environment(),
        stages,
        selection,
        acceptShrink,
        false,
        failFast,
        Optional.of(Town.TODAY));
  }

  /** What a reader of the lake sees. */
  Contents contents() {
    return Contents.of(environment());
  }
}
