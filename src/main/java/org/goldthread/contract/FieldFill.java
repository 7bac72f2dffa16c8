package org.goldthread.contract;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How often a field that a feed asks has a usable value, in rows that were accepted.
 *
 * @param slot the person's slot, or {@link Value#ROW}
 * @param field the field's name in the contract
 * @param asked how many people, or rows, could have a value
 * @param filled how many have one that can be used
 * @param codes of a field with codes, how often each was stated; empty of others
 */
public record FieldFill(int slot, String field, long asked, long filled, Map<String, Long> codes) {
  /** Keeps its own copy, in order of codes. */
  public FieldFill {
    Objects.requireNonNull(field);
    codes = Collections.unmodifiableMap(new TreeMap<>(codes));
  }

  /** The share that is missing; 0 where nobody was asked. */
  public double missing() {
    return asked == 0 ? 0 : 1 - (double) filled / asked;
  }

  FieldFill plus(FieldFill other) {
    Map<String, Long> sum = new TreeMap<>(codes);
    other.codes.forEach((code, count) -> sum.merge(code, count, Long::sum));
    return new FieldFill(slot, field, asked + other.asked, filled + other.filled, sum);
  }
}
