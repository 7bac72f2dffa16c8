package org.goldthread.job;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.consent.Coverage;
import org.goldthread.consent.LatestStatements;
import org.goldthread.intake.Released;
import org.goldthread.table.ConsentStatements;
import org.goldthread.table.Rows;

/** Who has agreed for a group of services, by what was in force before the run. */
final class GroupConsents {
  private GroupConsents() {}

  /**
   * The clients whose refusals need not stand in what is about to be read; nobody where no service
   * of it shares a form of consent.
   */
  static Released of(Run run, JobContext context, Collection<Candidate> candidates) {
    Programme programme = context.programme();
    boolean canRelease =
        candidates.stream()
            .map(candidate -> candidate.delivery().feed())
            .anyMatch(feed -> isReleasable(feed, programme));
    if (!canRelease || !programme.feeds().values().stream().anyMatch(f -> speaks(f, programme))) {
      return Released.NOBODY;
    }
    Map<String, LocalDate> agreedOn = new HashMap<>();
    for (Row row :
        new LatestStatements(
                run.base(Rows.TABLE),
                run.base(ConsentStatements.TABLE),
                Coverage.of(context.session(), programme),
                context.localType())
            .agreedForGroups()
            .collectAsList()) {
      agreedOn.put(
          Released.key(
              row.getAs(LatestStatements.SERVICE), row.<byte[]>getAs(LatestStatements.CLIENT)),
          row.<java.sql.Date>getAs(LatestStatements.AGREED_ON).toLocalDate());
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
