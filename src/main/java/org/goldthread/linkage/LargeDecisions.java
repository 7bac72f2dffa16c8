package org.goldthread.linkage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.goldthread.table.LinkageDecisions;

/** What was decided about large components, as rows of the decisions before ids are made. */
final class LargeDecisions {
  private LargeDecisions() {}

  static Dataset<Row> links(Dataset<Row> clusters) {
    return told(
        clusters,
        DecisionKind.LINK,
        Map.of(
            LinkageDecisions.MENTION_L.name(), id(LargeFacts.NODE),
            LinkageDecisions.MENTION_R.name(), id(LargeComponents.CLUSTER),
            LinkageDecisions.COMPONENT.name(), col(ComponentIds.COMPONENT)));
  }

  static Dataset<Row> outvoted(Dataset<Row> outvoted, LargeFacts facts) {
    return told(
        outvoted.join(facts.nodes(), new String[] {LargeFacts.NODE}),
        DecisionKind.OUTVOTED_VALUE,
        Map.of(
            LinkageDecisions.REASON.name(), lit(DecisionRow.MAJORITY),
            LinkageDecisions.FIELD.name(), col(LargeFacts.FIELD),
            LinkageDecisions.MENTION_L.name(), id(LargeFacts.NODE)));
  }

  static Dataset<Row> dropped(Dataset<Row> edges) {
    Column one = id(LargeFacts.NODE);
    Column other = id(LargeUnsettled.OTHER);
    return told(
            edges,
            DecisionKind.DROPPED_EDGE,
            Map.of(
                LinkageDecisions.REASON.name(), col(LargeKeep.REASON),
                LinkageDecisions.TIER.name(), col(LargeFacts.TIER),
                LinkageDecisions.MENTION_L.name(), least(one, other),
                LinkageDecisions.MENTION_R.name(), greatest(one, other)))
        .dropDuplicates(
            new String[] {
              LinkageDecisions.REASON.name(),
              LinkageDecisions.TIER.name(),
              LinkageDecisions.MENTION_L.name(),
              LinkageDecisions.MENTION_R.name()
            });
  }

  static Dataset<Row> unresolved(Dataset<Row> groups, LargeFacts facts) {
    Column cause =
        when(col(LargeUnsettled.IS_CONFLICT), DecisionRow.NHS_CONFLICT)
            .otherwise(DecisionRow.AMBIGUOUS);
    return told(
        groups.join(facts.nodes(), new String[] {LargeFacts.NODE}),
        DecisionKind.UNRESOLVED,
        Map.of(
            LinkageDecisions.REASON.name(), cause,
            LinkageDecisions.MENTION_L.name(), id(LargeFacts.NODE),
            LinkageDecisions.MENTION_R.name(), id(LargeUnsettled.OLDEST),
            LinkageDecisions.SIZE.name(), col(LargeUnsettled.AT_LEAST)));
  }

  /** Values and blocks set aside before any linking. */
  static Dataset<Row> own(Dataset<Row> rows) {
    return rows.flatMap(
        (FlatMapFunction<Row, Row>) row -> ComponentMember.of(row).ownDecisions().iterator(),
        Encoders.row(Linkage.BEFORE_IDS));
  }

  /** Rows with a role as decisions; what is not given stays absent. */
  private static Dataset<Row> told(
      Dataset<Row> rows, DecisionKind kind, Map<String, Column> given) {
    Column[] columns =
        Arrays.stream(Linkage.BEFORE_IDS.fields())
            .map(
                field -> {
                  Column value = given.getOrDefault(field.name(), lit(null));
                  if (field.name().equals(LinkageDecisions.KIND.name())) {
                    value = lit(kind.word());
                  } else if (field.name().equals(LinkageDecisions.ROLE.name())) {
                    value = col(LargeFacts.ROLE);
                  }
                  return value.cast(field.dataType()).as(field.name());
                })
            .toArray(Column[]::new);
    return rows.select(columns);
  }

  private static Column id(String node) {
    return LargeFacts.mentionId(col(node));
  }
}
