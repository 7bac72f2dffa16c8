package org.goldthread.config;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldthread.config.Contract.Kind;
import org.goldthread.config.Governance.Agreement;
import org.goldthread.config.Governance.Onboarding;
import org.goldthread.config.Governance.Stage;
import org.goldthread.config.Programme.Authority;
import org.goldthread.config.Programme.Service;

/** What the registers say of feeds and providers, and what feeds say of the registers, fits. */
final class GovernanceCheck {
  /** Data types that build on each other: the earlier goes live first. */
  private static final List<Kind> ORDER = List.of(Kind.REGISTRATION, Kind.ENGAGEMENT, Kind.OUTCOME);

  /** Fields that Article 9 is about. */
  private static final Set<String> SPECIAL =
      Set.of("ethnicity", "disability", "pregnancy_status", "due_date");

  /**
   * The rest of the configuration.
   *
   * @param feeds feeds that can be read
   * @param feedFiles their files
   * @param feedNames names of all feed files
   * @param contracts contracts that can be read
   * @param services services by id
   * @param authority providers and classes
   */
  record Known(
      Map<String, Feed> feeds,
      Map<String, Part> feedFiles,
      Collection<String> feedNames,
      Map<String, Contract> contracts,
      Map<String, Service> services,
      Authority authority) {}

  private final Governance governance;
  private final Part file;
  private final Known known;
  private final Problems problems;

  private GovernanceCheck(Governance governance, Part file, Known known, Problems problems) {
    this.governance = governance;
    this.file = file;
    this.known = known;
    this.problems = problems;
  }

  static void check(Governance governance, Part file, Known known, Problems problems) {
    new GovernanceCheck(governance, file, known, problems).check();
  }

  private void check() {
    checkRegisters();
    Set<String> nhs = Set.copyOf(file.at("nhs_classes").texts());
    for (Feed feed : known.feeds().values()) {
      Part at = known.feedFiles().get(feed.name());
      checkAgreement(feed, at);
      checkSensitive(feed, at);
      kind(feed)
          .filter(kind -> governance.retention(feed, kind).isEmpty())
          .ifPresent(
              kind ->
                  problems.add(
                      file.at("retention"),
                      "nothing says how long rows of the feed `" + feed.name() + "` are kept",
                      "add an entry for it, or one without feeds and data types for all the rest"));
      if (nhs.contains(known.authority().providers().getOrDefault(feed.provider(), ""))
          && governance.optOut(feed).isEmpty()) {
        problems.add(
            file.at("opt_outs"),
            "nothing says what was done about the national data opt-out of the feed `"
                + feed.name()
                + "`",
            "its provider is of the NHS: add the feed to an entry");
      }
      checkOrder(feed);
    }
  }

  private void checkRegisters() {
    Set<String> agreements = governance.agreements().keySet();
    Set<String> kinds =
        EnumSet.allOf(Kind.class).stream().map(GovernanceCheck::word).collect(Collectors.toSet());
    Set<String> parties = new HashSet<>(governance.organisations().keySet());
    parties.addAll(known.authority().providers().keySet());
    checkNames(file.at("controller"), "the organisation", governance.organisations().keySet());
    checkNames(file.at("nhs_classes"), "the class", known.authority().classes());
    for (Part part : file.at("agreements").items()) {
      checkNames(part.at("parties"), "the party", parties);
      checkNames(part.at("feeds"), "the feed", known.feedNames());
      part.at("feeds").items().forEach(feed -> checkCovered(feed, part.at("id").text()));
    }
    for (Part part : file.at("assessments").items()) {
      checkNames(part.at("agreements"), "the agreement", agreements);
      checkNames(part.at("feeds"), "the feed", known.feedNames());
    }
    for (Part part : file.at("retention").items()) {
      checkNames(part.at("feeds"), "the feed", known.feedNames());
      checkNames(part.at("data_types"), "the data type", kinds);
    }
    for (Part part : file.at("opt_outs").items()) {
      checkNames(part.at("feeds"), "the feed", known.feedNames());
    }
    for (Part part : file.at("onboarding").at("feeds").items()) {
      checkNames(part.at("feed"), "the feed", known.feedNames());
    }
    for (Part part : file.at("onboarding").at("planned").items()) {
      checkNames(part.at("provider"), "the provider", known.authority().providers().keySet());
      checkNames(part.at("data_type"), "the data type", kinds);
      checkNames(part.at("agreement"), "the agreement", agreements);
    }
  }

