package org.goldthread.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.goldthread.table.Judgements;

/**
 * The judgements of a lake. There are as many as people made, so that all of them fit in memory.
 *
 * @param judgements by id
 */
record JudgementBook(Map<String, Judgement> judgements) {
  private static final int DIGITS = 16;

  /**
   * One judgement.
   *
   * @param id its id
   * @param reason why
   * @param isSealed whether its sides are never shown together either
   * @param sides the side, a or b, of each mention by the mention's id in hex
   */
  record Judgement(String id, String reason, boolean isSealed, Map<String, String> sides) {
    /** How many mentions are on a side. */
    long count(String side) {
      return sides.values().stream().filter(side::equals).count();
    }

    /** Whether it keeps every mention of one set from every mention of another. */
    boolean parts(Set<String> some, Set<String> others) {
      return parts(some, "a", others, "b") || parts(some, "b", others, "a");
    }

    private boolean parts(Set<String> some, String side, Set<String> others, String otherSide) {
      return some.stream().allMatch(mention -> side.equals(sides.get(mention)))
          && others.stream().allMatch(mention -> otherSide.equals(sides.get(mention)));
    }

    /** Whether a mention of one set is on one side, and a mention of another on the other. */
    boolean isBetween(Set<String> some, Set<String> others) {
      return isBetween(some, "a", others, "b") || isBetween(some, "b", others, "a");
    }

    private boolean isBetween(Set<String> some, String side, Set<String> others, String otherSide) {
      return some.stream().anyMatch(mention -> side.equals(sides.get(mention)))
          && others.stream().anyMatch(mention -> otherSide.equals(sides.get(mention)));
    }
  }

  /** Reads rows of {@link Judgements}. */
  static JudgementBook of(Collection<Row> rows) {
    Map<String, Map<String, String>> sides = new TreeMap<>();
    Map<String, Row> any = new HashMap<>();
    for (Row row : rows) {
      String id = row.getAs(Judgements.JUDGEMENT.name());
      byte[] mention = row.getAs(Judgements.MENTION_ID.name());
      sides
          .computeIfAbsent(id, unused -> new TreeMap<>())
          .put(HexFormat.of().formatHex(mention), row.getAs(Judgements.SIDE.name()));
      any.put(id, row);
    }
    Map<String, Judgement> judgements = new TreeMap<>();
    sides.forEach(
        (id, mentions) ->
            judgements.put(
                id,
                new Judgement(
                    id,
                    any.get(id).getAs(Judgements.REASON.name()),
                    any.get(id).<Boolean>getAs(Judgements.SEALED.name()),
                    mentions)));
    return new JudgementBook(judgements);
  }

  /** All judgements, by id. */
  List<Judgement> all() {
    return new ArrayList<>(judgements.values());
  }

  /** A judgement that says already what another would say: as much, and as strictly. */
  Optional<Judgement> covering(Set<String> some, Set<String> others, boolean isSealed) {
    return judgements.values().stream()
        .filter(judgement -> judgement.isSealed() || !isSealed)
        .filter(judgement -> judgement.parts(some, others))
        .findFirst();
  }

  /**
   * The id of a judgement: the same for the same mentions, whichever side they are named on, in
   * whatever order.
   */
  static String id(Set<String> some, Set<String> others, boolean isSealed) {
    List<String> sides =
        Stream.of(some, others)
            .map(side -> String.join(" ", side.stream().sorted().toList()))
            .sorted()
            .toList();
    return "j" + digest((isSealed ? "sealed " : "apart ") + String.join(" | ", sides));
  }

  /** Digits that stand for a text where the text itself shall not stand. */
  static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
