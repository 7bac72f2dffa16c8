package org.goldthread.linkage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.spark.TestSession;
import org.goldthread.table.LinkageEvidence;
import org.goldthread.table.Links;
import org.goldthread.table.Unresolved;

/** What a stored linkage decided about mentions of a table, in the form of the vectors. */
record Decided(Dataset<Row> rows, MentionTable table, LinkageRules rules) {

  /** Rows in memory, so that what made them runs once. */
  static Dataset<Row> stored(Dataset<Row> rows) {
    return TestSession.get().createDataFrame(rows.collectAsList(), rows.schema());
  }

  /** Rounds in memory that note what was written. */
  static Rounds recording(List<String> written) {
    return (name, rows, summed) -> {
      written.add(name);
      Dataset<Row> stored = stored(rows);
      return new Rounds.Written(stored, total(stored, summed));
    };
  }

  private static long total(Dataset<Row> rows, Column summed) {
    return rows.agg(coalesce(sum(summed), lit(0L)).cast("long")).first().getLong(0);
  }

  Outcome outcome() {
    Map<Bytes, List<String>> members = new HashMap<>();
    Map<Bytes, Bytes> anchors = new HashMap<>();
    for (Row link : Linkage.links(rows).collectAsList()) {
      Bytes individual = bytes(link, Links.INDIVIDUAL_ID.name());
      members
          .computeIfAbsent(individual, unused -> new ArrayList<>())
          .add(Outcome.text(bytes(link, Links.MENTION_ID.name())));
      anchors.put(individual, bytes(link, Links.ANCHOR_ID.name()));
    }
    Map<Bytes, Set<Bytes>> groups = new TreeMap<>();
    Map<Bytes, Integer> least = new TreeMap<>();
    for (Row row : Linkage.unresolved(rows).collectAsList()) {
      Bytes group = bytes(row, Unresolved.GROUP_ID.name());
      groups
          .computeIfAbsent(group, unused -> new TreeSet<>())
          .add(bytes(row, Unresolved.INDIVIDUAL_ID.name()));
      least.put(group, row.<Integer>getAs(Unresolved.AT_LEAST.name()));
    }
    assertThat(groups).allSatisfy((group, individuals) -> assertThat(individuals).contains(group));
    int open = groups.values().stream().mapToInt(Set::size).sum();
    return Outcome.of(
        members.entrySet().stream()
            .map(e -> List.of(e.getValue(), List.of(Outcome.text(anchors.get(e.getKey())))))
            .toList(),
        groups.values().stream()
            .map(g -> g.stream().flatMap(i -> members.get(i).stream()).toList())
            .toList(),
        evidence(DecisionKind.REFUSED_BLOCK).stream().map(this::refused).toList(),
        evidence(DecisionKind.OUTVOTED_VALUE).stream()
            .map(
                row ->
                    List.of(
                        Outcome.text(bytes(row, LinkageEvidence.MENTION_L.name())),
                        row.<String>getAs(LinkageEvidence.FIELD.name())))
            .toList(),
        members.size(),
        members.size() - open + least.values().stream().mapToInt(Integer::intValue).sum());
  }

  private List<String> refused(Row row) {
    Row key = row.getAs(LinkageEvidence.KEY.name());
    return List.of(
        row.<String>getAs(LinkageEvidence.ROLE.name()),
        rules.type(key.getInt(0)).orElseThrow().name(),
        table.text(key.getAs(4)));
  }

  /** Tier, reason and ends of each dropped edge. */
  List<List<String>> dropped() {
    return evidence(DecisionKind.DROPPED_EDGE).stream()
        .map(
            row ->
                List.of(
                    row.getAs(LinkageEvidence.TIER.name()).toString(),
                    row.<String>getAs(LinkageEvidence.REASON.name()),
                    Outcome.text(bytes(row, LinkageEvidence.MENTION_L.name())),
                    Outcome.text(bytes(row, LinkageEvidence.MENTION_R.name()))))
        .toList();
  }

  /** The evidence of a kind. */
  List<Row> evidence(DecisionKind kind) {
    return Linkage.evidence(rows)
        .where(LinkageEvidence.KIND.col().equalTo(kind.word()))
        .collectAsList();
  }

  private static Bytes bytes(Row row, String column) {
    return new Bytes(row.getAs(column));
  }
}
