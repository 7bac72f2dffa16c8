package org.goldthread.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.goldthread.config.Contract.Kind;
import org.goldthread.config.Programme.CodeList;
import org.goldthread.config.Programme.Gates;
import org.goldthread.config.Programme.PeriodRange;
import org.goldthread.core.Period;
import org.goldthread.core.Role;

/** Reads contracts and feeds with all their changes, and checks what holds in each period. */
final class FeedsLoader {
  private final ConfigFiles files;
  private final Documents documents;
  private final Optional<PeriodRange> periods;
  private final Problems problems;
  private final Problems warnings;
  private final Map<String, Timeline<Contract>> contracts = new TreeMap<>();
  private final Map<String, Timeline<Feed>> feeds = new TreeMap<>();
  private final Map<String, Timeline<Part>> feedFiles = new HashMap<>();

  /**
   * A loader.
   *
   * @param periods the programme's periods; empty if they cannot be read
   * @param problems takes what is wrong
   * @param warnings takes what holds and yet may not be meant
   */
  FeedsLoader(
      ConfigFiles files,
      Documents documents,
      Optional<PeriodRange> periods,
      Problems problems,
      Problems warnings) {
    this.files = files;
    this.documents = documents;
    this.periods = periods;
    this.problems = problems;
    this.warnings = warnings;
  }

  /** Contracts that are right in every period, as after their last change. */
  Map<String, Contract> contracts() {
    return newest(contracts);
  }

  /** Feeds that can be read, as after their last change. */
  Map<String, Feed> feeds() {
    return newest(feeds);
  }

  /** What their files say after their last change. */
  Map<String, Part> feedFiles() {
    return newest(feedFiles);
  }

  /** All of them before and after each change. */
  Versions versions() {
    TreeSet<Period> changes = new TreeSet<>();
    contracts.values().forEach(contract -> changes.addAll(contract.changes()));
    feeds.values().forEach(feed -> changes.addAll(feed.changes()));
    if (changes.isEmpty()) {
      return Versions.NONE;
    }
    List<Versions.Epoch> epochs = new ArrayList<>();
    epochs.add(epoch(Optional.empty()));
    changes.forEach(from -> epochs.add(epoch(Optional.of(from))));
    return new Versions(epochs);
  }

  private Versions.Epoch epoch(Optional<Period> from) {
    return new Versions.Epoch(from, at(contracts, from), at(feeds, from));
  }

  private static <T> Map<String, T> at(Map<String, Timeline<T>> of, Optional<Period> period) {
    Map<String, T> at = new TreeMap<>();
    of.forEach((name, timeline) -> at.put(name, timeline.at(period)));
    return Collections.unmodifiableMap(at);
  }

  private static <T> Map<String, T> newest(Map<String, Timeline<T>> of) {
    Map<String, T> newest = new TreeMap<>();
    of.forEach((name, timeline) -> newest.put(name, timeline.newest()));
    return Collections.unmodifiableMap(newest);
  }

  /**
   * Reads and checks the contracts.
   *
   * @param codeLists code lists by name; empty where one is there and cannot be read
   */
  void readContracts(Map<String, Optional<CodeList>> codeLists) {
    for (String name : files.names("contracts", ".yaml")) {
      documents
          .get(name)
          .ifPresent(
              file -> {
                int before = problems.count();
                Timeline<Part> editions = Editions.of(file, "contract", periods, problems);
                Timeline<Contract> contract = editions.map(ContractReader::read);
                for (Part edition : editions.all()) {
                  ContractCheck.check(ContractReader.read(edition), edition, codeLists, problems);
                }
                if (problems.count() == before) {
                  contracts.put(stem(name), contract);
                }
              });
    }
  }

  /**
   * Reads the feeds, and checks each as it stands in every period against its contract as it stands
   * there.
   */
  void readFeeds(Gates gates, int dueDays, FeedCheck.Known known) {
    for (String name : files.names("feeds", ".yaml")) {
      documents
          .get(name)
          .ifPresent(
              file -> {
                Timeline<Part> editions = Editions.of(file, "feed", periods, problems);
                Timeline<Feed> feed =
                    editions.map(edition -> FeedReader.read(edition, gates, dueDays));
                check(feed, editions, known);
                feeds.put(stem(name), feed);
                feedFiles.put(stem(name), editions);
              });
    }
    checkIdSystems();
    warnOfLeftBehind();
  }

