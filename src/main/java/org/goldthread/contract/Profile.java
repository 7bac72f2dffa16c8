package org.goldthread.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the accepted rows of a file, or of a submission, are like: counts by field, no row.
 *
 * @param fields the fields that the feed asks, by slot and name
 */
public record Profile(List<FieldFill> fields) {
  /** Of no row at all, or of rows that nobody looked into. */
  public static final Profile NONE = new Profile(List.of());

  /** Keeps its own copy. */
  public Profile {
    fields = List.copyOf(fields);
  }

  /** Of several files together. */
  public static Profile of(Collection<Profile> files) {
    Map<Integer, Map<String, FieldFill>> sum = new TreeMap<>();
    for (Profile file : files) {
      for (FieldFill field : file.fields) {
        sum.computeIfAbsent(field.slot(), slot -> new TreeMap<>())
            .merge(field.field(), field, FieldFill::plus);
      }
    }
    List<FieldFill> fields = new ArrayList<>();
    sum.values().forEach(ofSlot -> fields.addAll(ofSlot.values()));
    return new Profile(fields);
  }

  /** A field; empty if the feed does not ask it. */
  public Optional<FieldFill> field(int slot, String name) {
    return fields.stream()
        .filter(field -> field.slot() == slot && field.field().equals(name))
        .findFirst();
  }
}
