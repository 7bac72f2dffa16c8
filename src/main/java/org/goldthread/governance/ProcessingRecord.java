package org.goldthread.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Governance;
import org.goldthread.config.Governance.Agreement;
import org.goldthread.config.Governance.Organisation;
import org.goldthread.config.Governance.PrivacyNotice;
import org.goldthread.config.Programme;
import org.goldthread.pseudonym.Standard;

/**
 * The record of processing activities under Article 30 UK GDPR, made from the registers and the
 * feeds: what is held, about whom, on what basis, for what, how long, and who receives it.
 *
 * @param programme the programme's title
 * @param day the day for which it holds
 * @param organisations controller first
 * @param notice the privacy notice given out on the day
 * @param activities one for each agreement, in the register's order
 */
public record ProcessingRecord(
    String programme,
    LocalDate day,
    List<Organisation> organisations,
    Optional<PrivacyNotice> notice,
    List<Activity> activities) {
  /**
   * Fields that never enter the lake but as pseudonyms, or as an area or a month made from them.
   */
  private static final Set<Standard> IDENTIFYING =
      EnumSet.of(
          Standard.NHS_NUMBER,
          Standard.UPN,
          Standard.EMAIL,
          Standard.MOBILE,
          Standard.DATE_OF_BIRTH,
          Standard.FIRST_NAME,
          Standard.POSTCODE,
          Standard.CLIENT_ID,
          Standard.EPISODE);

  /** What the row engine makes of identifying values beside pseudonyms. */
  private static final Map<Standard, List<String>> DERIVED =
      Map.of(
          Standard.DATE_OF_BIRTH, List.of("birth_month"),
          Standard.SEX, List.of("sex"),
          Standard.POSTCODE, List.of("in_area", "lsoa"));

  /**
   * What rests on one agreement.
   *
   * @param agreement the register's entry
   * @param isInForce whether it is in force on the day
   * @param people roles of the people in its feeds: child, adult
   * @param pseudonyms identifying fields that are turned into pseudonyms
   * @param data fields that are kept, and what is kept of identifying ones
   * @param holdings its feeds
   * @param familyScopes family scopes that rest on it
   */
  public record Activity(
      Agreement agreement,
      boolean isInForce,
      List<String> people,
      List<String> pseudonyms,
      List<String> data,
      List<Holding> holdings,
      List<String> familyScopes) {}

  /**
   * A feed as it is held.
   *
   * @param feed its name
   * @param stage its stage on the day
   * @param assessments ids of the impact assessments that cover it
   * @param keepMonths months that its rows are kept after the end of their period
   * @param then what is done afterwards
   * @param optOut what was done about the national data opt-out; empty if it is not of the NHS
   */
  public record Holding(
      String feed,
      String stage,
      List<String> assessments,
      int keepMonths,
      String then,
      Optional<Governance.OptOut> optOut) {}

  /** The record of a programme on a day. */
  public static ProcessingRecord of(Programme programme, LocalDate day) {
    Governance governance = programme.governance();
    List<Organisation> organisations = new ArrayList<>();
    organisations.add(governance.organisations().get(governance.controller()));
    governance.organisations().values().stream()
        .filter(organisation -> !organisation.id().equals(governance.controller()))
        .forEach(organisations::add);
    return new ProcessingRecord(
        programme.title(),
        day,
        List.copyOf(organisations),
        governance.notices().stream()
            .filter(notice -> !notice.from().isAfter(day))
            .reduce((older, newer) -> newer),
        governance.agreements().values().stream()
            .map(agreement -> activity(programme, agreement, day))
            .toList());
  }

  private static Activity activity(Programme programme, Agreement agreement, LocalDate day) {
    List<Feed> feeds =
        programme.feeds().values().stream()
            .filter(feed -> feed.agreement().equals(agreement.id()))
            .toList();
    return new Activity(
        agreement,
        agreement.term().holds(day),
        sorted(feeds.stream().flatMap(f -> f.people().stream()).map(p -> p.role().word())),
        sorted(fields(programme, feeds).filter(f -> isIdentifying(f)).map(Contract.Field::name)),
        sorted(fields(programme, feeds).flatMap(ProcessingRecord::kept)),
        feeds.stream().map(feed -> holding(programme, feed, day)).toList(),
        programme.familyScopes().stream()
            .filter(scope -> scope.agreement().equals(agreement.id()))
            .map(Programme.FamilyScope::name)
            .toList());
  }

  private static Holding holding(Programme programme, Feed feed, LocalDate day) {
    Governance governance = programme.governance();
    Governance.Retention retention =
        governance.retention(feed, programme.contracts().get(feed.contract()).kind()).orElseThrow();
    return new Holding(
        feed.name(),
        governance.onboarding(feed).on(day).word(),
        governance.assessments(feed).stream().map(Governance.Assessment::id).toList(),
        retention.keepMonths(),
        retention.then(),
        governance.optOut(feed));
  }

  private static boolean isIdentifying(Contract.Field field) {
    return field.standard().filter(IDENTIFYING::contains).isPresent();
  }

  /** What the lake keeps of a field's values. */
  private static Stream<String> kept(Contract.Field field) {
    Stream<String> derived =
        field.standard().map(standard -> DERIVED.getOrDefault(standard, List.of())).stream()
            .flatMap(List::stream);
    return !isIdentifying(field) && field.keep()
        ? Stream.concat(Stream.of(field.name()), derived)
        : derived;
  }

  /** The fields that the feeds fill, or filled before they changed. */
  private static Stream<Contract.Field> fields(Programme programme, Collection<Feed> feeds) {
    return feeds.stream()
        .flatMap(
            feed ->
                programme
                    .everyVersionOf(feed.name())
                    .flatMap(then -> fields(then, then.feeds().get(feed.name()))));
  }

  private static Stream<Contract.Field> fields(Programme programme, Feed feed) {
    return filled(feed)
        .map(programme.contracts().get(feed.contract()).fields()::get)
        .filter(Objects::nonNull);
  }

  private static Stream<String> filled(Feed feed) {
    return Stream.concat(
        Stream.of(feed.columns(), feed.constants(), feed.defaults())
            .flatMap(map -> map.keySet().stream()),
        feed.people().stream()
            .flatMap(
                person ->
                    Stream.concat(
                        person.columns().keySet().stream(), person.constants().keySet().stream())));
  }

  private static List<String> sorted(Stream<String> words) {
    return List.copyOf(new TreeSet<>(words.map(word -> word.toLowerCase(Locale.ROOT)).toList()));
  }
}
