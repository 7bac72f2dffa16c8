package org.goldthread.governance;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Governance;
import org.goldthread.config.Governance.Assessment;
import org.goldthread.config.Governance.Onboarding;
import org.goldthread.config.Governance.Planned;
import org.goldthread.config.Programme;

/**
 * How far the data of one type of one provider has come.
 *
 * @param provider who sends it, or would
 * @param dataType kind of contract
 * @param feed the feed; empty if there is none yet
 * @param agreement whether the agreement that it rests on is in force
 * @param assessment whether an impact assessment that covers it is in force
 * @param state the last step that is done with all before it
 * @param blocker what keeps it from the next; empty if nothing is known to, or if it is live
 * @param date the day by which it should go on, or since when it is live
 */
public record OnboardingLine(
    String provider,
    String dataType,
    Optional<String> feed,
    boolean agreement,
    boolean assessment,
    State state,
    Optional<String> blocker,
    Optional<LocalDate> date) {

  /** The steps, in order. */
  public enum State {
    /** Not even an agreement. */
    NONE,
    /** An agreement is in force. */
    AGREEMENT,
    /** So is an impact assessment. */
    DPIA,
    /** A feed file describes it. */
    MAPPED,
    /** It goes into the staging lake. */
    STAGED,
    /** It goes into the lake. */
    LIVE;

    /** The word used in output. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Every feed and everything planned, in order of provider, data type and feed. */
  public static List<OnboardingLine> of(Programme programme, LocalDate today) {
    return Stream.concat(
            programme.feeds().values().stream().map(feed -> of(programme, feed, today)),
            programme.governance().planned().stream().map(plan -> of(programme, plan, today)))
        .sorted(
            Comparator.comparing(OnboardingLine::provider)
                .thenComparing(OnboardingLine::dataType)
                .thenComparing(line -> line.feed().orElse("")))
        .toList();
  }

  private static OnboardingLine of(Programme programme, Feed feed, LocalDate today) {
    Governance governance = programme.governance();
    Onboarding onboarding = governance.onboarding(feed);
    boolean isAgreed = programme.agreements().get(feed.agreement()).term().holds(today);
    boolean isAssessed =
        governance.assessments(feed).stream().anyMatch(entry -> entry.term().holds(today));
    State state = State.valueOf(onboarding.on(today).name());
    if (!isAgreed) {
      state = State.NONE;
    } else if (!isAssessed) {
      state = State.AGREEMENT;
    }
    Optional<String> refused =
        Permit.refusal(programme, feed, today).map(refusal -> refusal.problem().cause());
    Optional<String> early =
        today.isBefore(onboarding.since())
            ? Optional.of(RegisterTexts.of("pipeline.since", onboarding.stage().word()))
            : Optional.empty();
    Optional<String> blocker = refused.or(() -> early).or(onboarding::blocker);
    Optional<LocalDate> since =
        state == State.LIVE || early.isPresent()
            ? Optional.of(onboarding.since()).filter(day -> day.getYear() > 1)
            : Optional.empty();
    return new OnboardingLine(
        feed.provider(),
        word(programme.contracts().get(feed.contract()).kind()),
        Optional.of(feed.name()),
        isAgreed,
        isAssessed,
        state,
        blocker,
        since.or(onboarding::due));
  }

  private static OnboardingLine of(Programme programme, Planned plan, LocalDate today) {
    boolean isAgreed =
        plan.agreement()
            .map(id -> programme.agreements().get(id).term().holds(today))
            .orElse(false);
    boolean isAssessed =
        programme.governance().assessments().values().stream()
            .filter(entry -> covers(entry, plan))
            .anyMatch(entry -> entry.term().holds(today));
    State state = isAgreed ? isAssessed ? State.DPIA : State.AGREEMENT : State.NONE;
    Optional<String> missing =
        switch (state) {
          case NONE -> Optional.of(RegisterTexts.of("pipeline.agreement"));
          case AGREEMENT -> Optional.of(RegisterTexts.of("pipeline.dpia"));
          default -> Optional.of(RegisterTexts.of("pipeline.mapped"));
        };
    return new OnboardingLine(
        plan.provider(),
        plan.dataType(),
        Optional.empty(),
        isAgreed,
        isAssessed,
        state,
        plan.blocker().or(() -> missing),
        plan.due());
  }

  private static boolean covers(Assessment assessment, Planned plan) {
    return plan.agreement().filter(assessment.agreements()::contains).isPresent()
        || (assessment.agreements().isEmpty() && assessment.feeds().isEmpty());
  }

  private static String word(Contract.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
