package org.goldthread.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Lineage;
import org.goldthread.table.Links;
import org.goldthread.table.Mentions;
import org.junit.jupiter.api.Test;

/**
 * Changes of ids, written as individuals: {@code "A: a b"} has the id A and the mentions a, b, of
 * which mentions are older the earlier their letter.
 */
class IdChangesTest {

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
          IdChanges.between(links(before), links(after), mentions(after)).collectAsList();
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
    return IdChanges.between(links(before), links(after), mentions(after)).collectAsList().stream()
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
