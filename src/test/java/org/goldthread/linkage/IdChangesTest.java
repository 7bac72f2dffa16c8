package org.goldthread.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Judgements;
import org.goldthread.table.Lineage;
import org.goldthread.table.Links;
import org.goldthread.table.Mentions;
import org.junit.jupiter.api.Test;

/**
 * Changes of ids, written as individuals: {@code "A: a b"} has the id A and the mentions a, b, of
 * which mentions are older the earlier their letter.
 */
class IdChangesTest {
  private static final Optional<Dataset<Row>> NO_PAIRS = Optional.empty();

  @Test
  void tellsEveryWayInWhichAnIdCanChange() {
    List<String> before =
        List.of(
            "A: a",
            "B: b", // joined by new evidence
            "C: c d", // told apart: d goes its own way
            "E: e f g", // its anchor leaves, the rest stays together
            "H: h i j", // its anchor leaves, the rest falls apart
            "K: k", // all its mentions leave
            "L: l", // grows
            "M: m", // nothing happens
            "P: p q",
            "R: r s"); // both anchors leave, the rest becomes one
    List<String> after =
        List.of(
            "A: a b", "C: c", "D: d", "F: f g", "I: i", "J: j", "L: l x", "M: m", "N: n o",
            "Q: q s");

    assertThat(changes(before, after))
        .containsExactlyInAnyOrder(
            "merged B>A 1: evidence now joins them",
            "split C>D 1: evidence no longer joins them",
            "moved E>F 2: its oldest mention left",
            "moved H>I 1: its oldest mention left",
            "split H>J 1: evidence no longer joins them",
            "erased K>- 1: no mention of it is left",
            "created ->N 2: its first mentions arrived",
            "moved P>Q 1: its oldest mention left",
            "merged R>Q 1: evidence now joins them");
  }

  @Test
  void theFirstLinkageCreatesEveryIndividual() {
    assertThat(changes(List.of(), List.of("A: a b", "C: c")))
        .containsExactlyInAnyOrder(
            "created ->A 2: its first mentions arrived",
            "created ->C 1: its first mentions arrived");
  }

  @Test
  void equalLinkagesChangeNothing() {
    assertThat(changes(List.of("A: a b", "C: c"), List.of("A: a b", "C: c"))).isEmpty();
  }

  @Test
  void replayedFromNothingTheLineageGivesTodaysIds() {
    List<List<String>> runs =
        List.of(
            List.of("A: a b", "C: c", "D: d e f"),
            List.of("A: a b c g", "D: d", "E: e f"), // C merged, E split
            List.of("A: a g", "B: b c", "E: e f d", "H: h")); // B split, D merged, H created

    assertThat(replayed(runs)).containsExactlyInAnyOrder("A", "B", "E", "H");
  }

  /** Two hundred small populations at once, told apart by a number before each name. */
  @Test
  void replayedFromNothingAnyHistoryGivesTodaysIds() {
    Random random = new Random(20261121);
    List<List<String>> runs = new ArrayList<>();
    for (int run = 0; run < 3; run++) {
      List<String> individuals = new ArrayList<>();
      for (int population = 100; population < 300; population++) {
        individuals.addAll(partition(population, random));
      }
      runs.add(individuals);
    }

    assertThat(replayed(runs))
        .containsExactlyInAnyOrderElementsOf(
            runs.get(2).stream().map(individual -> individual.split(": ")[0]).toList());
  }

  /** B was the new identity of A, by mistake one person with it for a while. */
  @Test
  void theLineageNamesTheTwoSidesOfASealedJudgementTogetherInNoRow() {
    List<String> before = List.of("A: a b", "C: c d");
    List<String> after = List.of("A: a", "B: b", "C: c", "D: d");
    Dataset<Row> sealed = pairs(before, after, "j1 a b");

    assertThat(changes(before, after, Optional.of(sealed)))
        .containsExactlyInAnyOrder(
            "created ->B 1: its first mentions arrived",
            "split C>D 1: evidence no longer joins them");
  }

  @Test
  void aSideWhoseAnchorLeftEndsAsAnyOtherIndividual() {
    List<String> before = List.of("A: a b c");
    List<String> after = List.of("B: b", "C: c");

    assertThat(changes(before, after, Optional.of(pairs(before, after, "j1 b c"))))
        .containsExactlyInAnyOrder(
            "erased A>- 3: no mention of it is left",
            "created ->B 1: its first mentions arrived",
            "created ->C 1: its first mentions arrived");
  }

  @Test
  void whatEarlierRunsToldOfTheTwoSidesIsRetold() {
    List<String> first = List.of("A: a", "B: b", "C: c");
    List<String> joined = List.of("A: a b c");
    List<String> judged = List.of("A: a", "B: b c");
    Dataset<Row> sealed = pairs(joined, judged, "j1 a b");
    Dataset<Row> history =
        lineage(1, List.of(), first, NO_PAIRS).unionByName(lineage(2, first, joined, NO_PAIRS));

    Dataset<Row> retold = SealedIds.parting(history, sealed);

    assertThat(SealedIds.naming(history, sealed).count()).isEqualTo(1);
    assertThat(SealedIds.naming(retold, sealed).isEmpty()).isTrue();
    assertThat(told(retold))
        .containsExactlyInAnyOrder(
            "created ->A 1: its first mentions arrived",
            "created ->B 1: its first mentions arrived",
            "created ->C 1: its first mentions arrived",
            "erased B>- 1: no mention of it is left",
            "merged C>A 1: evidence now joins them");
  }

