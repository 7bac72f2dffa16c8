package org.goldthread.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programmes;
import org.goldthread.core.Role;
import org.goldthread.fixture.RowsFixture;
import org.goldthread.spark.RowTraces;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;
import org.junit.jupiter.api.Test;

class HistoryChecksTest {
  private static final HistoryChecks CHECKS =
      HistoryChecks.of(Programmes.cached(ConfigFiles.read(Path.of("conf/lambeth"))));
  private static final String REGISTRATIONS = "baby-steps-registration";

  /** Of everybody on the register during a quarter. */
  private static final String REGISTER = "making-it-real-registration";

  private static final String SESSIONS = "baby-steps-engagement";

  @Test
  void aRowThatCameForAnEarlierQuarterAlreadyIsARepeatAndTheFirstIsNot() {
    RowsFixture fixture = registered(new RowsFixture(), "c1");
    for (String period : List.of("2023-24-Q1", "2023-24-Q2", "2023-24-Q3")) {
      fixture
          .accepted(SESSIONS, "engagement", "2023-06-10")
          .sentFor(period)
          .rowKey("a session of one client")
          .states("attended", "Y")
          .person(0, Role.ADULT)
          .key(RowsFixture.LOCAL, "c1")
          .done();
    }

    assertThat(found(fixture))
        .containsExactly("3 [HIS-001] of 2023-24-Q1", "4 [HIS-001] of 2023-24-Q1");
  }

  @Test
  void aRegisterMayNameSomebodyInEveryQuarter() {
    RowsFixture fixture = new RowsFixture();
    for (String period : List.of("2023-24-Q1", "2023-24-Q2")) {
      fixture
          .accepted(REGISTER, "registration", "2023-06-10")
          .sentFor(period)
          .rowKey("a client")
          .person(0, Role.CHILD)
          .key(RowsFixture.LOCAL, "c1")
          .done();
    }

    assertThat(found(fixture)).isEmpty();
  }

  @Test
  void aRowThatSaysSomethingElseOrCameTwiceInOneQuarterIsNone() {
    RowsFixture fixture = registered(new RowsFixture(), "c1");
    for (String attended : List.of("Y", "N", "N")) {
      fixture
          .accepted(SESSIONS, "engagement", "2023-06-10")
          .sentFor(attended.equals("Y") ? "2023-24-Q1" : "2023-24-Q2")
          .rowKey("a session of one client")
          .states("attended", attended)
          .person(0, Role.ADULT)
          .key(RowsFixture.LOCAL, "c1")
          .done();
    }

    assertThat(found(fixture)).isEmpty();
  }

  @Test
  void aSessionOfAClientWithoutARegistrationIsAnOrphanUntilOneComesForAnyQuarter() {
    RowsFixture fixture = attended(new RowsFixture(), "c1");

    assertThat(found(fixture)).containsExactly("1 [HIS-002]");
    assertThat(found(registered(fixture, "c1"))).isEmpty();
  }

  @Test
  void whoRegisteredAndSaidNoHasNothingToSend() {
    RowsFixture fixture = attended(new RowsFixture(), "c1");

    assertThat(found(fixture.refused(REGISTRATIONS, "2023-24-Q3", "c1", "2023-10-02"))).isEmpty();
  }

  @Test
  void rowsThatAreNotTakenAndRowsOfRegistersHaveNoFindingsOfHistory() {
    RowsFixture fixture =
        new RowsFixture()
            .rejected(SESSIONS, "engagement", "2023-24-Q1", "REQ-001")
            .rejected(SESSIONS, "engagement", "2023-24-Q2", "REQ-001")
            .accepted("health-visiting-reviews", "administrative", "2023-06-10")
            .person(0, Role.CHILD)
            .key(RowsFixture.LOCAL, "nobody")
            .done();

    assertThat(found(fixture)).isEmpty();
  }

  @Test
  void orderOfRowsPlaysNoPart() {
    RowsFixture fixture = attended(registered(attended(new RowsFixture(), "c1"), "c2"), "c2");
    Dataset<Row> rows = fixture.rows();

    assertThat(found(rows.orderBy(Rows.LINE.col().desc()), fixture.refusals()))
        .isEqualTo(found(rows, fixture.refusals()))
        .containsExactly("1 [HIS-002]");
  }

  private static RowsFixture registered(RowsFixture fixture, String client) {
    return fixture
        .accepted(REGISTRATIONS, "registration", "2023-05-01")
        .rowKey("client " + client)
        .person(0, Role.ADULT)
        .key(RowsFixture.LOCAL, client)
        .done();
  }

  private static RowsFixture attended(RowsFixture fixture, String client) {
    return fixture
        .accepted(SESSIONS, "engagement", "2023-06-10")
        .person(0, Role.ADULT)
        .key(RowsFixture.LOCAL, client)
        .done();
  }

  private static List<String> found(RowsFixture fixture) {
    return found(fixture.rows(), fixture.refusals());
  }

  private static List<String> found(Dataset<Row> rows, Dataset<Row> refusals) {
    Dataset<Row> traces = RowTraces.of(rows, RowsFixture.LOCAL);
    return CHECKS
        .noted(
            RowTraces.together(traces),
            Rows.STATUS.col().equalTo(RowStates.ACCEPTED),
            CHECKS.unregistered(traces, refusals))
        .orderBy(Rows.LINE.col())
        .collectAsList()
        .stream()
        .filter(row -> !row.getList(row.fieldIndex(RowStates.FINDINGS.name())).isEmpty())
        .map(HistoryChecksTest::shown)
        .toList();
  }

  private static String shown(Row row) {
    List<String> ids =
        row.<Row>getList(row.fieldIndex(RowStates.FINDINGS.name())).stream()
            .map(finding -> finding.getString(0))
            .toList();
    String first = row.getAs("repeats");
    return row.getAs("line") + " " + ids + (first == null ? "" : " of " + first);
  }
}
