package org.goldthread.job;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.consent.Coverage;
import org.goldthread.consent.LatestStatements;
import org.goldthread.intake.Released;
import org.goldthread.table.ConsentStatements;
import org.goldthread.table.Rows;
import org.goldthread.table.Table;

/** Who has agreed for a group of services, by what was in force before the run. */
final class GroupConsents {
  private GroupConsents() {}

  /** Whether a later statement can release refusals in files of one of the feeds. */
  static boolean canRelease(Programme programme, Collection<Feed> feeds) {
    return feeds.stream().anyMatch(feed -> isReleasable(feed, programme))
        && programme.feeds().values().stream().anyMatch(feed -> speaks(feed, programme));
  }

  /**
   * The clients whose refusals need not stand in what is about to be read.
   *
   * @param session the session
   * @param programme the programme
   * @param inForce a table as of the last complete run
   */
  static Released of(
      SparkSession session, Programme programme, Function<Table, Dataset<Row>> inForce) {
    Map<String, LocalDate> agreedOn = new HashMap<>();
    for (Row row :
        new LatestStatements(
                inForce.apply(Rows.TABLE),
                inForce.apply(ConsentStatements.TABLE),
                Coverage.of(session, programme),
                JobContext.localType(programme))
            .agreedForGroups()
            .collectAsList()) {
      agreedOn.put(
          Released.key(
              row.getAs(LatestStatements.SERVICE), row.<byte[]>getAs(LatestStatements.CLIENT)),
          row.<Date>getAs(LatestStatements.AGREED_ON).toLocalDate());
    }
    return new Released(agreedOn);
  }

  private static boolean isReleasable(Feed feed, Programme programme) {
    return contract(feed, programme).consent().isPresent()
        && feed.route() == Feed.Route.CLEAR
        && Coverage.isShared(feed, programme);
  }

  /** Whether statements of the feed can say that they are made for a group. */
  private static boolean speaks(Feed feed, Programme programme) {
    return contract(feed, programme)
        .covers()
        .filter(
            field ->
                feed.columns().containsKey(field)
                    || feed.constants().containsKey(field)
                    || feed.defaults().containsKey(field))
        .isPresent();
  }

  private static Contract contract(Feed feed, Programme programme) {
    return programme.contracts().get(feed.contract());
  }
}
