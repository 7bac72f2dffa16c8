package org.goldthread.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.goldthread.core.Role;
import org.goldthread.fixture.RowsFixture;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Accounting;
import org.goldthread.table.RowStates;
import org.goldthread.table.Submissions;
import org.junit.jupiter.api.Test;

class FinalStatesTest {
  /** Three feeds of one service, and a register of none. */
  private static final List<Row> COVERAGE =
      List.of(
          RowFactory.create("registration", "", "service"),
          RowFactory.create("engagement", "", "service"),
          RowFactory.create("inputs", "", "service"));

  /** Three services, the first two of which share a form. */
  private static final List<Row> TWO_IN_A_GROUP =
      List.of(
          RowFactory.create("one", "", "first"),
          RowFactory.create("one", "both", "first"),
          RowFactory.create("one", "both", "second"),
          RowFactory.create("one", "*", "first"),
          RowFactory.create("one", "*", "second"),
          RowFactory.create("two", "", "second"),
          RowFactory.create("two", "both", "first"),
          RowFactory.create("two", "both", "second"),
          RowFactory.create("three", "", "third"));

  @Test
  void aRefusalWithholdsEveryServiceRowOfTheClientButNoAdministrativeOne() {
    RowsFixture fixture =
        new RowsFixture()
            .accepted("engagement", "engagement", "2023-04-10")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c1")
            .done()
            .refused("registration", "2023-24-Q1", "c1", "2023-05-01")
            .accepted("maternity", "administrative", "2023-04-11")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c1")
            .done()
            .accepted("engagement", "engagement", "2023-04-10")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c2")
            .done();

    assertThat(states(fixture))
        .containsExactly("1 withheld refused", "2 withheld CON-001", "3 accepted", "4 accepted");
  }

