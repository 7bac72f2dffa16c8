package org.goldthread.disclosure;

import static org.apache.spark.sql.types.DataTypes.LongType;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.goldthread.table.Field;
import org.goldthread.table.Published;

/** The columns of exact counts on their way to disclosure control; no table of the lake. */
public final class CountColumns {
  /** The exact count. */
  public static final Field COUNT = Field.required("count", LongType, "exact count");

  /** The columns, in order. */
  public static final List<Field> FIELDS =
      List.of(
          Published.METRIC,
          Published.PERIOD,
          Published.SERVICE,
          Published.SCOPE,
          Published.GROUP_BY,
          Published.GROUP,
          COUNT,
          Published.RECEIVED,
          Published.MISSING);

  /** The schema of {@link #FIELDS}. */
  public static final StructType SCHEMA =
      new StructType(
          FIELDS.stream()
              .map(
                  field ->
                      DataTypes.createStructField(field.name(), field.type(), field.nullable()))
              .toArray(StructField[]::new));

  private CountColumns() {}

  /** The cell of a row that has the columns of one, counts and published figures alike. */
  public static Cell cell(Row row) {
    return new Cell(
        row.getAs(Published.METRIC.name()),
        row.getAs(Published.PERIOD.name()),
        row.getAs(Published.SERVICE.name()),
        row.getAs(Published.SCOPE.name()),
        row.getAs(Published.GROUP_BY.name()),
        row.getAs(Published.GROUP.name()));
  }

  /** The count of a row. */
  public static ExactCount count(Row row) {
    return new ExactCount(
        cell(row),
        row.getAs(COUNT.name()),
        Received.of(row.getAs(Published.RECEIVED.name())),
        missing(row));
  }

  /** The row of a count, in the order of {@link #FIELDS}. */
  public static Row row(ExactCount count) {
    Cell cell = count.cell();
    return RowFactory.create(
        cell.metric(),
        cell.period(),
        cell.service(),
        cell.scope(),
        cell.groupBy(),
        cell.group(),
        count.count(),
        count.received().word(),
        missing(count.missing()));
  }

  /** The feeds that a row names as missing. */
  static List<String> missing(Row row) {
    String names = row.getAs(Published.MISSING.name());
    return names == null ? List.of() : List.of(names.split(" "));
  }

  /** Names as one value; no name holds a blank. */
  static String missing(List<String> names) {
    return names.isEmpty() ? null : String.join(" ", names);
  }
}