  private void check(Timeline<Feed> feed, Timeline<Part> file, FeedCheck.Known known) {
    Timeline<Contract> contract = contracts.get(feed.first().contract());
    TreeSet<Period> changes = new TreeSet<>(feed.changes());
    if (contract != null) {
      changes.addAll(contract.changes());
    }
    FeedCheck.check(
        feed.first(),
        file.first(),
        known.with(at(contracts, Optional.empty()), Optional.empty()),
        problems);
    for (Period from : changes) {
      Optional<Period> since =
          contract == null
              ? Optional.empty()
              : Optional.ofNullable(contract.later().floorKey(from));
      Optional<Period> at = Optional.of(from);
      FeedCheck.check(feed.at(at), file.at(at), known.with(at(contracts, at), since), problems);
    }
  }

  /** The same client has the same role in the same slot, whichever feed mentions it. */
  private void checkIdSystems() {
    Map<String, Map<Integer, Feed>> firsts = new HashMap<>();
    feeds.forEach(
        (name, timeline) -> {
          checkSlots(timeline.first(), feedFiles.get(name).first(), firsts);
          timeline
              .later()
              .forEach((from, feed) -> checkSlots(feed, file(name, Optional.of(from)), firsts));
        });
  }

  private Part file(String name, Optional<Period> at) {
    return feedFiles.get(name).at(at);
  }

  private void checkSlots(Feed feed, Part file, Map<String, Map<Integer, Feed>> firsts) {
    for (Part part : file.at("people").items()) {
      int slot = part.at("slot").integer();
      Role role = Role.of(part.at("role").text());
      Feed first =
          firsts
              .computeIfAbsent(feed.idSystem(), system -> new LinkedHashMap<>())
              .putIfAbsent(slot, feed);
      if (first != null && role(first, slot).filter(role::equals).isEmpty()) {
        problems.add(
            part.at("slot"),
            "slot "
                + slot
                + " is "
                + role.word()
                + " here and another role in feed `"
                + first.name()
                + "`",
            "feeds of the id system `" + feed.idSystem() + "` give a person the same slot");
      }
    }
  }

  private static Optional<Role> role(Feed feed, int slot) {
    return feed.people().stream()
        .filter(person -> person.slot() == slot)
        .map(Feed.Person::role)
        .findFirst();
  }

  /**
   * Rows that name their clients only by the ids of a database that nobody is registered from any
   * more would be about nobody known.
   */
  private void warnOfLeftBehind() {
    TreeSet<Period> changes = new TreeSet<>();
    feeds.values().forEach(feed -> changes.addAll(feed.changes()));
    for (Period from : changes) {
      Optional<Period> before = Optional.of(from.previous());
      Optional<Period> since = Optional.of(from);
      TreeSet<String> left = registering(before);
      left.removeAll(registering(since));
      for (Map.Entry<String, Timeline<Feed>> entry : feeds.entrySet()) {
        Feed feed = entry.getValue().at(since);
        if (left.contains(feed.idSystem()) && isOfRegistered(feed)) {
          Part file = file(entry.getKey(), since);
          warnings.add(
              file.at(file.at("id_system").present() ? "id_system" : "feed"),
              "from "
                  + from
                  + " on no feed registers clients of the id system `"
                  + feed.idSystem()
                  + "`, whose ids this feed's rows have",
              "change `id_system` here too, if its exports come from the new record system");
        }
      }
    }
  }

  private boolean isOfRegistered(Feed feed) {
    return kind(feed).filter(Kind::isOfService).isPresent() && feed.asks(Feed.ROW, "client_id");
  }

  private TreeSet<String> registering(Optional<Period> period) {
    TreeSet<String> systems = new TreeSet<>();
    for (Timeline<Feed> timeline : feeds.values()) {
      Feed feed = timeline.at(period);
      if (kind(feed).filter(Kind.REGISTRATION::equals).isPresent()) {
        systems.add(feed.idSystem());
      }
    }
    return systems;
  }

  private Optional<Kind> kind(Feed feed) {
    return Optional.ofNullable(contracts.get(feed.contract())).map(c -> c.first().kind());
  }

  private static String stem(String name) {
    return name.substring(name.lastIndexOf('/') + 1, name.lastIndexOf('.'));
  }
}
