package org.goldthread.spark;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.goldthread.config.Measure;
import org.goldthread.measure.BandRow;
import org.goldthread.table.Field;
import org.goldthread.table.Table;

/** What turns scores into bands, as rows: rules are data, never a branch of a plan. */
public final class BandFacts {
  public static final Field MEASURE = required("line_measure", StringType, "code of the measure");
  public static final Field TIME_POINT =
      optional("line_time_point", StringType, "time point that it holds for; absent: any");
  public static final Field FROM_MONTHS =
      optional("from_months", IntegerType, "least age in completed months; absent: any age");
  public static final Field TO_MONTHS =
      optional("to_months", IntegerType, "greatest age in completed months; absent: any age");
  public static final Field LOWEST = required("lowest", DoubleType, "least score");
  public static final Field HIGHEST = required("highest", DoubleType, "greatest score");
  public static final Field BAND = required("band", StringType, "the band");

  private static final Table SHAPE =
      Table.inMemory(
          "band_facts",
          "a line that turns scores into a band; no two hold for the same measurement",
          List.of(MEASURE, TIME_POINT, FROM_MONTHS, LOWEST),
          MEASURE,
          TIME_POINT,
          FROM_MONTHS,
          TO_MONTHS,
          LOWEST,
          HIGHEST,
          BAND);

  private BandFacts() {}

  /** The lines of measures, to be joined by measure. */
  public static Dataset<Row> of(SparkSession spark, Collection<Measure> measures) {
    List<Row> rows = BandRow.ofScores(measures).stream().map(BandFacts::row).toList();
    return broadcast(spark.createDataFrame(rows, SHAPE.schema()));
  }

  private static Row row(BandRow line) {
    boolean any = line.isOfAnyAge();
    return RowFactory.create(
        line.measure(),
        line.timePoint().orElse(null),
        any ? null : line.fromMonths(),
        any ? null : line.toMonths(),
        line.lowest(),
        line.highest(),
        line.band());
  }
}
