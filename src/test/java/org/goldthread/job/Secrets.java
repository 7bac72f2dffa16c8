package org.goldthread.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.fixture.Folders;
import org.goldthread.fixture.ProviderCells;
import org.goldthread.pseudonym.Context;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.pseudonym.Standard;
import org.goldthread.pseudonym.Standardisers;
import org.goldthread.pseudonym.Tokeniser;

/** All that the lake may not hold: what identifies somebody of the town, and the keys. */
final class Secrets {
  private static final List<String> DATES =
      List.of("yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "dd-MMM-yyyy", "yyyyMMdd", "dd.MM.yyyy");

  /** Outward and inward part, perhaps in columns of their own. */
  private static final Pattern POSTCODE =
      Pattern.compile("\\b([A-Z]{1,2}\\d[A-Z\\d]?)[ ,;\t]?(\\d[A-Z]{2})\\b");

  private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-f]{64}\\b");

  /** The type of the NHS recipe in keys.yaml. */
  private static final int NHS = 1;

  private static final Context ANY_TIME = Context.of(List.of(), LocalDate.MAX);

  private final Map<String, Set<String>> cells = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  Secrets() {
    Map<String, Feed> feeds = Programmes.cached(Town.files()).feeds();
    for (Path zone : List.of(Town.made().resolve("landing"), atProvider())) {
      for (Path file : Folders.files(zone)) {
        Feed feed = feeds.get(zone.relativize(file).getName(1).toString());
        if (!file.toString().endsWith(".tokens")) {
          ProviderCells.of(feed, file).forEach((field, found) -> cells(field).addAll(found));
          text.append(new String(bytes(file), StandardCharsets.ISO_8859_1)).append('\n');
        }
      }
    }
  }

  /** Identifiers as providers write them and as they are standardised; by kind. */
  Map<String, Set<String>> identifiers() {
    Map<String, Set<String>> all = new TreeMap<>();
    all.put("NHS numbers", digits("nhs_number", 10));
    all.put("pupil numbers", withDigits("upn"));
    all.put("e-mail addresses", emails());
    all.put("mobiles", mobiles());
    all.put("postcodes", postcodes());
    all.put("client ids", withDigits("client_id"));
    all.put("dates of birth", birthDates());
    all.put("digests made at home", digests());
    return all;
  }

  /** Dates of birth of those born before the programme began, whom no event of it can share. */
  Set<String> adultBirthDates(LocalDate programmeBegins) {
    return born()
        .filter(programmeBegins::isAfter)
        .map(LocalDate::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a provider's key alone makes of the town's NHS numbers, as bytes, hex and base64. */
  Set<String> firstTokens() {
    return tokens((tokeniser, number) -> tokeniser.t1(NHS, List.of(number))).stream()
        .flatMap(Secrets::written)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the lake stores of the same NHS numbers, as hex. */
  Set<String> storedTokens() {
    return tokens((tokeniser, number) -> tokeniser.token(NHS, 1, List.of(number)).value()).stream()
        .map(HexFormat.of()::formatHex)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<byte[]> tokens(BiFunction<Tokeniser, String, byte[]> made) {
    KeyRing ring =
        KeyFolder.open(Town.made().resolve("keys"), Set.of(KeyName.PROGRAMME, KeyName.VAULT));
    Programme programme = Programmes.cached(Town.files());
    Tokeniser tokeniser = ring.tokeniser(programme.id(), programme.epoch());
    return stripped("nhs_number").stream()
        .flatMap(cell -> Standardisers.standardise(Standard.NHS_NUMBER, cell, ANY_TIME).stream())
        .distinct()
        .map(number -> made.apply(tokeniser, number))
        .toList();
  }

  /** First names of more than three letters, but for what is a word of every page too. */
  Set<String> firstNames() {
    Set<String> names = new TreeSet<>();
    for (String name : cells("first_name")) {
      String word = name.strip().toLowerCase(Locale.ROOT);
      if (word.matches("\\p{L}{4,}") && !Set.of("baby", "aria").contains(word)) {
        names.add(word);
      }
    }
    return names;
  }

  /** Every secret file of the key folder as bytes, hex and base64; salts as text. */
  static Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    for (Path file : Folders.files(Town.made().resolve("keys"))) {
      String name = file.getFileName().toString();
      byte[] key = bytes(file);
      if (name.endsWith(".key")) {
        written(key).forEach(keys::add);
      } else if (name.endsWith(".salt")) {
        keys.add(new String(key, StandardCharsets.UTF_8).strip());
      }
    }
    return keys;
  }

  private static Stream<String> written(byte[] secret) {
    return Stream.of(
        new String(secret, StandardCharsets.ISO_8859_1),
        HexFormat.of().formatHex(secret),
        Base64.getEncoder().withoutPadding().encodeToString(secret),
        Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  private Set<String> digests() {
    return DIGEST
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The first cell of a totals row is none. */
  private Set<String> withDigits(String field) {
    Set<String> ids = stripped(field);
    ids.removeIf(id -> !id.matches(".*\\d.*"));
    return ids;
  }

  private Set<String> emails() {
    Set<String> emails = stripped("email");
    emails.removeIf(email -> !email.contains("@"));
    return emails;
  }

  private Set<String> mobiles() {
    Set<String> mobiles = new TreeSet<>();
    for (String cell : stripped("mobile")) {
      String digits = cell.replaceAll("\\D", "");
      if (digits.length() >= 10 && !digits.matches("0+")) {
        mobiles.add(cell);
        mobiles.add(digits.substring(digits.length() - 10));
      }
    }
    return mobiles;
  }

  /** With and without the blank; only those that no hexadecimal number can look like. */
  private Set<String> postcodes() {
    Set<String> postcodes = new TreeSet<>();
    POSTCODE
        .matcher(text.toString().toUpperCase(Locale.ROOT))
        .results()
        .filter(found -> found.group().matches(".*[G-Z].*"))
        .forEach(
            found -> {
              postcodes.add(found.group(1) + found.group(2));
              postcodes.add(found.group(1) + " " + found.group(2));
            });
    return postcodes;
  }

  private Set<String> digits(String field, int length) {
    Set<String> numbers = stripped(field);
    numbers.removeIf(number -> number.replaceAll("\\D", "").length() != length);
    stripped(field).stream()
        .map(number -> number.replaceAll("\\D", ""))
        .filter(number -> number.length() == length)
        .forEach(numbers::add);
    return numbers;
  }

  private Set<String> stripped(String field) {
    Set<String> found = new TreeSet<>();
    cells(field).forEach(cell -> found.add(cell.strip()));
    return found;
  }

  /** Of everybody in the truth, and as the cells have them. */
  private static Set<String> birthDates() {
    Set<String> dates = new TreeSet<>();
    born()
        .forEach(
            born ->
                DATES.forEach(
                    pattern ->
                        dates.add(
                            DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(born))));
    return dates;
  }

  private static Stream<LocalDate> born() {
    try (Stream<String> persons = Files.lines(Town.truth().resolve("persons.csv"))) {
      return persons.skip(1).map(line -> LocalDate.parse(line.split(",", -1)[4])).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<String> cells(String field) {
    return cells.computeIfAbsent(field, f -> new TreeSet<>());
  }

  private static Path atProvider() {
    return Town.made().resolve("sample").resolve("at-provider");
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
