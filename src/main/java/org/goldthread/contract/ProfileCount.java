package org.goldthread.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.goldthread.config.Contract;
import org.goldthread.contract.Identifiers.Known;
import org.goldthread.pseudonym.Standard;

/**
 * Counts what rows have, one row after the other. Of a source row that gives several rows the
 * people count once, and the fields of the row with each. Belongs to one thread.
 */
public final class ProfileCount {
  private final Map<Integer, Map<String, Tally>> slots = new TreeMap<>();

  /** How often one field has a value. */
  private static final class Tally {
    private final FieldRule field;
    private final Map<String, Long> codes = new HashMap<>();
    private long asked;
    private long filled;

    Tally(FieldRule field) {
      this.field = field;
    }

    void state(String value) {
      filled++;
      if (field.codes() != null || field.type() == Contract.Type.BOOLEAN) {
        codes.merge(value, 1L, Long::sum);
      }
    }

    FieldFill fill() {
      return new FieldFill(field.slot(), field.name(), asked, Math.min(asked, filled), codes);
    }
  }

  ProfileCount(FeedRules rules) {
    add(
        rules.row().stream()
            .filter(field -> !rules.isConsent(field) && !rules.isEventDate(field))
            .toList());
    rules.people().forEach(person -> add(person.fields()));
  }

  private void add(List<FieldRule> fields) {
    Set<Standard> known = new HashSet<>();
    for (FieldRule field : fields) {
      // A second number of the same person is told from the first by nothing that stays of it.
      boolean isFirst = field.standard().map(known::add).orElse(true);
      boolean isSeen =
          field.standard().isPresent()
              || field.keep()
              || field.name().equals(PersonReader.DUE_DATE);
      // What the configuration states for every row is nothing that anybody fills in.
      if (isFirst && isSeen && field.hasSource() && field.constant() == null) {
        slots
            .computeIfAbsent(field.slot(), slot -> new TreeMap<>())
            .put(field.name(), new Tally(field));
      }
    }
  }

  /** Counts what is filled in the accepted ones of these rows. */
  public void take(List<JudgedRow> rows) {
    for (JudgedRow row : rows) {
      if (row.status() == Status.ACCEPTED) {
        take(row);
      }
    }
  }

  private void take(JudgedRow row) {
    Map<String, Tally> ofRow = slots.getOrDefault(Value.ROW, Map.of());
    for (Tally tally : ofRow.values()) {
      tally.asked++;
      tally.filled +=
          tally.field.standard().filter(standard -> isStated(row, standard)).isPresent() ? 1 : 0;
    }
    for (Value value : row.values()) {
      if (value.slot() == Value.ROW || row.part() == 0) {
        Tally tally = slots.getOrDefault(value.slot(), Map.of()).get(value.field());
        if (tally != null && !isOfKnown(tally)) {
          tally.state(value.value());
        }
      }
    }
    if (row.part() == 0) {
      row.people()
          .forEach(
              person ->
                  slots.getOrDefault(person.slot(), Map.of()).values().forEach(t -> t.asked++));
      row.identifiers().people().forEach(known -> take(row, known));
    }
  }

  private void take(JudgedRow row, Known known) {
    for (Tally tally : slots.getOrDefault(known.slot(), Map.of()).values()) {
      if (isOfKnown(tally)) {
        tally.filled += isStated(row, known, tally.field) ? 1 : 0;
      }
    }
  }

  /** Whether the reading of the person tells, rather than a value that stays. */
  private static boolean isOfKnown(Tally tally) {
    return tally.field.slot() != Value.ROW
        && (tally.field.name().equals(PersonReader.DUE_DATE)
            || tally.field.standard().isPresent()
                && !(tally.field.keep() && tally.field.codes() != null));
  }

  private static boolean isStated(JudgedRow row, Standard standard) {
    return switch (standard) {
      case CLIENT_ID -> row.identifiers().clientId().isPresent();
      case EPISODE -> row.identifiers().episode().isPresent();
      default -> false;
    };
  }

  private static boolean isStated(JudgedRow row, Known known, FieldRule field) {
    if (field.standard().isEmpty()) {
      return known.dueDate() != null;
    }
    // Who states that there is no address has answered.
    return field.standard().get() == Standard.POSTCODE
        ? row.values().stream()
            .anyMatch(v -> v.slot() == known.slot() && v.field().equals(PersonReader.LSOA))
        : known.value(field.standard().get()) != null;
  }

  /** What was counted so far, by slot and field. */
  public Profile profile() {
    List<FieldFill> fields = new ArrayList<>();
    slots.values().forEach(slot -> slot.values().forEach(tally -> fields.add(tally.fill())));
    return new Profile(fields);
  }
}
