package org.goldthread.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.goldthread.config.Programme.FamilyScope;
import org.goldthread.config.Programme.Service;
import org.goldthread.core.ConsentPurpose;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.pseudonym.Recipe.Purpose;

/**
 * Reads {@code families.yaml} and turns its scopes into lists of feeds. Words that stand for many
 * feeds ({@code each}, {@code strands}, {@code providers}) leave sensitive services out unless the
 * scope's agreement allows them; naming one without that is a problem.
 */
final class ScopeReader {

  /**
   * What scopes refer to.
   *
   * @param feeds feeds by name
   * @param feedNames names of all feed files, also of those that cannot be read
   * @param contracts contracts by name
   * @param services services by id
   * @param providers all providers
   * @param agreements agreements by id
   * @param recipes key recipes
   */
  record Known(
      Map<String, Feed> feeds,
      Collection<String> feedNames,
      Map<String, Contract> contracts,
      Map<String, Service> services,
      Collection<String> providers,
      Map<String, Governance.Agreement> agreements,
      List<Recipe> recipes) {}

  private final Known known;
  private final Problems problems;
  private final List<String> familyRecipes;
  private final Map<String, FamilyScope> scopes = new TreeMap<>();

  private ScopeReader(Known known, Problems problems) {
    this.known = known;
    this.problems = problems;
    this.familyRecipes =
        known.recipes().stream()
            .filter(recipe -> recipe.purpose() == Purpose.FAMILY)
            .map(Recipe::name)
            .toList();
  }

  /** The scopes that hold a feed, in order of their names. */
  static List<FamilyScope> read(Part file, Known known, Problems problems) {
    ScopeReader reader = new ScopeReader(known, problems);
    Set<String> names = new TreeSet<>();
    for (Part part : file.at("scopes").items()) {
      String name = part.at("name").text();
      if (!names.add(name)) {
        problems.add(part, "the scope `" + name + "` stands twice", "keep one of the two");
      } else {
        reader.scope(part, name);
      }
    }
    return List.copyOf(reader.scopes.values());
  }

  private void scope(Part part, String name) {
    int before = problems.count();
    checkNames(part.at("recipes"), "the family recipe", familyRecipes);
    checkNames(part.at("services"), "the service", known.services().keySet());
    checkNames(part.at("strands"), "the strand", strands());
    checkNames(part.at("providers"), "the provider", known.providers());
    checkNames(part.at("feeds"), "the feed", known.feedNames());
    Part agreement = part.at("agreement");
    if (agreement.present()) {
      checkNames(agreement, "the agreement", known.agreements().keySet());
    }
    if (problems.count() > before) {
      return;
    }
    String each = part.at("each").optional().orElse("");
    if (each.equals("service")) {
      eachOf(part, name, feed -> feed.service());
    } else if (each.equals("dataset")) {
      eachOf(part, name, feed -> isDataset(feed) ? Optional.of(feed.name()) : Optional.empty());
    } else {
      named(part, name, each.equals("programme"));
    }
  }

  private void eachOf(Part part, String name, Function<Feed, Optional<String>> group) {
    Map<String, List<Feed>> groups = new TreeMap<>();
    for (Feed feed : known.feeds().values()) {
      group.apply(feed).ifPresent(g -> groups.computeIfAbsent(g, x -> new ArrayList<>()).add(feed));
    }
    groups.forEach(
        (one, feeds) -> {
          Set<String> agreements = new TreeSet<>();
          part.at("agreement")
              .optional()
              .ifPresentOrElse(
                  agreements::add, () -> feeds.forEach(f -> agreements.add(f.agreement())));
          if (agreements.size() > 1) {
            problems.add(
                part,
                "the feeds of `"
                    + one
                    + "` rest on several agreements: "
                    + String.join(", ", agreements),
                "name the scope's agreement, or give them one");
            return;
          }
          String agreement = agreements.iterator().next();
          put(
              part,
              name + "-" + one,
              agreement,
              feeds.stream().filter(f -> allowed(f, agreement)).toList());
        });
  }

