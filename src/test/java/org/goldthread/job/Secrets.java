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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.goldthread.config.Feed;
import org.goldthread.config.Programmes;
import org.goldthread.fixture.Folders;
import org.goldthread.fixture.ProviderCells;

/** All that the lake may not hold: what identifies somebody of the town, and the keys. */
final class Secrets {
  private static final List<String> DATES =
      List.of("yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "dd-MMM-yyyy", "yyyyMMdd", "dd.MM.yyyy");

  /** Outward and inward part, perhaps in columns of their own. */
  private static final Pattern POSTCODE =
      Pattern.compile("\\b([A-Z]{1,2}\\d[A-Z\\d]?)[ ,;\t]?(\\d[A-Z]{2})\\b");

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
    all.put("pupil numbers", stripped("upn"));
    all.put("e-mail addresses", emails());
    all.put("mobiles", mobiles());
    all.put("postcodes", postcodes());
    all.put("client ids", clientIds());
    all.put("dates of birth", birthDates());
    return all;
  }

  /** First names of more than three letters. */
  Set<String> firstNames() {
    Set<String> names = new TreeSet<>();
    for (String name : cells("first_name")) {
      String word = name.strip().toLowerCase(Locale.ROOT);
      if (word.matches("\\p{L}{4,}") && !word.equals("baby")) {
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
        keys.add(new String(key, StandardCharsets.ISO_8859_1));
        keys.add(HexFormat.of().formatHex(key));
        keys.add(Base64.getEncoder().withoutPadding().encodeToString(key));
        keys.add(Base64.getUrlEncoder().withoutPadding().encodeToString(key));
      } else if (name.endsWith(".salt")) {
        keys.add(new String(key, StandardCharsets.UTF_8).strip());
      }
    }
    return keys;
  }

  /** The first cell of a totals row is none. */
  private Set<String> clientIds() {
    Set<String> ids = stripped("client_id");
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
    try (Stream<String> persons = Files.lines(Town.truth().resolve("persons.csv"))) {
      persons
          .skip(1)
          .map(line -> LocalDate.parse(line.split(",", -1)[4]))
          .forEach(
              born ->
                  DATES.forEach(
                      pattern ->
                          dates.add(
                              DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(born))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return dates;
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
