package org.goldthread.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.goldthread.config.Feed;
import org.goldthread.config.Programmes;
import org.goldthread.contract.Status;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.fixture.FewFeeds;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SynthTest {
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*)");
  private static final Pattern TEN_DIGITS = Pattern.compile("(?<![\\w.])\\d{10}(?![\\w.])");
  private static final Pattern MOBILE = Pattern.compile("(?<!\\w)0\\d{10}(?!\\w)");

  private static final Map<String, Feed> FEEDS = Programmes.load(Sample.CONF).feeds();

  @TempDir static Path place;

  private static Sample small;

  @BeforeAll
  static void generateOnce() {
    small = Sample.of(place, 60, 2, 7, Dirt.usual());
  }

  @Test
  void givesTheSameBytesForTheSameSeed(@TempDir Path elsewhere) {
    assertThat(Sample.of(elsewhere, 60, 2, 7, Dirt.usual()).hashes()).isEqualTo(small.hashes());
  }

  @Test
  @DisplayName("samples that several threads make side by side have the same bytes, seed 7")
  void givesTheSameBytesOnAnyNumberOfThreads(@TempDir Path elsewhere) throws IOException {
    List<Path> places = new ArrayList<>();
    for (int thread = 0; thread < 3; thread++) {
      places.add(Files.createDirectory(elsewhere.resolve("thread-" + thread)));
    }
    List<Map<String, String>> made =
        places.parallelStream()
            .map(place -> Sample.of(place, 60, 2, 7, Dirt.usual()).hashes())
            .toList();
    assertThat(made).containsOnly(small.hashes());
  }

  @Test
  @DisplayName("thirty times the families take no more memory, seed 7")
  void holdsNoMoreMemoryForMoreFamilies() {
    Path conf = FewFeeds.folder();
    long fewer = mebibytesHeld(conf, 1_000);
    long more = mebibytesHeld(conf, 30_000);
    // Each family takes some kilobytes while it is drawn and written: kept, they would be 50 MiB or
    // more. What a look at the heap happens to find varies by some ten.
    assertThat(more - fewer).isLessThan(24);
  }

  private static long mebibytesHeld(Path conf, int families) {
    HeapWatch heap = new HeapWatch(100);
    try (heap) {
      Sample.of(conf, place, families, 2, 7, Dirt.usual());
    }
    return heap.mostMebibytes();
  }

  @Test
  void givesOtherFilesForAnotherSeed() {
    Map<String, String> other = Sample.of(place, 60, 2, 8, Dirt.usual()).hashes();
    small.hashes().entrySet().stream()
        .filter(file -> !file.getKey().endsWith("effects.csv"))
        .filter(file -> !file.getKey().startsWith("truth/resubmissions"))
        .filter(file -> !file.getKey().equals("truth/repeats.csv"))
        .forEach(file -> assertThat(other).doesNotContainEntry(file.getKey(), file.getValue()));
  }

  @Test
  void drawsTheFirstFamiliesOfALargerSampleAlike() {
    List<NamedCsvRecord> larger = Sample.of(place, 90, 2, 7, Dirt.usual()).truth("persons.csv");
    List<NamedCsvRecord> persons = small.truth("persons.csv");
    assertThat(larger.subList(0, persons.size()))
        .extracting(NamedCsvRecord::getFields)
        .isEqualTo(persons.stream().map(NamedCsvRecord::getFields).toList());
  }

  @Test
  void leavesPeopleAsTheyAreWhenAFaultIsSwitchedOff() {
    Sample clean = Sample.of(place, 60, 2, 7, Dirt.none());
    for (String truth : List.of("truth/persons.csv", "truth/families.csv", "truth/effects.csv")) {
      assertThat(clean.hashes().get(truth)).isEqualTo(small.hashes().get(truth));
    }
    assertThat(clean.truth("errors.csv")).isEmpty();
  }

  @Test
  void acceptsEveryRowOfASampleWithoutFaults() {
    Set<String> notAccepted =
        Sample.of(place, 60, 2, 7, Dirt.none()).judged().stream()
            .filter(row -> row.rows().stream().anyMatch(r -> r.status() != Status.ACCEPTED))
            .map(row -> row.feed() + " line " + row.row().line() + ": " + row.rows())
            .collect(Collectors.toSet());
    assertThat(notAccepted).isEmpty();
  }

  @Test
  void holdsEveryFeedInAFewHundredFamilies() {
    Sample sample = Sample.of(place, 300, 4, 7, Dirt.usual());
    Set<String> feeds = new TreeSet<>();
    for (Path file : sample.clearFiles()) {
      feeds.add(file.getParent().getParent().getFileName().toString());
    }
    List<String> never = Scenario.of(Programmes.load(Sample.CONF)).never();
    assertThat(feeds)
        .containsExactlyInAnyOrderElementsOf(
            FEEDS.values().stream()
                .filter(feed -> !never.contains(feed.provider()))
                .map(Feed::name)
                .toList());
  }

  @Test
  void tellsTheTruthAboutEveryRecord() {
    Set<String> told =
        small.truth("rows.csv").stream()
            .map(r -> place(r) + " " + r.getField("kind"))
            .collect(Collectors.toSet());
    Set<String> read = new HashSet<>();
    for (Sample.Judged judged : small.judged()) {
      String at =
          String.join(
              " ",
              judged.zone(),
              judged.provider(),
              judged.feed(),
              judged.period(),
              judged.file(),
              Long.toString(judged.row().line()));
      String kind =
          switch (judged.row().kind()) {
            case BLANK -> "blank";
            case REPEATED_HEADINGS -> "heading";
            default -> isTotal(judged) ? "total" : "data";
          };
      read.add(at + " " + kind);
    }
    assertThat(read).isEqualTo(told);
  }

  private static boolean isTotal(Sample.Judged judged) {
    String first = judged.row().cells()[0].toLowerCase(Locale.ROOT);
    return FEEDS.get(judged.feed()).filters().stream()
        .anyMatch(
            filter -> !filter.startsWith().isEmpty() && first.startsWith(filter.startsWith()));
  }

  private static String place(NamedCsvRecord row) {
    return String.join(
        " ",
        List.of("zone", "provider", "feed", "period", "file", "line").stream()
            .map(row::getField)
            .toList());
  }

  @Test
  void namesOnlyPeopleWhoExist() {
    Map<String, String> familyOf = new HashMap<>();
    small
        .truth("persons.csv")
        .forEach(person -> familyOf.put(person.getField("person"), person.getField("family")));
    assertThat(familyOf).hasSize(small.summary().people());
    small.truth("rows.csv").stream()
        .filter(row -> !row.getField("person").isEmpty())
        .forEach(
            row ->
                assertThat(familyOf).containsEntry(row.getField("person"), row.getField("family")));
  }

  @Test
  void usesReservedRangesOnly() {
    String text = Sample.of(place, 400, 4, 11, Dirt.usual()).clearText();
    assertThat(found(EMAIL, text, 1)).isNotEmpty().isSubsetOf(withCapitals());
    assertThat(found(TEN_DIGITS, text, 0))
        .hasSizeGreaterThan(100)
        .allMatch(number -> number.startsWith("999") || number.matches("77009\\d{5}|0{10}"));
    assertThat(found(MOBILE, text, 0))
        .hasSizeGreaterThan(100)
        .allMatch(number -> number.startsWith("077009"));
  }

  private static Set<String> withCapitals() {
    return Set.of(
        "example.com", "example.org", "example.net", "EXAMPLE.COM", "EXAMPLE.ORG", "EXAMPLE.NET");
  }

  private static Set<String> found(Pattern pattern, String text, int group) {
    Set<String> found = new HashSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(group));
    }
    return found;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 7, 8, 9, 42, 2024})
  void holdsRejectedAndWithheldRowsAndIdentifiersHoweverSmall(long seed) {
    Sample sample = Sample.of(place, 60, 2, 1000 + seed, Dirt.usual());
    Map<Status, Integer> counts = new HashMap<>();
    Set<String> feeds = new HashSet<>();
    for (Sample.Judged judged : sample.judged()) {
      if (!judged.rows().isEmpty()) {
        Status status =
            judged.rows().stream().anyMatch(r -> r.status() == Status.REJECTED)
                ? Status.REJECTED
                : judged.rows().get(0).status();
        counts.merge(status, 1, Integer::sum);
        if (status == Status.ACCEPTED) {
          feeds.add(judged.feed());
        }
      }
    }
    assertThat(counts.get(Status.REJECTED)).isPositive();
    assertThat(counts.get(Status.WITHHELD)).isPositive();
    assertThat(counts.get(Status.ACCEPTED)).isGreaterThan(150);
    assertThat(feeds).hasSizeGreaterThanOrEqualTo(10);
    assertThat(sharedChildren(sample)).isPositive();
    Set<String> identifiers = new HashSet<>();
    String text = sample.clearText();
    identifiers.addAll(found(Pattern.compile("\\b999\\d{7}\\b"), text, 0));
    identifiers.addAll(found(Pattern.compile("\\b07\\d{9}\\b"), text, 0));
    identifiers.addAll(found(Pattern.compile("[A-Za-z0-9._%+-]+@example\\.[a-z]+"), text, 0));
    assertThat(identifiers).hasSizeGreaterThanOrEqualTo(100);
  }

  private static long sharedChildren(Sample sample) {
    Map<String, Set<String>> providers = new HashMap<>();
    sample.truth("rows.csv").stream()
        .filter(row -> row.getField("role").equals("child"))
        .forEach(
            row ->
                providers
                    .computeIfAbsent(row.getField("person"), k -> new HashSet<>())
                    .add(row.getField("provider")));
    return providers.values().stream().filter(of -> of.size() > 1).count();
  }

  @Test
  void plantsFaultsAtTheirRates() {
    Sample sample = Sample.of(FewFeeds.folder(), place, 5000, 4, 5, Dirt.usual());
    Rates rates = Rates.of(sample);
    assertThat(rates.ofClients("baby-steps-registration", "consent-refused"))
        .isCloseTo(0.10, within(0.02));
    assertThat(rates.ofClients("making-it-real-registration", "consent-refused"))
        .isCloseTo(0.03, within(0.012));
    assertThat(rates.ofSlot("health-visiting-reviews", 1, "email-missing-health"))
        .isCloseTo(0.35, within(0.03));
    assertThat(rates.ofSlot("making-it-real-registration", 1, "email-missing"))
        .isCloseTo(0.04, within(0.015));
    assertThat(rates.ofSlot("making-it-real-registration", 1, "email-upper-case"))
        .isCloseTo(0.10 * 0.96, within(0.025));
    assertThat(rates.ofSlot("making-it-real-registration", 1, "mobile-missing"))
        .isCloseTo(0.10, within(0.025));
    assertThat(rates.ofSlot("baby-steps-registration", 0, "email-differs"))
        .isCloseTo(0.08 * 0.95, within(0.03));
    assertThat(rates.ofSlot("making-it-real-registration", 0, "name-variant"))
        .isCloseTo(0.03, within(0.012));
  }

  @Test
  void isCalibratedToThePublishedShares() {
    Sample sample = Sample.of(place, 2500, 4, 6, Dirt.none());
    Map<String, Set<String>> services = new HashMap<>();
    sample.truth("rows.csv").stream()
        .filter(row -> row.getField("feed").endsWith("registration"))
        .filter(row -> !row.getField("person").isEmpty())
        .forEach(
            row ->
                services
                    .computeIfAbsent(row.getField("person"), k -> new HashSet<>())
                    .add(row.getField("feed")));
    assertThat(share(services.values().stream().map(Set::size).toList(), 1))
        .isCloseTo(0.85, within(0.03));
    List<Integer> used =
        sample.truth("families.csv").stream()
            .map(family -> family.getField("services"))
            .filter(words -> !words.isEmpty())
            .map(words -> words.split(" ").length)
            .toList();
    assertThat(1 - share(used, 1)).isCloseTo(0.225, within(0.03));
    assertThat(boys(sample)).isCloseTo(0.512, within(0.02));
  }

  private static double share(List<Integer> counts, int count) {
    return counts.stream().filter(c -> c == count).count() / (double) counts.size();
  }

  private static double boys(Sample sample) {
    List<String> sexes =
        sample.truth("persons.csv").stream()
            .filter(person -> person.getField("role").equals("child"))
            .map(person -> person.getField("sex"))
            .toList();
    return sexes.stream().filter("M"::equals).count() / (double) sexes.size();
  }

  @Test
  void givesEachClearFileOfRouteAToTheSender(@TempDir Path elsewhere) throws IOException {
    Path out = elsewhere.resolve("out");
    Synth.generate(
        SynthOptions.usual(Sample.CONF, 40, 2, 7, Sample.keys(elsewhere), out),
        (feed, period, clear, tokens) ->
            Files.writeString(tokens, feed + " " + period + " " + clear.getFileName()));
    Path sent =
        out.resolve("landing/badger-maternity/maternity-bookings/2023-24-Q1")
            .resolve("2023-24-Q1 maternity-bookings.tokens");
    assertThat(sent).hasContent("maternity-bookings 2023-24-Q1 2023-24-Q1 maternity-bookings.csv");
    assertThat(sent.getParent()).isDirectoryNotContaining("glob:**.csv");
  }

  @Test
  void refusesAFolderThatHoldsSomething(@TempDir Path elsewhere) throws IOException {
    Path out = Files.createDirectory(elsewhere.resolve("out"));
    Files.createFile(out.resolve("kept.txt"));
    SynthOptions options = SynthOptions.usual(Sample.CONF, 1, 1, 7, Sample.keys(elsewhere), out);
    assertThatThrownBy(() -> Synth.generate(options))
        .isInstanceOfSatisfying(
            GoldthreadException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USER))
        .hasMessageContaining("is not empty");
    assertThat(out).isDirectoryContaining("glob:**kept.txt");
  }

  @Test
  void keepsTheSaltThatIsThere(@TempDir Path elsewhere) throws IOException {
    Path keys = Sample.keys(elsewhere);
    Files.writeString(keys.resolve("sha256-salt.salt"), "another salt\n");
    Synth.generate(SynthOptions.usual(Sample.CONF, 60, 2, 7, keys, elsewhere.resolve("out")));
    assertThat(keys.resolve("sha256-salt.salt")).hasContent("another salt\n");
    String digests = "landing/refuge-gaia/family-engagement-registration";
    Map<String, String> other = new Sample(elsewhere.resolve("out"), null).hashes();
    small
        .hashes()
        .forEach(
            (file, hash) -> {
              if (file.startsWith(digests)) {
                assertThat(other.get(file)).isNotEqualTo(hash);
              } else if (file.startsWith("landing")) {
                assertThat(other.get(file)).isEqualTo(hash);
              }
            });
  }
}
