package org.goldthread.evaluation;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.core.Role;

/**
 * Linkage against the truth, in two passes: one over keys, one over people. What comes out grows
 * with the number of people, individuals and feeds, never with that of pairs; it has no identifier
 * and no id.
 */
public final class Comparison {
  private static final String CELL = "cell";
  private static final String SPLIT = "split";
  private static final String MIXED = "mixed";

  /** A cell, a cause of a split, or a sign of a mixture. */
  private static final StructType SCHEMA =
      new StructType()
          .add("what", DataTypes.StringType, false)
          .add("role", DataTypes.StringType, false)
          .add("person", DataTypes.StringType, false)
          .add("individual", DataTypes.LongType, false)
          .add("component", DataTypes.IntegerType, false)
          .add("feed", DataTypes.StringType, false)
          .add("tier", DataTypes.IntegerType, false)
          .add("type", DataTypes.IntegerType, false)
          .add("mentions", DataTypes.LongType, false)
          .add("with_nhs", DataTypes.LongType, false)
          .add("cause", DataTypes.StringType, false)
          .add("error", DataTypes.StringType, false)
          .add("key", DataTypes.StringType, false)
          .add("within_ceiling", DataTypes.BooleanType, false);

  private Comparison() {}

  /**
   * How many mentions there are and how many have a label: one row with the columns {@code
   * mentions} and {@code labelled}.
   *
   * @param mentions rows of {@link org.goldthread.table.Mentions}
   * @param labels rows of {@link Labels#PEOPLE}
   */
  public static Dataset<Row> coverage(Dataset<Row> mentions, Dataset<Row> labels) {
    return LabelledRows.coverage(mentions, labels);
  }

  /**
   * Labelled mentions with all that {@link #of} asks of them; to be kept, since it is read more
   * than once.
   *
   * @param mentions rows of {@link org.goldthread.table.Mentions}
   * @param links rows of {@link org.goldthread.table.Links}
   * @param labels rows of {@link Labels#PEOPLE}, one at most for each place and slot
   * @param errors rows of {@link Labels#ERRORS}; none where nobody knows
   * @param types the key types that linkage joins by
   */
  public static Dataset<Row> labelled(
      Dataset<Row> mentions,
      Dataset<Row> links,
      Dataset<Row> labels,
      Dataset<Row> errors,
      KeyTypes types) {
    return LabelledRows.of(mentions, links, labels, errors, types);
  }

  /**
   * What {@link #read} reads.
   *
   * @param labelled what {@link #labelled} gives
   * @param evidence rows of {@link org.goldthread.table.LinkageEvidence}
   * @param types the key types that linkage joins by
   */
  public static Dataset<Row> of(Dataset<Row> labelled, Dataset<Row> evidence, KeyTypes types) {
    return SignRows.mentions(labelled, types)
        .union(KeyPass.signs(labelled, evidence, types))
        .union(SignRows.dropped(labelled, evidence))
        .repartition(col("role"), col("person"))
        .sortWithinPartitions(
            col("role"),
            col("person"),
            col("kind"),
            col("mention"),
            col("other"),
            col("individual"),
            col("tier"),
            col("type"),
            col("error"))
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows ->
                    new RowGroups(
                        rows,
                        Comparison::isOfOnePerson,
                        (group, results) -> tell(group, types, results)),
            Encoders.row(SCHEMA));
  }

  private static boolean isOfOnePerson(Row one, Row other) {
    return one.getString(1).equals(other.getString(1))
        && one.getString(0).equals(other.getString(0));
  }

  private static void tell(List<Row> group, KeyTypes types, Consumer<Row> results) {
    List<LabelledMention> mentions = new ArrayList<>();
    List<Sign> signs = new ArrayList<>();
    for (Row row : group) {
      switch (SignRows.kind(row)) {
        case MENTION -> mentions.add(SignRows.mention(row));
        case MIXED -> results.accept(mixed(SignRows.sign(row)));
        default -> signs.add(SignRows.sign(row));
      }
    }
    PersonGroup person = new PersonGroup(SignRows.whom(group.get(0)), mentions, signs, types);
    person.tellCells(cell -> results.accept(row(cell)));
    person.tellSplits((whom, cause) -> results.accept(row(whom, cause)));
  }

  private static Row row(Cell cell) {
    return RowFactory.create(
        CELL,
        cell.whom().role().word(),
        cell.whom().person(),
        cell.individual(),
        cell.component(),
        cell.feed(),
        cell.tier(),
        0,
        cell.mentions(),
        cell.withNhs(),
        "",
        "",
        "",
        false);
  }

  private static Row row(Whom whom, Cause cause) {
    return RowFactory.create(
        SPLIT,
        whom.role().word(),
        whom.person(),
        0L,
        0,
        "",
        0,
        0,
        1L,
        0L,
        cause.cause(),
        cause.error(),
        cause.key(),
        cause.withinCeiling());
  }

  private static Row mixed(Sign sign) {
    return RowFactory.create(
        MIXED,
        sign.whom().role().word(),
        sign.whom().person(),
        sign.individual(),
        0,
        "",
        sign.tier(),
        sign.type(),
        1L,
        0L,
        "",
        sign.error(),
        "",
        false);
  }

  /** Reads what {@link #of} gives, whatever its order. */
  public static Compared read(Iterator<Row> rows) {
    Compared.Reading reading = new Compared.Reading();
    while (rows.hasNext()) {
      Row row = rows.next();
      Whom whom = new Whom(Role.of(row.getString(1)), row.getString(2));
      switch (row.getString(0)) {
        case CELL ->
            reading.add(
                new Cell(
                    whom,
                    row.getLong(3),
                    row.getInt(4),
                    row.getString(5),
                    row.getInt(6),
                    row.getLong(8),
                    row.getLong(9)));
        case SPLIT ->
            reading.add(
                new Cause(
                    row.getString(10), row.getString(11), row.getString(12), row.getBoolean(13)));
        default ->
            reading.add(
                new Mixture(whom, row.getLong(3), row.getInt(6), row.getInt(7), row.getString(11)));
      }
    }
    return reading.compared();
  }
}
