package org.goldthread.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.goldthread.core.Period;

/**
 * What a file says in each period: its own content, and after it each entry of its list {@code
 * changes}, which states only what differs from the entry before. Blocks are merged key by key; the
 * people of a feed by their slot, the fields of a contract by their name; any other value takes the
 * place of the one before. An empty value takes a key away, {@code removed: true} a person or a
 * field. Each edition is a document like any other, whose parts know the line that they come from.
 */
final class Editions {
  static final String KEY = "changes";
  static final String FROM = "from";
  private static final String REMOVED = "removed";

  /** Lists whose items are merged one by one, and the key that tells items apart. */
  private static final Map<String, String> KEYED = Map.of("/people", "slot", "/fields", "name");

  private final Part file;
  private final String kind;
  private final Optional<Programme.PeriodRange> periods;
  private final Problems problems;

  private Editions(
      Part file, String kind, Optional<Programme.PeriodRange> periods, Problems problems) {
    this.file = file;
    this.kind = kind;
    this.periods = periods;
    this.problems = problems;
  }

  /**
   * The editions of a file that its schema has found right. An entry that is wrong is told as a
   * problem and left out, with all after it.
   *
   * @param kind the schema of the file, by which each edition is checked as well
   */
  static Timeline<Part> of(
      Part file, String kind, Optional<Programme.PeriodRange> periods, Problems problems) {
    return new Editions(file, kind, periods, problems).read();
  }

  private Timeline<Part> read() {
    Timeline<Part> timeline = Timeline.of(file);
    Part before = file;
    Optional<Period> last = Optional.empty();
    for (Part entry : file.at(KEY).items()) {
      Optional<Period> from = from(entry, last);
      Optional<Part> edition = from.isPresent() ? merged(before, entry) : Optional.empty();
      if (edition.isEmpty()) {
        return timeline;
      }
      before = edition.get();
      last = from;
      timeline = timeline.with(from.get(), before);
    }
    return timeline;
  }

  private Optional<Period> from(Part entry, Optional<Period> last) {
    Part part = entry.at(FROM);
    Optional<Period> from = Period.parse(part.text());
    if (from.isEmpty()) {
      problems.add(part, "`" + part.text() + "` is not a period", "write such as 2023-24-Q2");
      return Optional.empty();
    }
    if (last.isPresent() && from.get().compareTo(last.get()) <= 0) {
      problems.add(
          part,
          "the change from " + from.get() + " does not come after the one from " + last.get(),
          "write changes in order of their periods, one for each");
      return Optional.empty();
    }
    if (periods.isPresent() && from.get().compareTo(periods.get().first()) <= 0) {
      problems.add(
          part,
          "from " + from.get() + " on leaves no period for what stands before",
          "the programme begins with "
              + periods.get().first()
              + ": write a later period, or write the change into the file itself");
      return Optional.empty();
    }
    if (periods.isPresent() && from.get().compareTo(periods.get().last()) > 0) {
      problems.add(
          part,
          "the period " + from.get() + " is outside the programme's",
          "the programme has " + periods.get().first() + " to " + periods.get().last());
      return Optional.empty();
    }
    return from;
  }

  private Optional<Part> merged(Part before, Part entry) {
    int known = problems.count();
    Merge merge = new Merge(before, entry);
    ObjectNode root = merge.root();
    if (problems.count() > known) {
      return Optional.empty();
    }
    if (root.equals(before.without(KEY).node())) {
      problems.add(
          entry, "this entry changes nothing", "state what differs, or take the entry out");
      return Optional.empty();
    }
    Document document =
        new Document(file.document().name(), file.document().place(), root, merge.lines());
    return Schema.of(kind).accepts(document, problems)
        ? Optional.of(document.whole())
        : Optional.empty();
  }

  /** One entry put upon what stands before it. */
  private final class Merge {
    private final Part before;
    private final Part entry;
    private final Map<String, Integer> lines = new HashMap<>();

    Merge(Part before, Part entry) {
      this.before = before;
      this.entry = entry;
    }

    Map<String, Integer> lines() {
      return Map.copyOf(lines);
    }

    ObjectNode root() {
      return block(before, entry, "", Set.of(KEY), Set.of(FROM));
    }

    private ObjectNode block(
        Part old, Part changed, String at, Set<String> leftOut, Set<String> passed) {
      ObjectNode made = JsonNodeFactory.instance.objectNode();
      Map<String, Part> news = new LinkedHashMap<>(changed.entries());
      passed.forEach(news::remove);
      old.entries()
          .forEach(
              (key, value) -> {
                Part change = news.remove(key);
                String place = Document.step(at, key);
                if (leftOut.contains(key)) {
                  return;
                }
                if (change == null) {
                  made.set(key, kept(value, place));
                } else if (!change.node().isNull()) {
                  made.set(key, value(value, change, place));
                }
              });
      news.forEach(
          (key, change) -> {
            if (change.node().isNull()) {
              problems.add(
                  change,
                  "there is no `" + key + "` to take away",
                  Problems.hint(key, new TreeSet<>(old.entries().keySet())));
            } else {
              made.set(key, kept(change, Document.step(at, key)));
            }
          });
      return made;
    }

    private JsonNode value(Part old, Part change, String place) {
      lines.put(place, change.line());
      if (old.node().isObject() && change.node().isObject()) {
        return block(old, change, place, Set.of(), Set.of());
      }
      if (KEYED.containsKey(place) && old.node().isArray() && change.node().isArray()) {
        return list(old, change, place, KEYED.get(place));
      }
      return kept(change, place);
    }

    private ArrayNode list(Part old, Part change, String place, String key) {
      Map<String, Part> news = new LinkedHashMap<>();
      change.items().forEach(item -> news.put(item.at(key).text(), item));
      ArrayNode made = JsonNodeFactory.instance.arrayNode();
      List<String> known = new ArrayList<>();
      for (Part item : old.items()) {
        String name = item.at(key).text();
        known.add(name);
        Part changed = news.remove(name);
        String at = place + "/" + made.size();
        if (changed == null) {
          made.add(kept(item, at));
        } else if (!changed.at(REMOVED).flag()) {
          lines.put(at, changed.line());
          made.add(block(item, changed, at, Set.of(), Set.of()));
        }
      }
      news.forEach(
          (name, item) -> {
            if (item.at(REMOVED).flag()) {
              problems.add(
                  item,
                  "there is no " + key + " `" + name + "` to take away",
                  Problems.hint(name, known));
            } else {
              made.add(kept(item, place + "/" + made.size()));
            }
          });
      return made;
    }

    /** A value as it stands, with the lines of all that is in it. */
    private JsonNode kept(Part part, String place) {
      String from = part.pointer();
      part.document()
          .lines()
          .forEach(
              (pointer, line) -> {
                if (pointer.equals(from) || pointer.startsWith(from + "/")) {
                  lines.put(place + pointer.substring(from.length()), line);
                }
              });
      return part.node();
    }
  }
}
