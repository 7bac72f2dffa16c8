package org.goldthread.release;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.goldthread.core.Period;
import org.goldthread.table.Releases;

/**
 * A release that was made when a quarter was closed.
 *
 * @param period the quarter, which names the release
 * @param run the run that made it
 * @param intake the last intake whose rows it counts; what arrived later is late
 * @param at when it was made visible
 */
public record Release(Period period, long run, long intake, Instant at) {
  private static final String PERIOD_CLOSED = "period_closed";

  /** Its name. */
  public String name() {
    return period.toString();
  }

  /** Where its copy of the golden dataset lies below the lake's root. */
  public static String folder(Period period) {
    return "releases/" + period;
  }

  /** Its row in {@link Releases}. */
  public Row toRow() {
    return RowFactory.create(
        name(), run, intake, folder(period), null, PERIOD_CLOSED, Timestamp.from(at));
  }

  /** The release of the last quarter that was closed, of the rows of {@link Releases}. */
  public static Optional<Release> last(Collection<Row> rows) {
    return rows.stream()
        .filter(row -> PERIOD_CLOSED.equals(row.getAs(Releases.WHY.name())))
        .map(Release::fromRow)
        .max(Comparator.comparing(Release::period));
  }

  private static Release fromRow(Row row) {
    return new Release(
        Period.parse(row.getAs(Releases.NAME.name())).orElseThrow(),
        row.getAs(Releases.RUN.name()),
        row.getAs(Releases.INTAKE.name()),
        row.<Timestamp>getAs(Releases.AT.name()).toInstant());
  }
}
