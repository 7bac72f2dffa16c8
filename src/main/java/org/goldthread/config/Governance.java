package org.goldthread.config;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The registers of {@code governance.yaml}: on what basis the programme holds what it holds.
 *
 * @param controller id of the organisation that decides about the data
 * @param warnDays days before an expiry from which every run warns
 * @param organisations organisations by id; a provider need not be among them
 * @param agreements data-sharing agreements and registered bases by id
 * @param assessments data protection impact assessments by id
 * @param retention how long what is kept, in file order
 * @param notices versions of the privacy notice, oldest first
 * @param optOuts what was done about the national data opt-out, in file order
 * @param otherwise onboarding of the feeds that have no entry of their own
 * @param onboarding onboarding by feed
 * @param planned data that no feed brings yet
 */
public record Governance(
    String controller,
    int warnDays,
    Map<String, Organisation> organisations,
    Map<String, Agreement> agreements,
    Map<String, Assessment> assessments,
    List<Retention> retention,
    List<PrivacyNotice> notices,
    List<OptOut> optOuts,
    Onboarding otherwise,
    Map<String, Onboarding> onboarding,
    List<Planned> planned) {

  /** No register at all; every feed is live. */
  public static final Governance NONE =
      new Governance(
          "",
          0,
          Map.of(),
          Map.of(),
          Map.of(),
          List.of(),
          List.of(),
          List.of(),
          new Onboarding(Stage.LIVE, LocalDate.MIN, Optional.empty(), Optional.empty()),
          Map.of(),
          List.of());

  /**
   * A line of a register.
   *
   * @param file the file it stands in, for messages
   * @param line the line in that file
   */
  public record Place(String file, int line) {}

  /**
   * Days on which something is in force, both included.
   *
   * @param start the first; empty: not signed or approved yet
   * @param expiry the last; empty: not signed or approved yet
   */
  public record Term(Optional<LocalDate> start, Optional<LocalDate> expiry) {

    /** Whether it is in force on a day. */
    public boolean holds(LocalDate day) {
      return start.isPresent()
          && expiry.isPresent()
          && !day.isBefore(start.get())
          && !day.isAfter(expiry.get());
    }
  }

  /**
   * An organisation.
   *
   * @param id its id
   * @param name its name
   * @param role controller, joint_controller, processor or recipient
   * @param contact whom to ask
   */
  public record Organisation(String id, String name, String role, String contact) {}

  /**
   * A data-sharing agreement or a registered basis.
   *
   * @param id its id
   * @param title what it is
   * @param basis basis under Article 6: consent, legitimate_interest or public_task
   * @param article9 condition under Article 9: explicit_consent, health_care, public_health,
   *     research or none
   * @param term when it is in force
   * @param parties organisations and providers that it binds
   * @param purposes what the data may be used for
   * @param feeds feeds that it covers; empty: every feed that names it
   * @param consentScope what a consent under it extends to: programme, administrative, evaluators
   * @param sensitiveFamilies whether families may be formed of a sensitive service's rows
   * @param place its line
   */
  public record Agreement(
      String id,
      String title,
      String basis,
      String article9,
      Term term,
      List<String> parties,
      List<String> purposes,
      List<String> feeds,
      List<String> consentScope,
      boolean sensitiveFamilies,
      Place place) {}

  /**
   * A data protection impact assessment.
   *
   * @param id its id
   * @param title what it is
   * @param approvedBy who approved it
   * @param term from its approval to its next review
   * @param agreements agreements whose feeds it covers
   * @param feeds feeds that it covers; without agreements and feeds it covers every feed that no
   *     other names
   * @param place its line
   */
  public record Assessment(
      String id,
      String title,
      String approvedBy,
      Term term,
      List<String> agreements,
      List<String> feeds,
      Place place) {

    private boolean names(Feed feed) {
      return feeds.contains(feed.name()) || agreements.contains(feed.agreement());
    }

    private boolean isGeneral() {
      return feeds.isEmpty() && agreements.isEmpty();
    }
  }

  /**
   * How long rows are kept.
   *
   * @param dataset what it is called
   * @param feeds feeds that it is about
   * @param dataTypes kinds of contract that it is about; without either it is about all the rest
   * @param keepMonths months after the end of a row's period
   * @param then delete or anonymise
   * @param place its line
   */
  public record Retention(
      String dataset,
      List<String> feeds,
      List<String> dataTypes,
      int keepMonths,
      String then,
      Place place) {}

  /** A version of the privacy notice, valid from a day until the next one's. */
  public record PrivacyNotice(String version, String title, LocalDate from) {}

  /**
   * What was done about the national data opt-out.
   *
   * @param feeds the feeds it is about
   * @param state applied: patients who opted out were left out; not_required
   * @param on the day on which that was done or decided
   * @param reason why it is not required; may be empty otherwise
   */
  public record OptOut(List<String> feeds, String state, LocalDate on, String reason) {}

  /** How far a feed is; ordered. */
  public enum Stage {
    /** Described by a file, and taken nowhere. */
    MAPPED,
    /** Taken into the staging lake only. */
    STAGED,
    /** Taken into the lake. */
    LIVE;

    /** The word used in files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Stage of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * How far a feed is.
   *
   * @param stage what it has reached
   * @param since the day from which that holds; before it the feed is mapped
   * @param blocker what keeps it from going on
   * @param due the day by which it should
   */
  public record Onboarding(
      Stage stage, LocalDate since, Optional<String> blocker, Optional<LocalDate> due) {

    /** The stage on a day. */
    public Stage on(LocalDate day) {
      return day.isBefore(since) ? Stage.MAPPED : stage;
    }
  }

  /**
   * Data that no feed brings yet.
   *
   * @param provider who would send it
   * @param dataType kind of contract
   * @param agreement the agreement it would rest on; empty: there is none
   * @param blocker what keeps it from being mapped
   * @param due the day by which it should be
   */
  public record Planned(
      String provider,
      String dataType,
      Optional<String> agreement,
      Optional<String> blocker,
      Optional<LocalDate> due) {}

  /** Onboarding of a feed. */
  public Onboarding onboarding(Feed feed) {
    return onboarding.getOrDefault(feed.name(), otherwise);
  }

  /** Assessments that cover a feed: those that name it, otherwise the general ones. */
  public List<Assessment> assessments(Feed feed) {
    List<Assessment> named =
        assessments.values().stream().filter(assessment -> assessment.names(feed)).toList();
    return named.isEmpty()
        ? assessments.values().stream().filter(Assessment::isGeneral).toList()
        : named;
  }

  /** Retention of a feed: an entry that names it, else its kind, else neither. */
  public Optional<Retention> retention(Feed feed, Contract.Kind kind) {
    String type = kind.name().toLowerCase(Locale.ROOT);
    return retention.stream()
        .filter(entry -> entry.feeds().contains(feed.name()))
        .findFirst()
        .or(() -> retention.stream().filter(entry -> entry.dataTypes().contains(type)).findFirst())
        .or(
            () ->
                retention.stream()
                    .filter(entry -> entry.feeds().isEmpty() && entry.dataTypes().isEmpty())
                    .findFirst());
  }

  /** What was done about the national data opt-out of a feed. */
  public Optional<OptOut> optOut(Feed feed) {
    return optOuts.stream().filter(entry -> entry.feeds().contains(feed.name())).findFirst();
  }
}
