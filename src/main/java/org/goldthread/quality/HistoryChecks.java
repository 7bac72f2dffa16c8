package org.goldthread.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.OnArrival;
import org.goldthread.spark.RowTraces;
import org.goldthread.table.ConsentStatements;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;

/**
 * Findings in rows that rest on the other rows of the same provider: a row that came for an earlier
 * period already, and a row of a client who has no registration yet. A function of the rows in
 * force, so that order of arrival plays no part and a finding goes once its cause is gone. No row
 * of another provider is looked at.
 */
public final class HistoryChecks {
  /** The earliest period that an equal row came for; null unless the row is a repeat. */
  public static final Column REPEATS = col("repeats");

  private static final String UNREGISTERED = "unregistered";
  private static final String SENDER = "unregistered_with";

  private final Column isOfPeriod;
  private final Column isOfClient;

  private HistoryChecks(Column isOfPeriod, Column isOfClient) {
    this.isOfPeriod = isOfPeriod;
    this.isOfClient = isOfClient;
  }

  /**
   * The checks of a programme. Rows are looked at for a registration where some feed of the same
   * provider brings registrations with ids of the same client database.
   */
  public static HistoryChecks of(Programme programme) {
    return new HistoryChecks(
        isOneOf(programme, feed -> OnArrival.findsRepeats(programme, feed)),
        isOneOf(
            programme,
            feed ->
                OnArrival.looksForRegistration(programme, feed)
                    && OnArrival.hasRegister(programme, feed)));
  }

  private static Column isOneOf(Programme programme, Predicate<Feed> which) {
    List<String> names =
        programme.feeds().values().stream().filter(which).map(Feed::name).sorted().toList();
    return Rows.FEED.col().isin(names.toArray());
  }

  /**
   * Adds the findings of rows.
   *
   * @param traces rows as {@link RowTraces#together} has them, or with further columns
   * @param isAccepted whether a row is taken; no other has findings of history
   * @param unregistered what {@link #unregistered} gives for the same rows
   * @return the same rows with {@link RowStates#FINDINGS} and {@link #REPEATS}
   */
  public Dataset<Row> noted(Dataset<Row> traces, Column isAccepted, Dataset<Row> unregistered) {
    Column first =
        min(when(isAccepted, Rows.PERIOD.col()))
            .over(
                Window.partitionBy(
                    Rows.PROVIDER.col(), Rows.FEED.col(), Rows.ROW_KEY.col(), RowTraces.CONTENT));
    Column isRepeat =
        isAccepted
            .and(isOfPeriod)
            .and(Rows.ROW_KEY.col().isNotNull())
            .and(first.lt(Rows.PERIOD.col()));
    Column isOrphan = isAccepted.and(isOfClient).and(col(UNREGISTERED).isNotNull());
    return traces
        .withColumn("repeats", when(isRepeat, first))
        .join(
            broadcast(unregistered),
            Rows.PROVIDER
                .col()
                .equalTo(col(SENDER))
                .and(RowTraces.CLIENT.equalTo(col(UNREGISTERED))),
            "left")
        .withColumn(
            RowStates.FINDINGS.name(),
            coalesce(
                array_compact(
                    array(
                        when(REPEATS.isNotNull(), finding(FindingId.ROW_OF_AN_EARLIER_PERIOD, "")),
                        when(isOrphan, finding(FindingId.NOT_REGISTERED_YET, "client_id")))),
                array()))
        .drop(SENDER, UNREGISTERED);
  }

  /**
   * Clients with rows and without a registration in their provider's own data. Who registered and
   * said no is registered: nothing has to be sent.
   *
   * @param traces all rows in force, as {@link RowTraces} has them
   * @param statements stated refusals
   */
  public Dataset<Row> unregistered(Dataset<Row> traces, Dataset<Row> statements) {
    Column isRegistration = Rows.KIND.col().equalTo("registration");
    Dataset<Row> met =
        traces
            .where(
                Rows.STATUS
                    .col()
                    .equalTo(RowStates.ACCEPTED)
                    .and(RowTraces.CLIENT.isNotNull())
                    .and(isOfClient.or(isRegistration)))
            .select(
                Rows.PROVIDER.col().as(SENDER),
                RowTraces.CLIENT.as(UNREGISTERED),
                isRegistration.as("is_registered"));
    Dataset<Row> refused =
        statements.select(
            ConsentStatements.PROVIDER.col().as(SENDER),
            ConsentStatements.CLIENT.col().getField("token").as(UNREGISTERED),
            lit(true).as("is_registered"));
    return met.unionByName(refused)
        .groupBy(col(SENDER), col(UNREGISTERED))
        .agg(max(col("is_registered")).as("is_registered"))
        .where(col("is_registered").equalTo(false))
        .select(col(SENDER), col(UNREGISTERED));
  }

  private static Column finding(FindingId id, String field) {
    return struct(
        lit(id.id()).as("id"),
        lit(id.severity().word()).as("severity"),
        lit(field).as("field"),
        lit(0).as("column"));
  }
}
