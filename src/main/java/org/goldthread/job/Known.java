package org.goldthread.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.config.Feed;
import org.goldthread.core.Problem;
import org.goldthread.intake.Landing;

/** The submissions that a lake knows, by folder, and what became of them so far in this run. */
final class Known {
  private final Map<String, Submission> submissions = new TreeMap<>();
  private final Map<String, Submission> before;
  private final FileReceipts receipts;

  private Known(Collection<Submission> known, FileReceipts receipts) {
    known.forEach(this::put);
    this.before = Map.copyOf(submissions);
    this.receipts = receipts;
  }

  /**
   * What a lake knows; both tables are read whole, a few rows for each submission ever made.
   *
   * @param submissions rows of {@link org.goldthread.table.Submissions}
   * @param receipts rows of {@link org.goldthread.table.Receipts}
   * @param run number of this run
   * @param now when it began
   */
  static Known of(Dataset<Row> submissions, Dataset<Row> receipts, long run, Instant now) {
    return new Known(
        submissions.collectAsList().stream().map(Submission::fromRow).toList(),
        FileReceipts.of(receipts, run, now));
  }

  /** What an empty lake knows. */
  static Known nothing() {
    return new Known(List.of(), FileReceipts.none());
  }

  FileReceipts receipts() {
    return receipts;
  }

  Collection<Submission> all() {
    return Collections.unmodifiableCollection(submissions.values());
  }

  Submission of(Landing.Delivery delivery) {
    Feed feed = delivery.feed();
    return submissions.getOrDefault(
        delivery.folder(),
        Submission.unknown(feed.provider(), feed.name(), delivery.period().toString()));
  }

  /** The submissions of a feed that have content in force. */
  List<Submission> inForce(Feed feed) {
    return submissions.values().stream()
        .filter(known -> known.provider().equals(feed.provider()))
        .filter(known -> known.feed().equals(feed.name()) && known.isInForce())
        .toList();
  }

  void put(Submission submission) {
    submissions.put(submission.folder(), submission);
  }

  boolean hasChanged() {
    return !submissions.equals(before);
  }

  /** The number of the next intake. */
  long nextIntake() {
    return 1 + submissions.values().stream().mapToLong(Submission::intake).max().orElse(0);
  }

  /**
   * Files in force that a delivery leaves in force: where clear text was removed after it was
   * taken, files that appear later replace those of the same name and add to the rest.
   *
   * @param replace whether it leaves none
   */
  List<Submission.HeldFile> kept(Landing.Delivery delivery, boolean replace) {
    Submission known = of(delivery);
    if (replace || known.files().isEmpty()) {
      return List.of();
    }
    Set<String> present =
        delivery.files().stream().map(Landing.LandedFile::name).collect(Collectors.toSet());
    Set<String> contents =
        delivery.files().stream().map(Landing.LandedFile::sha256).collect(Collectors.toSet());
    return known.files().stream()
        .filter(file -> receipts.isRemoved(known.folder(), file.sha256()))
        .filter(file -> !contents.contains(file.sha256()))
        .filter(
            file ->
                receipts.names(known.folder(), file.sha256()).stream().noneMatch(present::contains))
        .toList();
  }

  /** Whether a delivery, with the files that it leaves in force, is what is in force. */
  boolean isUnchanged(Landing.Delivery delivery, List<Submission.HeldFile> kept) {
    Submission known = of(delivery);
    List<String> contents =
        new ArrayList<>(delivery.files().stream().map(Landing.LandedFile::sha256).toList());
    kept.forEach(file -> contents.add(file.sha256()));
    return known.isInForce() && known.content().equals(Landing.contentHash(contents));
  }

  /** Hash of what was sent. */
  static String content(Landing.Delivery delivery) {
    return Landing.contentHash(delivery.files().stream().map(Landing.LandedFile::sha256).toList());
  }

  /** A refusal of a submission's newest content, with what of it stands meanwhile. */
  Problem standing(Landing.Delivery delivery, Problem problem) {
    return new Problem(
        problem.problem(),
        (problem.cause() + " " + standing(of(delivery))).trim(),
        problem.remedy(),
        problem.file().isEmpty() ? delivery.folder() : problem.file(),
        problem.line());
  }

  private String standing(Submission known) {
    return known.isInForce()
        ? "What intake "
            + known.intake()
            + " brought"
            + receipts.takenOn(known.folder(), known.intake()).map(day -> " on " + day).orElse("")
            + " stays in force."
        : "Nothing of it is in force.";
  }

  /** The refusal of a feed without an agreement, with what of the feed stands meanwhile. */
  Problem standing(Problem problem, List<Submission> inForce) {
    String standing =
        inForce.isEmpty()
            ? "Nothing of it is in force."
            : "What was taken before stays in force: "
                + inForce.stream().map(this::sinceWhen).collect(Collectors.joining(", "))
                + ".";
    return new Problem(
        problem.problem(),
        problem.cause() + " " + standing,
        problem.remedy(),
        problem.file(),
        problem.line());
  }

  private String sinceWhen(Submission known) {
    return known.period()
        + receipts.takenOn(known.folder(), known.intake()).map(day -> " of " + day).orElse("");
  }
}
