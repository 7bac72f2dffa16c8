package org.goldthread.golden;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.config.ConfigFiles;
import org.goldthread.spark.KeyColumns;
import org.goldthread.spark.RowColumns;
import org.goldthread.table.Attributions;
import org.goldthread.table.FactAdminOutcome;
import org.goldthread.table.FactEngagement;
import org.goldthread.table.FactFeedback;
import org.goldthread.table.FactInput;
import org.goldthread.table.FactOutcome;
import org.goldthread.table.FactRegistration;
import org.goldthread.table.Field;
import org.goldthread.table.Rows;
import org.goldthread.table.Table;

/**
 * Facts of the star schema: one plan per fact, whatever the number of feeds.
 *
 * @param rows rows in force
 * @param states their final states
 * @param attributions whose row each is
 * @param feeds facts of the feeds
 */
public record Facts(
    Dataset<Row> rows, Dataset<Row> states, Dataset<Row> attributions, Dataset<Row> feeds) {

  /**
   * Registrations, of the people registered and of those merely named.
   *
   * @param localType type id of the key made of the client id
   * @param keys the id key
   */
  public Dataset<Row> registrations(int localType, KeyColumns keys) {
    // Where there is no client id the mention stands for the client; never a line, which the order
    // of the file would change.
    Column client =
        coalesce(
            keys.keyed("client", RowColumns.token(col(CountedRows.SLOT), localType)),
            keys.keyed("client-row", Attributions.MENTION_ID.col()));
    return dated(
        FactRegistration.TABLE,
        FactRegistration.REGISTERED_ON,
        people("registration", "inner")
            .withColumn(FactRegistration.CLIENT_REF.name(), CountedRows.asText(client))
            .withColumn(
                FactRegistration.IS_PREGNANT.name(),
                coalesce(CountedRows.personValue("pregnancy_status").equalTo("Y"), lit(false)))
            .drop(Rows.KIND.name())
            .withColumnRenamed("mention_kind", FactRegistration.KIND.name()));
  }

  /** Sessions; a community session counts without an individual. */
  public Dataset<Row> engagements() {
    Column attended = CountedRows.rowValue("attended");
    return dated(
        FactEngagement.TABLE,
        FactEngagement.SESSION_ON,
        people("engagement", "left")
            .where(col("mention_kind").isNull().or(col("mention_kind").notEqual("named")))
            .withColumn("session_id", CountedRows.rowValue("session_id"))
            .withColumn("session_type", CountedRows.rowValue("session_type"))
            .withColumn("is_attended", attended.isNull().or(attended.equalTo("Y")))
            .withColumn(
                "duration_minutes", CountedRows.rowValue("duration_minutes").try_cast("int")));
  }

  /** Feedback, anonymous or not. */
  public Dataset<Row> feedback() {
    return dated(
        FactFeedback.TABLE,
        FactFeedback.FEEDBACK_ON,
        people("feedback", "left")
            .withColumn("question", CountedRows.rowValue("question"))
            .withColumn("score", CountedRows.rowValue("score").try_cast("double")));
  }

  /**
   * Outcome measurements; rows without a measure or a score were rejected before.
   *
   * @param bands what turns scores into bands, as {@link org.goldthread.spark.BandFacts} has it
   */
  public Dataset<Row> outcomes(Dataset<Row> bands) {
    return dated(
        FactOutcome.TABLE,
        FactOutcome.MEASURED_ON,
        banded(
            people("outcome", "left")
                .withColumn("measure", CountedRows.rowValue("measure"))
                .withColumn("time_point", CountedRows.rowValue("time_point"))
                .withColumn("score", CountedRows.rowValue("score").try_cast("double"))
                .where(col("measure").isNotNull().and(col("score").isNotNull())),
            bands));
  }

  /** Resources. */
  public Dataset<Row> inputs() {
    return dated(
        FactInput.TABLE,
        FactInput.SPENT_ON,
        CountedRows.ofKind("input", rows, states, feeds)
            .withColumn("category", coalesce(CountedRows.rowValue("category"), lit("unknown")))
            .withColumn("amount", CountedRows.rowValue("amount").try_cast("double"))
            .withColumn("hours", CountedRows.rowValue("hours").try_cast("double")));
  }

  /**
   * Items of administrative datasets, and what is worked out from those of one line.
   *
   * @param bands what turns scores into bands, as {@link org.goldthread.spark.BandFacts} has it
   * @param files the configuration, which has the rules of what is worked out
   */
  public Dataset<Row> adminOutcomes(Dataset<Row> bands, ConfigFiles files) {
    Dataset<Row> scores =
        people("administrative", "inner")
            .withColumn("measure", CountedRows.rowValue("measure"))
            .withColumn("time_point", CountedRows.rowValue("time_point"))
            .withColumn("score", CountedRows.rowValue("score"));
    return dated(
        FactAdminOutcome.TABLE,
        FactAdminOutcome.RECORDED_ON,
        WorkedOut.with(
            banded(scores, bands),
            files,
            CountedRows.personValue("sex"),
            CountedRows.personValue("birth_month")));
  }

  /** By the row's own month of birth: what other rows say of the person is not looked at. */
  private static Dataset<Row> banded(Dataset<Row> outcomes, Dataset<Row> bands) {
    return Banding.banded(
        outcomes, bands, CountedRows.personValue("birth_month"), Rows.EVENT_DATE.col());
  }

  private Dataset<Row> people(String kind, String join) {
    return CountedRows.attributed(
        CountedRows.ofKind(kind, rows, states, feeds), attributions, join);
  }

  private static Dataset<Row> dated(Table table, Field date, Dataset<Row> facts) {
    return table.select(
        facts
            .withColumn(date.name(), Rows.EVENT_DATE.col())
            .withColumn("financial_year", UkQuarter.financialYear(Rows.EVENT_DATE.col()))
            .withColumn("quarter", UkQuarter.quarter(Rows.EVENT_DATE.col())));
  }
}
