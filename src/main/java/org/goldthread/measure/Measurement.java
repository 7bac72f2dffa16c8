package org.goldthread.measure;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of a person at one measurement. Immutable.
 *
 * @param scores scores by code of their measure
 * @param answers answers in the order of the questions, by code of their measure; a blank one is
 *     missing
 * @param sex F or M
 * @param age age on the day
 * @param gestationDays length of the pregnancy that the person was born of
 * @param timePoint code of the time point
 */
public record Measurement(
    Map<String, Double> scores,
    Map<String, List<String>> answers,
    Optional<String> sex,
    Optional<Age> age,
    OptionalInt gestationDays,
    Optional<String> timePoint) {

  /** One of which nothing is known yet. */
  public static Measurement empty() {
    return new Measurement(
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  /** With a score. */
  public Measurement scored(String code, double score) {
    return new Measurement(with(scores, code, score), answers, sex, age, gestationDays, timePoint);
  }

  /** With the answers to the questions of a measure; null or blank ones are missing. */
  public Measurement answered(String code, String... given) {
    List<String> texts = Arrays.stream(given).map(text -> text == null ? "" : text).toList();
    return new Measurement(scores, with(answers, code, texts), sex, age, gestationDays, timePoint);
  }

  /** Of a person of a sex, F or M. */
  public Measurement of(String knownSex) {
    return new Measurement(scores, answers, Optional.of(knownSex), age, gestationDays, timePoint);
  }

  /** At an age. */
  public Measurement aged(Age known) {
    return new Measurement(scores, answers, sex, Optional.of(known), gestationDays, timePoint);
  }

  /** Of a person born after so many days of pregnancy. */
  public Measurement bornAfter(int days) {
    return new Measurement(scores, answers, sex, age, OptionalInt.of(days), timePoint);
  }

  /** At a time point. */
  public Measurement at(String point) {
    return new Measurement(scores, answers, sex, age, gestationDays, Optional.of(point));
  }

  private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
    Map<String, V> more = new HashMap<>(map);
    more.put(key, value);
    return Collections.unmodifiableMap(more);
  }
}
