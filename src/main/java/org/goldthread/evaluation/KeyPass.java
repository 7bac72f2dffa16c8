package org.goldthread.evaluation;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.core.Role;
import org.goldthread.table.LinkageEvidence;
import org.goldthread.table.Mentions;

/** Key by key: which mentions each connects, and what it has to do with what linkage got wrong. */
final class KeyPass {
  private static final String KEY = "key";
  private static final String IS_REFUSED = "is_refused";
  private static final StructType CARRIERS =
      new StructType()
          .add(KEY, DataTypes.LongType, false)
          .add("type", DataTypes.IntegerType, false)
          .add(IS_REFUSED, DataTypes.BooleanType, false)
          .add("role", DataTypes.StringType, false)
          .add("person", DataTypes.StringType, false)
          .add("mention", DataTypes.LongType, false)
          .add("individual", DataTypes.LongType, false)
          .add("month", DataTypes.IntegerType, false)
          .add("nhs", DataTypes.StringType, true)
          .add("birth_month", DataTypes.StringType, true)
          .add("sex", DataTypes.StringType, true)
          .add("birth_order", DataTypes.StringType, true)
          .add("error", DataTypes.StringType, false);

  private KeyPass() {}

  /**
   * What keys show.
   *
   * @param labelled rows of {@link LabelledRows}
   * @param evidence rows of {@link LinkageEvidence}
   * @return rows of {@link SignRows}
   */
  static Dataset<Row> signs(Dataset<Row> labelled, Dataset<Row> evidence, KeyTypes types) {
    Dataset<Row> refused =
        evidence
            .where(LinkageEvidence.KIND.col().equalTo("refused_block"))
            .select(
                digest(LinkageEvidence.ROLE.col(), LinkageEvidence.KEY.col()).as(KEY),
                lit(true).as(IS_REFUSED))
            .distinct();
    Dataset<Row> keyed =
        labelled
            .withColumn("one_key", explode(col(LabelledRows.KEYS)))
            .where(col("one_key.type").isin(types.ids().toArray()))
            .withColumn(KEY, digest(col(LabelledRows.ROLE), col("one_key")))
            .select(
                col(KEY),
                col("one_key.type").as("type"),
                col(LabelledRows.ROLE),
                col(LabelledRows.PERSON),
                col(LabelledRows.MENTION),
                col(LabelledRows.INDIVIDUAL),
                col(LabelledRows.MONTH),
                col(LabelledRows.NHS),
                Mentions.BIRTH_MONTH.col(),
                Mentions.SEX.col(),
                Mentions.BIRTH_ORDER.col(),
                col(LabelledRows.SLOT),
                col(LabelledRows.SLIPS),
                col(LabelledRows.ADULTS))
            .join(broadcast(refused), new String[] {KEY}, "left");
    return keyed
        .map((MapFunction<Row, Row>) row -> carrier(row, types), Encoders.row(CARRIERS))
        .repartition(col(KEY))
        .sortWithinPartitions(col(KEY))
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> groups(rows, types),
            Encoders.row(SignRows.SCHEMA));
  }

  private static Column digest(Column role, Column key) {
    return xxhash64(
        role,
        key.getField("type"),
        key.getField("scheme"),
        key.getField("epoch"),
        key.getField("version"),
        key.getField("token"));
  }

  /** A carrier; of a wrong value no hard value comes. */
  private static Row carrier(Row row, KeyTypes types) {
    int slot = row.getAs(LabelledRows.SLOT);
    List<Slip> slips = SignRows.slips(row, LabelledRows.SLIPS);
    List<Integer> adults = row.getList(row.fieldIndex(LabelledRows.ADULTS));
    KeyTypes.Type type = types.type(row.<Integer>getAs("type")).orElseThrow();
    List<String> wrong =
        slips.stream()
            .filter(slip -> slip.slot() == slot && slip.isCorrupting())
            .map(Slip::field)
            .toList();
    boolean wrongBirth = wrong.contains("date_of_birth");
    return RowFactory.create(
        row.getAs(KEY),
        type.id(),
        row.getAs(IS_REFUSED) != null,
        row.getAs(LabelledRows.ROLE),
        row.getAs(LabelledRows.PERSON),
        row.getAs(LabelledRows.MENTION),
        row.getAs(LabelledRows.INDIVIDUAL),
        row.getAs(LabelledRows.MONTH),
        wrong.contains("nhs_number") ? null : row.getAs(LabelledRows.NHS),
        wrongBirth ? null : row.getAs(Mentions.BIRTH_MONTH.name()),
        wrong.contains("gender") ? null : row.getAs(Mentions.SEX.name()),
        row.getAs(Mentions.BIRTH_ORDER.name()),
        types.spoiltBy(type, slot, slips, adults).map(Slip::error).orElse(""));
  }

  private static Iterator<Row> groups(Iterator<Row> rows, KeyTypes types) {
    return new RowGroups(
        rows,
        (one, other) -> one.getLong(0) == other.getLong(0),
        (group, results) -> tell(group, types, results));
  }

  private static void tell(List<Row> group, KeyTypes types, Consumer<Row> results) {
    Row first = group.get(0);
    List<Carrier> carriers = new ArrayList<>(group.size());
    for (Row row : group) {
      carriers.add(
          new Carrier(
              new Whom(Role.of(row.getString(3)), row.getString(4)),
              row.getLong(5),
              row.getLong(6),
              row.getInt(7),
              Arrays.asList(
                  row.getString(8), row.getString(9), row.getString(10), row.getString(11)),
              row.getString(12)));
    }
    KeyTypes.Type type = types.type(first.getInt(1)).orElseThrow();
    new KeyGroup(type, first.getBoolean(2), carriers)
        .tell(sign -> results.accept(SignRows.row(sign)));
  }
}
