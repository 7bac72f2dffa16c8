package org.goldthread.onboarding;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.core.Spelling;

/**
 * What headings call the fields: the name of the field, what the programme's feeds say, and a
 * general vocabulary. A word that many fields share, such as "date", tells little.
 */
final class Lexicon {
  /** Headings that are met often and are no field. */
  private static final String NONE = "-";

  private static final double LEAST_WORD = 0.8;
  private static final double SHORTENED = 0.8;
  private static final double OF_ALIAS = 0.7;

  private final Map<String, Set<List<String>>> aliases = new TreeMap<>();
  private final Map<String, Integer> fieldsOfWord = new HashMap<>();

  private final Map<List<String>, Map<String, Double>> found = new HashMap<>();

  private Lexicon() {}

  /** The lexicon of a programme and of feeds that it has. */
  static Lexicon of(Programme programme, Collection<Feed> feeds) {
    Lexicon lexicon = new Lexicon();
    Properties shipped = shipped();
    for (String field : shipped.stringPropertyNames()) {
      for (String alias : shipped.getProperty(field).split("\\|")) {
        lexicon.add(field, Words.of(alias));
      }
    }
    for (Contract contract : programme.contracts().values()) {
      contract.fields().keySet().forEach(field -> lexicon.add(field, Words.of(field)));
    }
    for (Feed feed : feeds) {
      feed.columns().forEach((field, headings) -> lexicon.addOfRow(field, headings));
      feed.people().forEach(person -> person.columns().forEach(lexicon::addOfPerson));
    }
    Map<String, Set<String>> fields = new HashMap<>();
    lexicon.aliases.forEach(
        (field, known) ->
            known.forEach(
                words ->
                    words.forEach(
                        word -> fields.computeIfAbsent(word, w -> new HashSet<>()).add(field))));
    fields.forEach((word, of) -> lexicon.fieldsOfWord.put(word, of.size()));
    return lexicon;
  }

  private static Properties shipped() {
    Properties properties = new Properties();
    try (Reader in =
        new InputStreamReader(
            Lexicon.class.getResourceAsStream("headings.properties"), StandardCharsets.UTF_8)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private void addOfRow(String field, List<String> headings) {
    headings.forEach(heading -> add(field, Words.of(heading)));
  }

  /** Whose field it is differs from feed to feed. */
  private void addOfPerson(String field, List<String> headings) {
    for (String heading : headings) {
      List<String> words = Words.of(heading);
      List<String> rest = Whose.in(words).map(Whose.Named::rest).orElse(words);
      add(field, rest.isEmpty() ? words : rest);
    }
  }

  private void add(String field, List<String> words) {
    aliases.computeIfAbsent(field, f -> new LinkedHashSet<>()).add(words);
  }

  /** How far words call a field, 0 to 1. */
  double likeness(List<String> words, String field) {
    Map<String, Double> known = found.computeIfAbsent(words, w -> new HashMap<>());
    Double likeness = known.get(field);
    if (likeness == null) {
      likeness = likeness(words, aliases.getOrDefault(field, Set.of()));
      known.put(field, likeness);
    }
    return likeness;
  }

  /** How far words call something that is no field. */
  double likenessToNone(List<String> words) {
    return likeness(words, NONE);
  }

  /** How far words call any of the fields. */
  double likeness(List<String> words, Iterable<String> fields) {
    double best = 0;
    for (String field : fields) {
      best = Math.max(best, likeness(words, field));
    }
    return best;
  }

  private double likeness(List<String> words, Set<List<String>> known) {
    double best = 0;
    for (List<String> alias : known) {
      best = Math.max(best, words.equals(alias) ? 1 : Math.min(0.99, shared(words, alias)));
    }
    return best;
  }

  /** The alias counts more than the heading, which may say more than the field's name. */
  private double shared(List<String> words, List<String> alias) {
    double said = 0;
    double asked = 0;
    double met = 0;
    List<String> left = new ArrayList<>(words);
    for (String word : words) {
      said += weight(word);
    }
    for (String word : alias) {
      asked += weight(word);
      String nearest = null;
      double most = 0;
      for (String candidate : left) {
        double same = same(word, candidate);
        if (same > most) {
          most = same;
          nearest = candidate;
        }
      }
      if (nearest != null) {
        met += weight(word) * most;
        left.remove(nearest);
      }
    }
    return met == 0 ? 0 : OF_ALIAS * met / asked + (1 - OF_ALIAS) * Math.min(1, met / said);
  }

  private double weight(String word) {
    return 1 / Math.sqrt(fieldsOfWord.getOrDefault(word, 1));
  }

  private static double same(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    int shorter = Math.min(a.length(), b.length());
    if (shorter >= 3 && (a.startsWith(b) || b.startsWith(a))) {
      return SHORTENED;
    }
    double alike = 1 - Spelling.distance(a, b) / (double) Math.max(a.length(), b.length());
    return shorter >= 4 && alike >= LEAST_WORD ? alike : 0;
  }

  /** All fields that it knows. */
  Collection<String> fields() {
    return aliases.keySet().stream().filter(field -> !field.equals(NONE)).toList();
  }
}
