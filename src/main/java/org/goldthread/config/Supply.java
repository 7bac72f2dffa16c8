package org.goldthread.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.goldthread.config.Contract.Kind;
import org.goldthread.config.Mel.Use;
import org.goldthread.core.Role;

/** What feeds bring. */
final class Supply {
  private final MelCheck.Known known;

  Supply(MelCheck.Known known) {
    this.known = known;
  }

  /**
   * Questions of a service's feedback; none if a feed of it brings whatever stands in its files.
   */
  Set<String> questions(String service) {
    Set<String> questions = new TreeSet<>();
    for (Feed feed : own(service, Kind.FEEDBACK).toList()) {
      Map<String, String> spellings = feed.values().getOrDefault("question", Map.of());
      if (spellings.isEmpty()) {
        return Set.of();
      }
      questions.addAll(spellings.values());
    }
    return questions;
  }

  /** Whether a feed brings what a service's framework plans. */
  boolean brings(String service, Use use) {
    return switch (use.type()) {
      case ENGAGEMENT ->
          own(service, Kind.ENGAGEMENT)
              .filter(feed -> isOf(feed, use.from()))
              .anyMatch(feed -> feed.asks(Feed.ROW, use.measure()));
      case FEEDBACK -> own(service, Kind.FEEDBACK).anyMatch(feed -> isOf(feed, use.from()));
      default -> bringsOutcome(service, use);
    };
  }

  /** Outcomes come from the service itself or, of whoever used it, from a dataset of no service. */
  private boolean bringsOutcome(String service, Use use) {
    Measure measure = known.measures().get(use.measure());
    if (measure != null && measure.isDerived()) {
      return measure.parts().stream()
          .allMatch(
              part ->
                  bringsOutcome(
                      service, new Use(use.type(), part, use.from(), use.at(), use.notSupplied())));
    }
    List<Feed> feeds =
        Stream.concat(
                own(service, Kind.OUTCOME),
                known.feeds().values().stream()
                    .filter(feed -> feed.service().isEmpty())
                    .filter(feed -> kind(feed).filter(Kind.ADMINISTRATIVE::equals).isPresent()))
            .filter(feed -> isOf(feed, use.from()))
            .filter(feed -> names(feed, "measure", use.measure()))
            .toList();
    return use.at().isEmpty()
        ? !feeds.isEmpty()
        : use.at().stream()
            .allMatch(point -> feeds.stream().anyMatch(feed -> isTakenAt(feed, point)));
  }

  /** A code in a column may be written as it is; a constant or a list of spellings is all. */
  private static boolean names(Feed feed, String field, String code) {
    String constant = feed.constants().get(field);
    if (constant != null) {
      return constant.equals(code);
    }
    Map<String, String> spellings = feed.values().getOrDefault(field, Map.of());
    return feed.asks(Feed.ROW, field) && (spellings.isEmpty() || spellings.containsValue(code));
  }

  /** Where a column says when, any time point may stand there. */
  private static boolean isTakenAt(Feed feed, String point) {
    String constant = feed.constants().get("time_point");
    return constant == null ? feed.asks(Feed.ROW, "time_point") : constant.equals(point);
  }

  private Stream<Feed> own(String service, Kind kind) {
    return known.feeds().values().stream()
        .filter(feed -> feed.service().filter(service::equals).isPresent())
        .filter(feed -> kind(feed).filter(kind::equals).isPresent());
  }

  private Optional<Kind> kind(Feed feed) {
    return Optional.ofNullable(known.contracts().get(feed.contract())).map(Contract::kind);
  }

  private static boolean isOf(Feed feed, Role role) {
    return feed.people().stream().anyMatch(person -> person.role() == role);
  }
}
