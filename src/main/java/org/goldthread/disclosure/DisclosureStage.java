package org.goldthread.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.goldthread.table.Published;

/** Carries out disclosure control inside Spark: counts in, rows of {@link Published} out. */
public final class DisclosureStage {

  private DisclosureStage() {}

  /**
   * The published figures of one release.
   *
   * <p>Runs in one task: what may be shown depends on all counts together. Counts are few whatever
   * the number of people.
   *
   * @param counts rows with the columns of {@link CountColumns}
   * @param release name of the release, or draft
   * @param control the rule
   */
  public static Dataset<Row> published(
      Dataset<Row> counts, String release, DisclosureControl control) {
    MapPartitionsFunction<Row, Row> controlled =
        rows -> {
          List<ExactCount> exact = new ArrayList<>();
          rows.forEachRemaining(row -> exact.add(CountColumns.count(row)));
          return rows(release, control.published(exact)).iterator();
        };
    return counts.repartition(1).mapPartitions(controlled, Encoders.row(Published.TABLE.schema()));
  }

  /** Figures as rows of {@link Published}. */
  public static List<Row> rows(String release, List<PublishedFigure> figures) {
    return figures.stream().map(figure -> row(release, figure)).toList();
  }

  private static Row row(String release, PublishedFigure figure) {
    Cell cell = figure.cell();
    return RowFactory.create(
        release,
        cell.metric(),
        cell.period(),
        cell.service(),
        cell.scope(),
        cell.groupBy(),
        cell.group(),
        figure.value().isPresent() ? (double) figure.value().getAsLong() : null,
        figure.status().word(),
        figure.percent().isPresent() ? figure.percent().getAsInt() : null,
        figure.received().word(),
        CountColumns.missing(figure.missing()));
  }

  /** The figure of a row of {@link Published}. */
  public static PublishedFigure figure(Row row) {
    Double value = row.getAs(Published.VALUE.name());
    Integer percent = row.getAs(Published.PERCENT.name());
    return new PublishedFigure(
        CountColumns.cell(row),
        value == null ? OptionalLong.empty() : OptionalLong.of(Math.round(value)),
        Status.of(row.getAs(Published.STATUS.name())),
        percent == null ? OptionalInt.empty() : OptionalInt.of(percent),
        Received.of(row.getAs(Published.RECEIVED.name())),
        CountColumns.missing(row));
  }
}
