package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.SparkEnv;
import org.goldthread.config.Programmes;
import org.goldthread.fixture.Folders;
import org.goldthread.fixture.Needles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * No identifier and no key leaves the restricted zone. Takes longer than ten seconds where it is
 * the first to ask for the town's whole run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivacyTest {
  private final Secrets secrets = new Secrets();
  private final Needles needles = needles();

  /** Nothing is proven by a search that cannot find. */
  @Test
  void theSearchFindsWhatProvidersSent() throws IOException {
    StringBuilder sent = new StringBuilder();
    for (Path file : Folders.files(Town.made())) {
      sent.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
    }
    Set<String> found = needles.in(sent.toString());
    secrets
        .identifiers()
        .forEach(
            (kind, all) -> assertThat(new Needles(all).in(sent.toString())).as(kind).isNotEmpty());
    assertThat(found).hasSizeGreaterThan(200);
    assertThat(words(sent.toString(), secrets.firstNames())).hasSizeGreaterThan(20);
  }

  @Test
  void noFileOfTheLakeHoldsAnIdentifierOrAKey() {
    Town.summary();
    assertNothingIn(LakeTexts.raw(Town.whole().lake()));
  }

  @Test
  void noColumnOfTheLakeHoldsAnIdentifierOrAKey() {
    Town.summary();
    Map<String, String> texts = LakeTexts.decoded(Town.whole().lake());
    assertThat(texts).containsKeys("rows", "mentions", "gold/dim_individual", "consent");
    assertNothingIn(texts);
    texts.keySet().removeIf(table -> table.matches("gold/dim_(area|service|measure|date)"));
    texts.forEach(
        (table, text) -> assertThat(words(text, secrets.firstNames())).as(table).isEmpty());
  }

  @Test
  void noColumnOfDatesHoldsTheBirthOfAnAdult() {
    Town.summary();
    LocalDate begins = Programmes.cached(Town.files()).periods().first().start();
    Needles births = new Needles(secrets.adultBirthDates(begins));
    assertThat(births.size()).isGreaterThan(20);
    LakeTexts.dates(Town.whole().lake())
        .forEach((table, text) -> assertThat(births.in(text)).as(table).isEmpty());
  }

  /** Whoever holds the programme key could try all NHS numbers against them. */
  @Test
  void noFileHoldsWhatTheProvidersKeyAloneMakesOfAnNhsNumber() {
    Town.summary();
    Needles first = new Needles(secrets.firstTokens());
    Map<String, String> tables = LakeTexts.decoded(Town.whole().lake());
    assertThat(new Needles(secrets.storedTokens()).in(tables.get("rows"))).hasSizeGreaterThan(10);
    tables.forEach((table, text) -> assertThat(first.in(text)).as(table).isEmpty());
    LakeTexts.raw(Town.whole().lake())
        .forEach((file, text) -> assertThat(first.in(text)).as(file).isEmpty());
  }

  /** Shuffles, broadcasts and spills lie there for as long as the session lives. */
  @Test
  void noTemporaryFileOfSparkHoldsAnIdentifierOrAKey() {
    Town.summary();
    Map<String, String> files = new TreeMap<>();
    for (File folder : SparkEnv.get().blockManager().diskBlockManager().localDirs()) {
      files.putAll(LakeTexts.raw(folder.toPath()));
    }
    assertThat(files).isNotEmpty();
    assertNothingIn(files);
    Needles first = new Needles(secrets.firstTokens());
    files.forEach((file, text) -> assertThat(first.in(text)).as(file).isEmpty());
  }

  @Test
  void noPageShowsAnIdentifierOrAKey() throws IOException {
    String page = Files.readString(Town.summary().report().orElseThrow());
    assertNothingIn(Map.of("page", page));
    assertThat(words(page, secrets.firstNames())).isEmpty();
  }

  @Test
  void noPlanHoldsAnIdentifierOrAKey() {
    assertThat(Town.witness().plans()).hasSizeGreaterThan(100);
    assertThat(needles.in(String.join("\n", Town.witness().plans()))).isEmpty();
  }

  @Test
  void nothingLoggedHoldsAnIdentifierOrAKey() {
    assertThat(Town.witness().messages()).hasSizeGreaterThan(100);
    assertThat(needles.in(String.join("\n", Town.witness().messages()))).isEmpty();
    assertThat(needles.in(Town.summary().toString())).isEmpty();
  }

  private void assertNothingIn(Map<String, String> texts) {
    texts.forEach((name, text) -> assertThat(needles.in(text)).as(name).isEmpty());
  }

  private Needles needles() {
    Set<String> all = new TreeSet<>(Secrets.keys());
    secrets.identifiers().values().forEach(all::addAll);
    return new Needles(all);
  }

  /** Those of some lower-case words that a text holds. */
  private static Set<String> words(String text, Set<String> wanted) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
        .filter(wanted::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
