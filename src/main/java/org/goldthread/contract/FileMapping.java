package org.goldthread.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.goldthread.config.Feed;
import org.goldthread.core.Period;
import org.goldthread.pseudonym.Context;
import org.goldthread.reading.FileShape;

/**
 * Where one file has the fields of its feed, and for which period it was sent. Made once per file
 * by {@link RowEngine#map}; immutable and safe to share between threads.
 */
public final class FileMapping {
  private final Layout layout;
  private final Period period;
  private final FillTable fill;
  private final ValueReader values;
  private final Context context;
  private final int[] rowPlaces;
  private final int[][] personPlaces;
  private final int[][] digestPlaces;
  private final boolean[] hasOwnPlaces;
  private final boolean[][] isOwnPlace;
  private final int validityPlace;
  private final List<Finding> notes;

  private FileMapping(
      FeedRules rules, Layout layout, Period period, FillTable fill, List<Finding> notes) {
    this.layout = layout;
    this.period = period;
    this.fill = fill;
    this.notes = List.copyOf(notes);
    List<String> patterns = rules.feed().dateFormats();
    context = Context.of(patterns, period.end());
    values = new ValueReader(context, Context.of(patterns, period.end().plusYears(1)));
    rowPlaces = places(rules.row());
    int people = rules.people().size();
    personPlaces = new int[people][];
    digestPlaces = new int[people][];
    isOwnPlace = new boolean[people][];
    hasOwnPlaces = new boolean[people];
    Set<String> taken = new HashSet<>();
    for (int p = 0; p < people; p++) {
      FeedRules.PersonRules person = rules.people().get(p);
      personPlaces[p] = places(person.fields());
      digestPlaces[p] =
          person.digests().stream().mapToInt(d -> layout.place(d.aliases())).toArray();
      isOwnPlace[p] = new boolean[personPlaces[p].length];
      for (int f = 0; f < personPlaces[p].length; f++) {
        List<String> aliases = person.fields().get(f).aliases();
        isOwnPlace[p][f] = !aliases.isEmpty() && Collections.disjoint(aliases, taken);
        hasOwnPlaces[p] |= isOwnPlace[p][f];
      }
      person.fields().forEach(field -> taken.addAll(field.aliases()));
    }
    validityPlace = layout.place(List.of("validNHS"));
  }

  private int[] places(List<FieldRule> fields) {
    return fields.stream().mapToInt(f -> layout.place(f.aliases())).toArray();
  }

  static FileMapping of(FeedRules rules, FileShape shape, Period period, FillTable fill) {
    Layout layout = new Layout(rules.feed(), shape);
    List<Finding> notes = new ArrayList<>();
    if (shape.otherSheets() > 0) {
      notes.add(Finding.ofSheets(shape.headingLine(), shape.otherSheets()));
    }
    Set<String> told = new HashSet<>();
    List<FieldRule> fields = new ArrayList<>(rules.row());
    rules.people().forEach(person -> fields.addAll(person.fields()));
    for (FieldRule field : fields) {
      if (field.aliases().isEmpty()
          || layout.place(field.aliases()) != Layout.NONE
          || !told.add(field.aliases().get(0))) {
        continue;
      }
      String heading = field.aliases().get(0);
      if (rules.needsColumn(field)) {
        layout.refuse(heading, shape);
      } else {
        notes.add(absent(heading, shape));
      }
    }
    rules
        .feed()
        .unpivot()
        .flatMap(Feed.Unpivot::total)
        .filter(total -> layout.place(List.of(total.column())) == Layout.NONE)
        .map(total -> absent(total.column(), shape))
        .ifPresent(notes::add);
    return new FileMapping(rules, layout, period, fill, notes);
  }

  private static Finding absent(String heading, FileShape shape) {
    return Finding.ofFile(
        FindingId.HEADING_ABSENT, heading, shape.headingLine(), Layout.near(heading, shape));
  }

  /** Why the file is refused; empty if its rows can be judged. */
  public List<Finding> refusals() {
    return List.copyOf(layout.refusals());
  }

  /** What else there is to say of its headings. */
  public List<Finding> notes() {
    return notes;
  }

  /** The period that the file was sent for. */
  public Period period() {
    return period;
  }

  Layout layout() {
    return layout;
  }

  FillTable fill() {
    return fill;
  }

  ValueReader values() {
    return values;
  }

  /** How dates of birth are read. */
  Context context() {
    return context;
  }

  /** The places of the row's fields, in the order of the feed's rules. */
  int[] rowPlaces() {
    return rowPlaces;
  }

  /** The places of a person's fields. */
  int[] personPlaces(int person) {
    return personPlaces[person];
  }

  /** The places of a person's digests. */
  int[] digestPlaces(int person) {
    return digestPlaces[person];
  }

  /**
   * Whether a field speaks for a person's being in the row: it does not stand in a column that
   * somebody of a lower slot has too, such as a shared postcode.
   */
  boolean tellsPresence(int person, int field) {
    return personPlaces[person][field] != Layout.NONE
        && (isOwnPlace[person][field] || !hasOwnPlaces[person]);
  }

  /** The place of the flag by which a pseudonymisation tool calls an NHS number valid. */
  int validityPlace() {
    return validityPlace;
  }
}