  @Test
  void aLaterAgreementLiftsARefusalAndAnEarlierOneDoesNot() {
    RowsFixture fixture =
        new RowsFixture()
            .refused("registration", "2023-24-Q1", "lifted", "2023-05-01")
            .accepted("registration", "registration", "2023-08-01")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "lifted")
            .done()
            .accepted("registration", "registration", "2023-04-01")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "withdrawn")
            .done()
            .refused("registration", "2023-24-Q1", "withdrawn", "2023-05-01");

    assertThat(states(fixture))
        .containsExactly(
            "1 withheld CON-001", "2 accepted", "3 withheld refused", "4 withheld CON-001");
  }

  @Test
  void aRefusalIsAboutTheServiceThatItWasMadeTo() {
    RowsFixture fixture =
        new RowsFixture()
            .refused("one", "2023-24-Q1", "c1", "2023-05-01")
            .accepted("two", "engagement", "2023-06-01")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c1")
            .done();

    assertThat(states(fixture, TWO_IN_A_GROUP)).containsExactly("1 withheld CON-001", "2 accepted");
  }

  @Test
  void aRefusalForTheGroupReachesEveryServiceOfIt() {
    for (String covers : List.of("both", "*")) {
      RowsFixture fixture =
          new RowsFixture()
              .refused("one", "2023-24-Q1", "c1", "2023-05-01", covers)
              .accepted("two", "engagement", "2023-06-01")
              .person(0, Role.ADULT)
              .key(RowsFixture.LOCAL, "c1")
              .done()
              .accepted("three", "engagement", "2023-06-01")
              .person(0, Role.ADULT)
              .key(RowsFixture.LOCAL, "c1")
              .done();

      assertThat(states(fixture, TWO_IN_A_GROUP))
          .as(covers)
          .containsExactly("1 withheld CON-001", "2 withheld refused", "3 accepted");
    }
  }

  @Test
  void aLaterAgreementForTheGroupLiftsARefusalMadeToAnotherOfItsServices() {
    RowsFixture fixture =
        new RowsFixture()
            .refused("one", "2023-24-Q1", "c1", "2023-05-01")
            .accepted("one", "engagement", "2023-04-20")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c1")
            .done()
            .accepted("two", "registration", "2023-05-02")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c1")
            .ofRow("covers", "both")
            .done();

    assertThat(states(fixture, TWO_IN_A_GROUP))
        .containsExactly("1 withheld CON-001", "2 accepted", "3 accepted");
  }

  @Test
  void aLaterAgreementForItsOwnServiceLiftsNoRefusalMadeToAnother() {
    RowsFixture fixture =
        new RowsFixture()
            .refused("one", "2023-24-Q1", "c1", "2023-05-01", "both")
            .accepted("one", "engagement", "2023-04-20")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c1")
            .done()
            .accepted("two", "registration", "2023-05-02")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c1")
            .done();

    assertThat(states(fixture, TWO_IN_A_GROUP))
        .containsExactly("1 withheld CON-001", "2 withheld refused", "3 accepted");
  }

  @Test
  void onTheSameDayARefusalOutweighsAnAgreementForTheGroup() {
    RowsFixture fixture =
        new RowsFixture()
            .refused("one", "2023-24-Q1", "c1", "2023-05-02")
            .accepted("one", "engagement", "2023-04-20")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c1")
            .done()
            .accepted("two", "registration", "2023-05-02")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c1")
            .ofRow("covers", "both")
            .done();

    assertThat(states(fixture, TWO_IN_A_GROUP))
        .containsExactly("1 withheld CON-001", "2 withheld refused", "3 accepted");
  }

  @Test
  void identicalRowsOfOneSubmissionAreToldApartByAnOrdinal() {
    RowsFixture fixture =
        new RowsFixture()
            .accepted("inputs", "input", "2023-04-10")
            .rowKey("same")
            .done()
            .accepted("inputs", "input", "2023-04-10")
            .rowKey("same")
            .done();

    List<Integer> ordinals =
        FinalStates.of(
                fixture.rows(),
                fixture.refusals(),
                RowsFixture.coverage(COVERAGE),
                RowsFixture.LOCAL,
                true)
            .orderBy("line")
            .select("ordinal")
            .collectAsList()
            .stream()
            .map(row -> row.getInt(0))
            .toList();
    assertThat(ordinals).containsExactly(0, 1);
  }

  @Test
  void everyRowEndsInExactlyOneStateAlsoThoseThatAProvidersToolLeftOut() {
    RowsFixture fixture =
        new RowsFixture()
            .rejected("registration", "registration", "2023-24-Q1", "REQ-001")
            .refused("registration", "2023-24-Q1", "c1", "2023-05-01")
            .accepted("registration", "registration", "2023-05-01")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c2")
            .done();

    Row account =
        RowAccounts.of(
                FinalStates.of(
                    fixture.rows(),
                    fixture.refusals(),
                    RowsFixture.coverage(COVERAGE),
                    RowsFixture.LOCAL,
                    true),
                submissions("registration", "2023-24-Q1", 5))
            .first();
    assertThat(account.<Long>getAs(Accounting.READ.name())).isEqualTo(8);
    assertThat(account.<Long>getAs(Accounting.ACCEPTED.name())).isEqualTo(1);
    assertThat(account.<Long>getAs(Accounting.REJECTED.name())).isEqualTo(6);
    assertThat(account.<Long>getAs(Accounting.WITHHELD.name())).isEqualTo(1);
  }

  @Test
  void theLatestStatementAboutAPurposeCountsAndARefusalOutweighsAnAgreementOfTheSameDay() {
    RowsFixture fixture =
        new RowsFixture()
            .accepted("registration", "registration", "2023-04-01")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "lifted")
            .ofRow("consent_scope", "administrative=no evaluators=no")
            .done()
            .accepted("registration", "registration", "2023-08-01")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "lifted")
            .ofRow("consent_scope", "evaluators=yes")
            .done()
            .accepted("registration", "registration", "2023-04-01")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "same day")
            .ofRow("consent_scope", "administrative=yes")
            .done()
            .accepted("registration", "registration", "2023-04-01")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "same day")
            .ofRow("consent_scope", "administrative=no")
            .done()
            .accepted("engagement", "engagement", "2023-05-01")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "same day")
            .done()
            .accepted("engagement", "engagement", "2023-05-01")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "never asked")
            .done();

    assertThat(refusedPurposes(fixture, COVERAGE))
        .containsExactly(
            "1 [administrative]",
            "2 [administrative]",
            "3 [administrative]",
            "4 [administrative]",
            "5 [administrative]",
            "6 null");
  }

  @Test
  void aStatementForAGroupSaysOfEachOfItsServicesWhatItExtendsTo() {
    RowsFixture fixture =
        new RowsFixture()
            .accepted("one", "registration", "2023-05-02")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c1")
            .ofRow("covers", "both")
            .ofRow("consent_scope", "evaluators=no")
            .done()
            .accepted("two", "engagement", "2023-04-20")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c1")
            .done()
            .accepted("three", "engagement", "2023-04-20")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c1")
            .done();

    assertThat(refusedPurposes(fixture, TWO_IN_A_GROUP))
        .containsExactly("1 [evaluators]", "2 [evaluators]", "3 null");
  }

  private static List<String> refusedPurposes(RowsFixture fixture, List<Row> coverage) {
    return FinalStates.of(
            fixture.rows(),
            fixture.refusals(),
            RowsFixture.coverage(coverage),
            RowsFixture.LOCAL,
            true)
        .orderBy(RowStates.LINE.col())
        .collectAsList()
        .stream()
        .map(
            row -> {
              int at = row.fieldIndex("refused_purposes");
              return row.getAs("line") + " " + (row.isNullAt(at) ? null : row.getList(at));
            })
        .toList();
  }

  private static Dataset<Row> submissions(String feed, String period, long leftOut) {
    Row file =
        RowFactory.create(
            1, "00".repeat(32), 1L, RowFactory.create(1L, 1L + leftOut, 1L), leftOut, new Row[0]);
    Row submission =
        RowFactory.create(
            "provider",
            feed,
            period,
            "",
            1L,
            "in_force",
            null,
            null,
            null,
            3 + leftOut,
            new Row[] {file},
            new Row[0]);
    return TestSession.get().createDataFrame(List.of(submission), Submissions.TABLE.schema());
  }

  private static List<String> states(RowsFixture fixture) {
    return states(fixture, COVERAGE);
  }

  private static List<String> states(RowsFixture fixture, List<Row> coverage) {
    return FinalStates.of(
            fixture.rows(),
            fixture.refusals(),
            RowsFixture.coverage(coverage),
            RowsFixture.LOCAL,
            true)
        .orderBy(RowStates.LINE.col())
        .collectAsList()
        .stream()
        .map(
            row ->
                row.getAs("line")
                    + " "
                    + row.getAs("state")
                    + (row.getAs("reason") == null ? "" : " " + row.getAs("reason")))
        .toList();
  }
}
