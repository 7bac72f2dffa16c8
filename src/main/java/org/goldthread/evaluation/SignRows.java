package org.goldthread.evaluation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.core.Role;
import org.goldthread.table.LinkageEvidence;

/** Signs as rows, with labelled mentions among them. */
final class SignRows {
  private static final String OF_OTHERS = "slips_of_others";

  static final StructType SCHEMA =
      new StructType()
          .add("role", DataTypes.StringType, false)
          .add("person", DataTypes.StringType, false)
          .add("kind", DataTypes.IntegerType, false)
          .add("mention", DataTypes.LongType, false)
          .add("other", DataTypes.LongType, false)
          .add("individual", DataTypes.LongType, false)
          .add("tier", DataTypes.IntegerType, false)
          .add("type", DataTypes.IntegerType, false)
          .add("error", DataTypes.StringType, false)
          .add("feed", DataTypes.StringType, false)
          .add("has_nhs", DataTypes.BooleanType, false)
          .add("types", DataTypes.createArrayType(DataTypes.IntegerType), false)
          .add("sides", DataTypes.createArrayType(DataTypes.StringType), false)
          .add("slips", DataTypes.createArrayType(LabelledRows.SLIP, false), false)
          .add(OF_OTHERS, DataTypes.createArrayType(LabelledRows.SLIP, false), false);

  private static final Column NO_TYPES = array().cast("array<int>");
  private static final Column NO_SIDES = array().cast("array<string>");
  private static final Column NO_SLIPS =
      array().cast(DataTypes.createArrayType(LabelledRows.SLIP, false));

  private SignRows() {}

  static Row row(Sign sign) {
    return RowFactory.create(
        sign.whom().role().word(),
        sign.whom().person(),
        sign.kind().ordinal(),
        sign.mention(),
        sign.other(),
        sign.individual(),
        sign.tier(),
        sign.type(),
        sign.error(),
        "",
        false,
        new Integer[0],
        new String[0],
        new Row[0],
        new Row[0]);
  }

  static Sign sign(Row row) {
    return new Sign(
        kind(row),
        whom(row),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getInt(6),
        row.getInt(7),
        row.getString(8));
  }

  static Sign.Kind kind(Row row) {
    return Sign.Kind.values()[row.getInt(2)];
  }

  static Whom whom(Row row) {
    return new Whom(Role.of(row.getString(0)), row.getString(1));
  }

  static LabelledMention mention(Row row) {
    return new LabelledMention(
        row.getLong(3),
        row.getLong(5),
        row.getString(9),
        row.getBoolean(10),
        row.getList(11),
        row.getList(12),
        slips(row, LabelledRows.SLIPS),
        slips(row, OF_OTHERS));
  }

  /** The errors of a row that has them. */
  static List<Slip> slips(Row row, String column) {
    List<Slip> slips = new ArrayList<>();
    for (Row slip : row.<Row>getList(row.fieldIndex(column))) {
      slips.add(new Slip(slip.getInt(0), slip.getString(1), slip.getString(2)));
    }
    return slips;
  }

  /** Labelled mentions as signs. */
  static Dataset<Row> mentions(Dataset<Row> labelled, KeyTypes types) {
    return labelled.select(
        col(LabelledRows.ROLE),
        col(LabelledRows.PERSON),
        lit(Sign.Kind.MENTION.ordinal()).as("kind"),
        col(LabelledRows.MENTION),
        lit(0L).as("other"),
        col(LabelledRows.INDIVIDUAL),
        lit(0).as("tier"),
        lit(0).as("type"),
        lit("").as("error"),
        col(LabelledRows.PLACE_OF_FEED).as("feed"),
        col(LabelledRows.HAS_NHS),
        col(LabelledRows.TYPES).as("types"),
        col(LabelledRows.SIDES),
        filter(
                col(LabelledRows.SLIPS),
                slip -> slip.getField("slot").equalTo(col(LabelledRows.SLOT)))
            .as("slips"),
        filter(
                col(LabelledRows.SLIPS),
                slip ->
                    col(LabelledRows.ROLE)
                        .equalTo(Role.CHILD.word())
                        .and(slip.getField("slot").notEqual(col(LabelledRows.SLOT)))
                        .and(slip.getField("field").isin(types.fieldsOfOthers().toArray())))
            .as(OF_OTHERS));
  }

  /**
   * Edges that linkage dropped between two individuals of one person, a sign for each of them.
   *
   * @param labelled rows of {@link LabelledRows}
   * @param evidence rows of {@link LinkageEvidence}
   */
  static Dataset<Row> dropped(Dataset<Row> labelled, Dataset<Row> evidence) {
    Dataset<Row> left =
        labelled.select(
            col(LabelledRows.ROLE),
            col(LabelledRows.PERSON),
            col(LabelledRows.MENTION).as("left_mention"),
            col(LabelledRows.INDIVIDUAL).as("left_individual"));
    Dataset<Row> right =
        labelled.select(
            col(LabelledRows.PERSON).as("right_person"),
            col(LabelledRows.MENTION).as("right_mention"),
            col(LabelledRows.INDIVIDUAL).as("right_individual"));
    return evidence
        .where(LinkageEvidence.KIND.col().equalTo("dropped_edge"))
        .select(
            xxhash64(LinkageEvidence.MENTION_L.col()).as("left_mention"),
            xxhash64(LinkageEvidence.MENTION_R.col()).as("right_mention"),
            LinkageEvidence.TIER.col(),
            LinkageEvidence.REASON.col())
        .join(left, "left_mention")
        .join(right, "right_mention")
        .where(
            col(LabelledRows.PERSON)
                .equalTo(col("right_person"))
                .and(col("left_individual").notEqual(col("right_individual"))))
        .withColumn("one_end", explode(array(col("left_individual"), col("right_individual"))))
        .select(
            col(LabelledRows.ROLE),
            col(LabelledRows.PERSON),
            lit(Sign.Kind.DROPPED.ordinal()).as("kind"),
            lit(0L).as("mention"),
            lit(0L).as("other"),
            col("one_end").as("individual"),
            LinkageEvidence.TIER.col(),
            lit(0).as("type"),
            LinkageEvidence.REASON.col().as("error"),
            lit("").as("feed"),
            lit(false).as("has_nhs"),
            NO_TYPES.as("types"),
            NO_SIDES.as("sides"),
            NO_SLIPS.as("slips"),
            NO_SLIPS.as(OF_OTHERS))
        .distinct();
  }
}
