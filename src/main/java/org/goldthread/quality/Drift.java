package org.goldthread.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.contract.FieldFill;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.FindingTexts;
import org.goldthread.validation.OwnHistory.Figures;

/**
 * What of a submission is unlike the feed's own earlier ones: its rows, what is missing, the mix of
 * codes. A function of the figures of the submissions in force, by their periods, so that order of
 * arrival plays no part.
 */
public final class Drift {
  private static final double PERCENT = 100;

  /** So many standard errors are not put down to chance. */
  private static final double SURE = 3;

  private final Feed feed;
  private final Programme.Drift bounds;

  private Drift(Feed feed) {
    this.feed = feed;
    this.bounds = feed.gates().drift();
  }

  /**
   * The findings about the last of a feed's submissions.
   *
   * @param submissions the submissions in force up to the one in question, by period
   * @return notes without a value; none where there is too little to compare with
   */
  public static List<Finding> of(Feed feed, List<Figures> submissions) {
    return new Drift(feed).ofLast(submissions);
  }

  private List<Finding> ofLast(List<Figures> submissions) {
    int last = submissions.size() - 1;
    List<Figures> earlier = submissions.subList(Math.max(0, last - bounds.periods()), last);
    if (earlier.size() < bounds.minPeriods()) {
      return List.of();
    }
    List<Finding> found = new ArrayList<>();
    rows(submissions).ifPresent(found::add);
    for (FieldFill field : submissions.get(last).profile().fields()) {
      List<FieldFill> before =
          earlier.stream()
              .flatMap(figures -> figures.profile().field(field.slot(), field.field()).stream())
              .filter(fill -> fill.asked() >= bounds.minRows())
              .toList();
      if (field.asked() >= bounds.minRows() && before.size() >= bounds.minPeriods()) {
        missing(field, before, span(earlier)).ifPresent(found::add);
        mix(field, before, span(earlier)).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  /** Of a feed that sends everything each time, what came on top is compared. */
  private Optional<Finding> rows(List<Figures> submissions) {
    boolean isWhole = feed.delivery() == Feed.Delivery.CUMULATIVE;
    List<Double> counts = new ArrayList<>();
    for (int i = isWhole ? 1 : 0; i < submissions.size(); i++) {
      long before = isWhole ? submissions.get(i - 1).rows().read() : 0;
      counts.add((double) (submissions.get(i).rows().read() - before));
    }
    int last = counts.size() - 1;
    List<Double> earlier = counts.subList(Math.max(0, last - bounds.periods()), Math.max(0, last));
    if (earlier.size() < bounds.minPeriods()) {
      return Optional.empty();
    }
    double usual = median(earlier);
    double now = counts.get(last);
    // Counts of independent events: the variance of their difference is their sum.
    boolean isSure = Math.abs(now - usual) > SURE * Math.sqrt(now + usual);
    boolean isUnlike = isSure && (now > usual * bounds.rows() || now * bounds.rows() < usual);
    if (Math.max(usual, now) < bounds.minRows() || !isUnlike) {
      return Optional.empty();
    }
    int of = submissions.size() - 1;
    return Optional.of(
        Finding.ofHistory(
            FindingId.OTHER_NUMBER_OF_ROWS,
            Feed.ROW,
            "",
            0,
            FindingTexts.phrase(
                isWhole ? "expected.added" : "expected.rows",
                whole(usual),
                span(submissions.subList(of - earlier.size(), of)),
                whole(now))));
  }

  private Optional<Finding> missing(FieldFill now, List<FieldFill> before, String span) {
    double usual = median(before.stream().map(FieldFill::missing).toList());
    long asked = before.stream().mapToLong(FieldFill::asked).sum();
    double error = error(usual, now.asked(), asked);
    double more = now.missing() - usual;
    if (more <= bounds.missing() || more <= SURE * error) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.ofHistory(
            FindingId.MORE_MISSING,
            now.slot(),
            now.field(),
            0,
            FindingTexts.phrase("expected.missing", percent(usual), span, percent(now.missing()))));
  }

  /** Half of what the shares of all codes differ by, less what chance alone would make of it. */
  private Optional<Finding> mix(FieldFill now, List<FieldFill> before, String span) {
    Map<String, Long> pooled = new TreeMap<>();
    before.forEach(fill -> fill.codes().forEach((code, n) -> pooled.merge(code, n, Long::sum)));
    double all = sum(now.codes());
    double then = sum(pooled);
    if (all < bounds.minRows() || then < bounds.minRows()) {
      return Optional.empty();
    }
    Map<String, Long> together = new TreeMap<>(pooled);
    now.codes().forEach((code, n) -> together.merge(code, n, Long::sum));
    ToDoubleFunction<String> share = code -> now.codes().getOrDefault(code, 0L) / all;
    ToDoubleFunction<String> usual = code -> pooled.getOrDefault(code, 0L) / then;
    double moved = 0;
    double chance = 0;
    String most = "";
    double greatest = -1;
    for (Map.Entry<String, Long> code : together.entrySet()) {
      double by = Math.abs(share.applyAsDouble(code.getKey()) - usual.applyAsDouble(code.getKey()));
      moved += by / 2;
      chance += Math.sqrt(2 / Math.PI) * error(code.getValue() / (all + then), all, then) / 2;
      if (by > greatest) {
        greatest = by;
        most = code.getKey();
      }
    }
    if (moved - chance <= bounds.mix()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.ofHistory(
            FindingId.OTHER_MIX,
            now.slot(),
            now.field(),
            0,
            FindingTexts.phrase(
                "expected.mix",
                most,
                span,
                percent(usual.applyAsDouble(most)),
                percent(share.applyAsDouble(most)))));
  }

  /** The standard error of the difference of two shares. */
  private static double error(double share, double now, double then) {
    return Math.sqrt(share * (1 - share) * (1 / now + 1 / then));
  }

  private static double sum(Map<String, Long> codes) {
    return codes.values().stream().mapToLong(Long::longValue).sum();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private static String span(List<Figures> earlier) {
    return FindingTexts.phrase(
        "expected.span",
        earlier.get(0).period().toString(),
        earlier.get(earlier.size() - 1).period().toString());
  }

  private static String percent(double share) {
    return whole(PERCENT * share);
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%.0f", number);
  }
}