  private void named(Part part, String name, boolean all) {
    Part agreement = part.at("agreement");
    if (!agreement.present()) {
      problems.add(
          part, "the scope `" + name + "` names no agreement", "name the agreement it rests on");
      return;
    }
    Set<Feed> feeds = new LinkedHashSet<>();
    for (Feed feed : known.feeds().values()) {
      boolean swept =
          all
              || part.at("providers").texts().contains(feed.provider())
              || feed.service()
                  .map(known.services()::get)
                  .filter(service -> part.at("strands").texts().contains(service.strand()))
                  .isPresent();
      if (swept && allowed(feed, agreement.text())) {
        feeds.add(feed);
      }
      Optional<Part> byName = namedIn(part.at("feeds"), feed.name());
      Optional<Part> byService = feed.service().flatMap(s -> namedIn(part.at("services"), s));
      byName
          .or(() -> byService)
          .ifPresent(
              at -> {
                if (allowed(feed, agreement.text())) {
                  feeds.add(feed);
                } else {
                  refuse(at, feed, agreement.text());
                }
              });
    }
    if (!all
        && !List.of("services", "strands", "providers", "feeds").stream()
            .anyMatch(key -> part.at(key).present())) {
      problems.add(
          part,
          "the scope `" + name + "` names no feeds",
          "write each, services, strands, providers or feeds");
    }
    put(part, name, agreement.text(), List.copyOf(feeds));
  }

  /** A scope that joins services with administrative data needs consent to that. */
  private Set<ConsentPurpose> needs(Part part, List<Feed> feeds) {
    Set<ConsentPurpose> needs = EnumSet.noneOf(ConsentPurpose.class);
    part.at("consent_scope").texts().forEach(word -> needs.add(ConsentPurpose.of(word)));
    if (feeds.stream().anyMatch(this::isDataset) && !feeds.stream().allMatch(this::isDataset)) {
      needs.add(ConsentPurpose.ADMINISTRATIVE);
    }
    return Collections.unmodifiableSet(needs);
  }

  private void refuse(Part at, Feed feed, String agreement) {
    problems.add(
        at,
        "the sensitive service `"
            + feed.service().orElse("")
            + "` of feed `"
            + feed.name()
            + "` may be in no family scope under `"
            + agreement
            + "`",
        "leave it out; or, if the agreement allows it, write there `sensitive_families: true`");
  }

  private void put(Part part, String name, String agreement, List<Feed> feeds) {
    if (feeds.isEmpty()) {
      return;
    }
    Set<ConsentPurpose> needs = needs(part, feeds);
    checkConsent(part, name, feeds, needs);
    FamilyScope scope =
        new FamilyScope(
            name,
            agreement,
            feeds.stream().map(Feed::name).sorted().toList(),
            part.at("recipes").present() ? part.at("recipes").texts() : familyRecipes,
            part.at("adult_cap").integer(),
            part.at("child_cap").integer(),
            needs);
    if (scopes.putIfAbsent(name, scope) != null) {
      problems.add(part, "two scopes are named `" + name + "`", "rename one of the two");
    }
  }

  /** What a scope needs, the consents that its feeds rest on must extend to. */
  private void checkConsent(Part part, String name, List<Feed> feeds, Set<ConsentPurpose> needs) {
    for (ConsentPurpose purpose : needs) {
      for (Feed feed : feeds) {
        Governance.Agreement rests = known.agreements().get(feed.agreement());
        if (rests != null
            && rests.basis().equals("consent")
            && !rests.consentScope().contains(purpose.word())) {
          problems.add(
              part,
              "the scope `"
                  + name
                  + (purpose == ConsentPurpose.ADMINISTRATIVE
                      ? "` links administrative data with `"
                      : "` is for evaluators and holds `")
                  + feed.name()
                  + "`, whose consent does not extend to them",
              "leave the feed out; or, if the consent does, write `"
                  + purpose.word()
                  + "` into the consent_scope of `"
                  + rests.id()
                  + "`");
        }
      }
    }
  }

  private boolean allowed(Feed feed, String agreement) {
    boolean sensitive =
        feed.service().map(known.services()::get).map(Service::sensitive).orElse(false);
    Governance.Agreement rests = known.agreements().get(agreement);
    return !sensitive || (rests != null && rests.sensitiveFamilies());
  }

  private boolean isDataset(Feed feed) {
    Contract contract = known.contracts().get(feed.contract());
    return contract != null && contract.kind() == Contract.Kind.ADMINISTRATIVE;
  }

  private Set<String> strands() {
    Set<String> strands = new TreeSet<>();
    known.services().values().forEach(service -> strands.add(service.strand()));
    return strands;
  }

  private static Optional<Part> namedIn(Part list, String name) {
    return list.items().stream().filter(item -> item.text().equals(name)).findFirst();
  }

  private void checkNames(Part list, String what, Collection<String> names) {
    for (Part item : list.items()) {
      if (!names.contains(item.text())) {
        problems.unknown(item, what, item.text(), names);
      }
    }
  }
}
