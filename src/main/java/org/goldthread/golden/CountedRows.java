package org.goldthread.golden;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.spark.FeedFacts;
import org.goldthread.spark.RowColumns;
import org.goldthread.table.Attributions;
import org.goldthread.table.Field;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;

/** Rows that count, with their service and, where known, the individual each is about. */
final class CountedRows {
  static final String INDIVIDUAL = "individual_id";
  static final String SLOT = "slot";
  private static final List<Field> PLACE = RowStates.TABLE.primaryKey();

  private CountedRows() {}

  /**
   * Rows of one kind of contract that make facts; those of administrative datasets have no service.
   */
  static Dataset<Row> ofKind(
      String kind, Dataset<Row> rows, Dataset<Row> states, Dataset<Row> feeds) {
    Dataset<Row> ofKind = rows.where(Rows.KIND.col().equalTo(kind)).alias("r");
    Dataset<Row> counted = states.where(RowStates.COUNTED.col()).alias("s");
    return ofKind
        .join(counted, samePlace("r", "s"), "left_semi")
        .join(FeedFacts.services(feeds), Rows.FEED.name());
  }

  /**
   * One row per person of the rows; with {@code left}, also the rows that are about nobody in
   * particular.
   */
  static Dataset<Row> attributed(Dataset<Row> rows, Dataset<Row> attributions, String join) {
    Dataset<Row> people =
        attributions
            .withColumn(INDIVIDUAL, asText(Attributions.INDIVIDUAL_ID.col()))
            .withColumnRenamed(Attributions.KIND.name(), "mention_kind")
            .alias("a");
    Dataset<Row> joined = rows.alias("r").join(people, samePlace("r", "a"), join);
    for (Field field : PLACE) {
      joined = joined.drop(field.of("a"));
    }
    return joined.withColumn(SLOT, org.apache.spark.sql.functions.coalesce(col(SLOT), lit(0)));
  }

  /** The row's own value of a field; null if it states none. */
  static Column rowValue(String field) {
    return RowColumns.value(RowColumns.ROW_ITSELF, field);
  }

  /** The person's value of a field. */
  static Column personValue(String field) {
    return RowColumns.value(col(SLOT), field);
  }

  /** An id as text: lower-case hex. */
  static Column asText(Column id) {
    return lower(hex(id));
  }

  private static Column samePlace(String left, String right) {
    return PLACE.stream()
        .map(field -> field.of(left).equalTo(field.of(right)))
        .reduce(Column::and)
        .orElseThrow();
  }
}