  @Test
  void replayedFromNothingTheLineageOfASealedJudgementGivesTodaysIds() {
    List<List<String>> runs =
        List.of(
            List.of("A: a", "B: b", "C: c", "D: d"),
            List.of("A: a b c", "D: d"),
            List.of("A: a", "B: b d", "C: c"));
    Dataset<Row> lineage = lineage(1, List.of(), runs.get(0), NO_PAIRS);
    List<String> before = runs.get(0);
    int run = 2;
    for (List<String> after : runs.subList(1, 3)) {
      Dataset<Row> sealed = pairs(before, after, run == 3 ? "j1 a b" : "");
      lineage =
          SealedIds.parting(lineage, sealed)
              .unionByName(lineage(run, before, after, Optional.of(sealed)));
      before = after;
      run++;
    }

    assertThat(ids(lineage)).containsExactly("A", "B", "C");
  }

  private static Dataset<Row> lineage(
      long run, List<String> before, List<String> after, Optional<Dataset<Row>> sealed) {
    return Lineage.TABLE.select(
        IdChanges.between(links(before), links(after), mentions(after), sealed)
            .withColumn(Lineage.RUN.name(), functions.lit(run)));
  }

  /** The ids that a whole lineage leaves. */
  private static Set<String> ids(Dataset<Row> lineage) {
    Set<String> ids = new TreeSet<>();
    for (long run = 1; run <= 3; run++) {
      List<Row> changes = lineage.where(Lineage.RUN.col().equalTo(run)).collectAsList();
      for (Row row : changes) {
        if (List.of("merged", "moved", "erased").contains(change(row))) {
          ids.remove(text(row.getAs(Lineage.FROM.name())));
        }
      }
      for (Row row : changes) {
        if (List.of("created", "split", "moved").contains(change(row))) {
          ids.add(text(row.getAs(Lineage.TO.name())));
        }
      }
    }
    return ids;
  }

  /** Pairs of a judgement written as its id, a mention on the one side and one on the other. */
  private static Dataset<Row> pairs(List<String> before, List<String> after, String judgement) {
    List<Row> rows = new ArrayList<>();
    if (!judgement.isEmpty()) {
      String[] words = judgement.split(" ");
      rows.add(RowFactory.create(words[0], "a", bytes(words[1]), true, "why"));
      rows.add(RowFactory.create(words[0], "b", bytes(words[2]), true, "why"));
    }
    return SealedIds.pairs(
        links(before),
        links(after),
        TestSession.get().createDataFrame(rows, Judgements.TABLE.schema()),
        (purpose, parts) -> functions.upper(parts[0].cast("string")).cast("binary"));
  }

  /** Some of eight mentions, put together at random; the oldest gives its name as the id. */
  private static List<String> partition(int population, Random random) {
    Map<Integer, List<String>> parts = new TreeMap<>();
    for (char name = 'a'; name < 'i'; name++) {
      if (random.nextInt(4) > 0) {
        parts
            .computeIfAbsent(random.nextInt(4), unused -> new ArrayList<>())
            .add(population + "" + name);
      }
    }
    return parts.values().stream()
        .map(part -> part.get(0).toUpperCase(Locale.ROOT) + ": " + String.join(" ", part))
        .toList();
  }

  /** The ids after some runs, by lineage alone: who ends goes first, then who begins comes. */
  private static Set<String> replayed(List<List<String>> runs) {
    Set<String> ids = new TreeSet<>();
    List<String> before = List.of();
    for (List<String> after : runs) {
      List<Row> lineage =
          IdChanges.between(links(before), links(after), mentions(after), NO_PAIRS).collectAsList();
      for (Row row : lineage) {
        if (List.of("merged", "moved", "erased").contains(change(row))) {
          assertThat(ids.remove(text(row.getAs(Lineage.FROM.name())))).isTrue();
        }
      }
      for (Row row : lineage) {
        if (List.of("created", "split", "moved").contains(change(row))) {
          ids.add(text(row.getAs(Lineage.TO.name())));
        }
      }
      before = after;
    }
    return ids;
  }

  private static String change(Row row) {
    return row.getAs(Lineage.CHANGE.name());
  }

  private static List<String> changes(List<String> before, List<String> after) {
    return changes(before, after, NO_PAIRS);
  }

  private static List<String> changes(
      List<String> before, List<String> after, Optional<Dataset<Row>> sealed) {
    return told(IdChanges.between(links(before), links(after), mentions(after), sealed));
  }

  private static List<String> told(Dataset<Row> lineage) {
    return lineage.collectAsList().stream()
        .map(
            row ->
                row.getAs(Lineage.CHANGE.name())
                    + " "
                    + text(row.getAs(Lineage.FROM.name()))
                    + ">"
                    + text(row.getAs(Lineage.TO.name()))
                    + " "
                    + row.getAs(Lineage.MENTIONS.name())
                    + ": "
                    + row.getAs(Lineage.WHY.name()))
        .toList();
  }

  private static Dataset<Row> links(List<String> individuals) {
    List<Row> rows = new ArrayList<>();
    for (String individual : individuals) {
      String[] idAndMentions = individual.split(": ");
      for (String mention : idAndMentions[1].split(" ")) {
        rows.add(
            RowFactory.create(bytes(mention), bytes(idAndMentions[0]), bytes(mention), "child"));
      }
    }
    return TestSession.get().createDataFrame(rows, Links.TABLE.schema());
  }

  private static Dataset<Row> mentions(List<String> individuals) {
    List<Row> rows =
        individuals.stream()
            .flatMap(individual -> List.of(individual.split(": ")[1].split(" ")).stream())
            .map(mention -> RowFactory.create(bytes(mention), 1L))
            .toList();
    return TestSession.get()
        .createDataFrame(
            rows,
            new StructType()
                .add(Mentions.MENTION_ID.name(), DataTypes.BinaryType)
                .add(Mentions.FIRST_SEEN.name(), DataTypes.LongType));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "-" : new String(bytes, StandardCharsets.UTF_8);
  }
}
