package org.goldthread.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldthread.config.Feed;
import org.goldthread.contract.Finding;
import org.goldthread.contract.InForce;
import org.goldthread.contract.Profile;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.RowEngine;
import org.goldthread.intake.FeedbackFiles;
import org.goldthread.intake.FileInspection;
import org.goldthread.intake.Landing;
import org.goldthread.quality.Drift;
import org.goldthread.validation.OwnHistory;
import org.goldthread.validation.Validation;

/**
 * Judges once more what came, for its providers, since nothing that could mend their rows is kept
 * anywhere; on the way it counts how completely fields are filled in. Feeds are worked on at the
 * same time, the submissions of one feed by their periods, because each is compared with those
 * before it.
 */
final class ProviderFeedback {
  private final JobRequest request;
  private final Function<Landing.Delivery, RowEngine> engines;
  private final Known known;
  private final Map<Landing.Delivery, FileInspection.Result> inspected;
  private final Map<Landing.Delivery, InForce> inForce;
  private final IntakeHistory history;
  private final Map<String, Submission> profiled = new ConcurrentHashMap<>();
  private final Map<Landing.Delivery, RowCounts> unread = new ConcurrentHashMap<>();

  /**
   * The feedback of an intake.
   *
   * @param engines what judges the rows of a submission
   * @param known the submissions that the lake knows; told what is found of them
   * @param inspected what came
   * @param inForce what is in force of files that are no longer there
   */
  ProviderFeedback(
      JobRequest request,
      Function<Landing.Delivery, RowEngine> engines,
      Known known,
      Map<Landing.Delivery, FileInspection.Result> inspected,
      Map<Landing.Delivery, InForce> inForce,
      IntakeHistory history) {
    this.request = request;
    this.engines = engines;
    this.known = known;
    this.inspected = inspected;
    this.inForce = inForce;
    this.history = history;
  }

  /**
   * Writes the feedback and notes what of each submission in force is unlike those before it.
   *
   * @return what was found in submissions that could not be read
   */
  Map<Landing.Delivery, RowCounts> write() {
    Map<Feed, List<Landing.Delivery>> byFeed =
        inspected.keySet().stream()
            .sorted(Comparator.comparing(Landing.Delivery::period))
            .collect(Collectors.groupingBy(Landing.Delivery::feed));
    SliceReading.again(
        inspected.keySet(),
        () ->
            byFeed.entrySet().parallelStream()
                .forEach(entry -> write(entry.getKey(), entry.getValue())));
    profiled.values().forEach(known::put);
    noteDrift();
    return Map.copyOf(unread);
  }

  private void write(Feed feed, List<Landing.Delivery> deliveries) {
    NavigableMap<String, Submission> series = new TreeMap<>();
    known.inForce(feed).forEach(submission -> series.put(submission.period(), submission));
    for (Landing.Delivery delivery : deliveries) {
      RowEngine engine = engines.apply(delivery);
      FileInspection.Result seen = inspected.get(delivery);
      Validation found = FeedbackFiles.judge(engine, delivery, seen, inForce.get(delivery));
      if (seen.isRefused()) {
        unread.put(delivery, found.counts());
      }
      String period = delivery.period().toString();
      series.computeIfPresent(period, (p, submission) -> profiled(submission, delivery, found));
      OwnHistory beside = beside(feed, delivery, series.headMap(period, true));
      FeedbackFiles.write(engine, delivery, found, beside, root());
    }
  }

  private Path root() {
    return request.environment().feedback();
  }

  private Submission profiled(Submission submission, Landing.Delivery delivery, Validation found) {
    Map<String, Profile> byName = new HashMap<>();
    found.files().forEach(file -> byName.put(file.file(), file.profile()));
    Map<String, Profile> byContent = new HashMap<>();
    delivery.files().stream()
        .filter(file -> byName.containsKey(file.name()))
        .forEach(file -> byContent.put(file.sha256(), byName.get(file.name())));
    Submission with = submission.profiled(byContent);
    profiled.put(with.folder(), with);
    return with;
  }

  /**
   * What the provider's own submissions tell of one.
   *
   * @param upTo those in force up to its period
   */
  private OwnHistory beside(
      Feed feed, Landing.Delivery delivery, NavigableMap<String, Submission> upTo) {
    Optional<Submission> earlier =
        Optional.ofNullable(upTo.lowerEntry(delivery.period().toString())).map(Map.Entry::getValue);
    if (!history.isTaken(delivery)) {
      return new OwnHistory(
          Map.of(), List.of(), Optional.empty(), earlier.map(Submission::figures), Map.of());
    }
    return new OwnHistory(
        history.findings(delivery),
        Drift.of(feed, upTo.values().stream().map(Submission::figures).toList()),
        Optional.of(upTo.lastEntry().getValue().figures()),
        earlier.map(Submission::figures),
        history.resolved(delivery));
  }

  /** Of every submission, since one that comes late changes what later ones are compared with. */
  private void noteDrift() {
    for (Feed feed : request.programme().feeds().values()) {
      NavigableMap<String, Submission> series = new TreeMap<>();
      known.inForce(feed).forEach(submission -> series.put(submission.period(), submission));
      List<OwnHistory.Figures> figures = new ArrayList<>();
      for (Submission submission : series.values()) {
        figures.add(submission.figures());
        known.put(
            submission.noted(Drift.of(feed, figures).stream().map(Finding::forLake).toList()));
      }
    }
  }
}