  /** A feed that the register puts under an agreement says so itself. */
  private void checkCovered(Part at, String agreement) {
    Feed feed = known.feeds().get(at.text());
    if (feed != null && !feed.agreement().equals(agreement)) {
      problems.add(
          at,
          "the agreement `"
              + agreement
              + "` covers the feed `"
              + feed.name()
              + "`, whose file names `"
              + feed.agreement()
              + "`",
          "name one of the two in both files");
    }
  }

  private void checkAgreement(Feed feed, Part at) {
    Agreement agreement = governance.agreements().get(feed.agreement());
    if (agreement == null) {
      return;
    }
    if (!agreement.feeds().isEmpty() && !agreement.feeds().contains(feed.name())) {
      problems.add(
          at.at("agreement"),
          "the agreement `" + agreement.id() + "` does not cover the feed `" + feed.name() + "`",
          "add the feed to it in governance.yaml if it does, or name another");
    }
    if (!agreement.parties().contains(feed.provider())
        && known.authority().providers().containsKey(feed.provider())) {
      problems.add(
          at.at("agreement"),
          "the agreement `"
              + agreement.id()
              + "` does not bind the provider `"
              + feed.provider()
              + "`",
          "add the provider to its parties in governance.yaml if it does, or name another");
    }
    List<String> special = special(feed);
    if (agreement.article9().equals("none") && !special.isEmpty()) {
      problems.add(
          at.at("agreement"),
          "the feed has "
              + String.join(", ", special)
              + ", and `"
              + agreement.id()
              + "` has no condition under Article 9",
          "write its `article_9` in governance.yaml, or leave the columns out");
    }
  }

  private static List<String> special(Feed feed) {
    Stream<String> people =
        feed.people().stream()
            .flatMap(
                person ->
                    Stream.concat(
                        person.columns().keySet().stream(), person.constants().keySet().stream()));
    Stream<String> rows =
        Stream.concat(feed.columns().keySet().stream(), feed.constants().keySet().stream());
    return List.copyOf(
        new TreeSet<>(Stream.concat(people, rows).filter(SPECIAL::contains).toList()));
  }

  private void checkSensitive(Feed feed, Part at) {
    boolean isSensitive =
        feed.service().map(known.services()::get).map(Service::sensitive).orElse(false);
    if (isSensitive && feed.route() == Feed.Route.CLEAR) {
      problems.add(
          Document.stands(at.at("route").node()) ? at.at("route") : at.at("service"),
          "the service `"
              + feed.service().orElseThrow()
              + "` is sensitive, and the feed arrives in clear text",
          "write `route: tokens`: its provider makes the tokens at home");
    }
  }

  /** Whom a service knows goes live before what they did, and that before what came of it. */
  private void checkOrder(Feed feed) {
    Onboarding later = governance.onboarding(feed);
    Optional<Kind> kind = kind(feed).filter(ORDER::contains);
    if (kind.isEmpty() || feed.service().isEmpty() || later.stage() != Stage.LIVE) {
      return;
    }
    for (Feed other : known.feeds().values()) {
      Optional<Kind> before =
          kind(other)
              .filter(k -> ORDER.contains(k) && ORDER.indexOf(k) < ORDER.indexOf(kind.get()));
      if (before.isPresent() && other.service().equals(feed.service())) {
        Onboarding earlier = governance.onboarding(other);
        if (earlier.stage() != Stage.LIVE || earlier.since().isAfter(later.since())) {
          problems.add(
              onboardingOf(feed),
              "the feed `"
                  + feed.name()
                  + "` is live before `"
                  + other.name()
                  + "`, which is "
                  + earlier.stage().word()
                  + " since "
                  + earlier.since(),
              word(before.get())
                  + " goes live before "
                  + word(kind.get())
                  + ": let it wait, or mend the dates");
        }
      }
    }
  }

  private Part onboardingOf(Feed feed) {
    return file.at("onboarding").at("feeds").items().stream()
        .filter(part -> part.at("feed").text().equals(feed.name()))
        .findFirst()
        .orElse(file.at("onboarding").at("otherwise"));
  }

  private Optional<Kind> kind(Feed feed) {
    return Optional.ofNullable(known.contracts().get(feed.contract())).map(Contract::kind);
  }

  private void checkNames(Part list, String what, Collection<String> names) {
    for (Part item : list.items()) {
      if (!names.contains(item.text())) {
        problems.unknown(item, what, item.text(), names);
      }
    }
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
