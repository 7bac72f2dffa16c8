package org.goldthread.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.core.Period;
import org.goldthread.spark.TestSession;
import org.junit.jupiter.api.Test;

class UkQuarterTest {

  @Test
  void columnsAndPeriodsAgreeOnEveryDayOfTwoYearsAndTheTurnOfTheCentury() {
    List<Row> days = new ArrayList<>();
    for (LocalDate day = LocalDate.of(1999, 1, 1);
        day.isBefore(LocalDate.of(2001, 1, 1));
        day = day.plusDays(1)) {
      days.add(RowFactory.create(Date.valueOf(day)));
    }
    List<Row> quarters =
        TestSession.get()
            .createDataFrame(days, new StructType().add("day", DataTypes.DateType))
            .select(
                functions.col("day"),
                UkQuarter.financialYear(functions.col("day")),
                UkQuarter.quarter(functions.col("day")))
            .collectAsList();

    assertThat(quarters)
        .allSatisfy(
            row ->
                assertThat(row.getString(1) + "-Q" + row.getInt(2))
                    .isEqualTo(Period.of(row.getDate(0).toLocalDate()).toString()));
  }
}
