package org.goldthread.golden;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.year;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.spark.BandFacts;

/** Gives scores their bands. */
final class Banding {
  private static final String OLDEST = "oldest_months";
  private static final String NUMBER = "score_as_number";

  private Banding() {}

  /**
   * Facts with the column {@code band}, null where there is none. Of the age only the month of
   * birth is known: where a band depends on it, it holds only if the age before and after the
   * birthday of that month are of the same line.
   *
   * @param facts with the columns {@code measure}, {@code time_point} and {@code score}
   * @param lines those of {@link BandFacts}
   * @param birthMonth month of birth as {@code yyyy-MM}, null if not known
   * @param day the day of the measurement
   */
  static Dataset<Row> banded(
      Dataset<Row> facts, Dataset<Row> lines, Column birthMonth, Column day) {
    Column youngest = greatest(col(OLDEST).minus(1), lit(0));
    Column isOfAge =
        BandFacts.FROM_MONTHS
            .col()
            .isNull()
            .or(
                BandFacts.FROM_MONTHS
                    .col()
                    .leq(youngest)
                    .and(BandFacts.TO_MONTHS.col().geq(col(OLDEST))));
    Column isOfForm =
        BandFacts.TIME_POINT
            .col()
            .isNull()
            .or(BandFacts.TIME_POINT.col().equalTo(col("time_point")));
    Column born = concat(birthMonth, lit("-01")).try_cast("date");
    return facts
        .withColumn(OLDEST, months(day).minus(months(born)))
        .withColumn(NUMBER, col("score").try_cast("double"))
        .join(
            lines,
            col("measure")
                .equalTo(BandFacts.MEASURE.col())
                .and(isOfForm)
                .and(isOfAge)
                .and(col(NUMBER).between(BandFacts.LOWEST.col(), BandFacts.HIGHEST.col())),
            "left");
  }

  private static Column months(Column date) {
    return year(date).multiply(12).plus(month(date));
  }
}
