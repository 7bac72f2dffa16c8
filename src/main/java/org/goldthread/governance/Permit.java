package org.goldthread.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.goldthread.config.Feed;
import org.goldthread.config.Governance.Agreement;
import org.goldthread.config.Governance.Assessment;
import org.goldthread.config.Governance.Place;
import org.goldthread.config.Governance.Term;
import org.goldthread.config.Programme;
import org.goldthread.core.Problem;

/**
 * What the registers permit on a day. A feed is taken only while the agreement that it rests on and
 * an impact assessment that covers it are in force, from their first to their last day; a family
 * scope is formed only while its agreement is.
 */
public final class Permit {
  /** Reason of a submission refused for want of an agreement. */
  public static final String AGREEMENT = "agreement";

  /** Reason of a submission refused for want of an impact assessment. */
  public static final String DPIA = "dpia";

  /**
   * Why a feed is refused whole.
   *
   * @param reason {@link #AGREEMENT} or {@link #DPIA}
   * @param problem the same for a person, with the register's line
   */
  public record Refusal(String reason, Problem problem) {}

  private final Programme programme;
  private final LocalDate today;

  private Permit(Programme programme, LocalDate today) {
    this.programme = programme;
    this.today = today;
  }

  /** Why a feed is refused on a day; empty if it may be taken. */
  public static Optional<Refusal> refusal(Programme programme, Feed feed, LocalDate today) {
    Permit permit = new Permit(programme, today);
    return permit.withoutAgreement(feed).or(() -> permit.withoutAssessment(feed));
  }

  /** The family scopes whose agreement is in force on a day. */
  public static List<Programme.FamilyScope> scopes(Programme programme, LocalDate today) {
    return programme.familyScopes().stream()
        .filter(scope -> programme.agreements().get(scope.agreement()).term().holds(today))
        .toList();
  }

  /**
   * What will expire soon, and what is left out for want of an agreement: nothing is refused for it
   * yet, or it is no feed.
   *
   * @param feeds the feeds that are taken
   */
  public static List<Problem> warnings(
      Programme programme, Collection<Feed> feeds, LocalDate today) {
    Permit permit = new Permit(programme, today);
    List<Problem> warnings = new ArrayList<>();
    for (Agreement agreement : programme.agreements().values()) {
      Set<String> resting = new TreeSet<>();
      feeds.stream()
          .filter(feed -> feed.agreement().equals(agreement.id()))
          .forEach(feed -> resting.add(feed.name()));
      programme.familyScopes().stream()
          .filter(scope -> scope.agreement().equals(agreement.id()))
          .forEach(scope -> resting.add(scope.name()));
      permit
          .expiring(agreement.title(), agreement.term(), resting, agreement.place())
          .ifPresent(warnings::add);
    }
    for (Assessment assessment : programme.governance().assessments().values()) {
      Set<String> resting = new TreeSet<>();
      feeds.stream()
          .filter(feed -> programme.governance().assessments(feed).contains(assessment))
          .forEach(feed -> resting.add(feed.name()));
      permit
          .expiring(assessment.title(), assessment.term(), resting, assessment.place())
          .ifPresent(warnings::add);
    }
    programme.familyScopes().forEach(scope -> permit.leftOut(scope).ifPresent(warnings::add));
    return List.copyOf(warnings);
  }

  private Optional<Refusal> withoutAgreement(Feed feed) {
    Agreement agreement = programme.agreements().get(feed.agreement());
    if (agreement == null) {
      return Optional.of(
          refusal(AGREEMENT, feed, "none", feed.agreement(), "", new Place(feed.file(), 0)));
    }
    return refusal(AGREEMENT, feed, agreement.title(), agreement.term(), agreement.place());
  }

  /** One that is in force is enough; otherwise the last of those that cover the feed is told. */
  private Optional<Refusal> withoutAssessment(Feed feed) {
    List<Assessment> covering = programme.governance().assessments(feed);
    if (covering.stream().anyMatch(assessment -> assessment.term().holds(today))) {
      return Optional.empty();
    }
    if (covering.isEmpty()) {
      return Optional.of(
          refusal(
              DPIA, feed, "none", "", "", programme.agreements().get(feed.agreement()).place()));
    }
    Assessment last = covering.get(covering.size() - 1);
    return refusal(DPIA, feed, last.title(), last.term(), last.place());
  }

  private Optional<Refusal> refusal(
      String reason, Feed feed, String title, Term term, Place place) {
    return lapse(term).map(lapse -> refusal(reason, feed, lapse.why(), title, lapse.day(), place));
  }

  /** Why something is not in force, and the day on which that changed or will. */
  private record Lapse(String why, String day) {}

  private Optional<Lapse> lapse(Term term) {
    if (term.holds(today)) {
      return Optional.empty();
    }
    if (term.start().isEmpty() || term.expiry().isEmpty()) {
      return Optional.of(new Lapse("unsigned", ""));
    }
    return Optional.of(
        today.isAfter(term.expiry().get())
            ? new Lapse("expired", term.expiry().get().toString())
            : new Lapse("early", term.start().get().toString()));
  }

  private static Refusal refusal(
      String reason, Feed feed, String why, String title, String day, Place place) {
    return new Refusal(
        reason,
        new Problem(
            RegisterTexts.of("problem", feed.name(), feed.provider()),
            RegisterTexts.of(reason + "." + why, title, day),
            RegisterTexts.of(reason + ".remedy"),
            place.file(),
            place.line()));
  }

  private Optional<Problem> expiring(String title, Term term, Set<String> resting, Place place) {
    LocalDate soon = today.plusDays(programme.governance().warnDays());
    return resting.isEmpty() || !term.holds(today) || term.expiry().get().isAfter(soon)
        ? Optional.empty()
        : Optional.of(
            new Problem(
                RegisterTexts.of("expires.problem", title, term.expiry().get().toString()),
                RegisterTexts.of("expires.agreement", String.join(", ", resting)),
                RegisterTexts.of("expires.agreement.remedy"),
                place.file(),
                place.line()));
  }

  private Optional<Problem> leftOut(Programme.FamilyScope scope) {
    Agreement agreement = programme.agreements().get(scope.agreement());
    return lapse(agreement.term())
        .map(
            lapse ->
                new Problem(
                    RegisterTexts.of("scope.problem", scope.name()),
                    RegisterTexts.of(AGREEMENT + "." + lapse.why(), agreement.title(), lapse.day()),
                    RegisterTexts.of("scope.remedy"),
                    agreement.place().file(),
                    agreement.place().line()));
  }
}
