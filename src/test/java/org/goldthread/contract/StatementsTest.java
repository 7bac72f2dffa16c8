package org.goldthread.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.config.Contract;
import org.goldthread.config.Programme.ConsentGroup;
import org.goldthread.core.ConsentPurpose;
import org.junit.jupiter.api.Test;

/** What rows state about consent: for a service or a group of services, given or withdrawn. */
class StatementsTest {
  private static final String HEADINGS =
      "Client ID,Registered,Consent,For,Withdrawn,First name,DOB,Gender,Postcode,NHS number\n";

  private static Sample registration() {
    Sample sample = Sample.childRegistration();
    sample.groups =
        Map.of("language", new ConsentGroup("The language form", List.of("a-service", "another")));
    sample.covers = Optional.of("covers");
    sample.withdrawnOn = Optional.of("withdrawn_on");
    sample.text("covers", Contract.Subject.ROW, "");
    sample.date("withdrawn_on", Contract.Subject.ROW);
    sample.columns.put("covers", List.of("For"));
    sample.columns.put("withdrawn_on", List.of("Withdrawn"));
    return sample;
  }

  private static String row(String consent, String covers, String withdrawn) {
    return HEADINGS
        + "C-1,12/08/2023,"
        + consent
        + ","
        + covers
        + ","
        + withdrawn
        + ",Ade,07/03/2019,F,SW9 8AA,999 000 0018\n";
  }

  private static JudgedRow judge(String consent, String covers, String withdrawn) {
    return registration().judgeOne(row(consent, covers, withdrawn));
  }

  private static List<String> covered(JudgedRow row) {
    return row.values().stream()
        .filter(value -> value.field().equals(JudgedRow.COVERS))
        .map(Value::value)
        .toList();
  }

  @Test
  void anAgreementForAGroupIsKeptAsTheGroupsId() {
    for (String written : List.of("language", "The language form", "THE LANGUAGE FORM ")) {
      JudgedRow row = judge("Yes", written, "");
      assertThat(row.status()).as(written).isEqualTo(Status.ACCEPTED);
      assertThat(covered(row)).as(written).containsExactly("language");
    }
  }

  @Test
  void aConsentExtendsToAPurposeOnlyByAYesThatCanBeRead() {
    assertThat(scope("yes", "YES")).containsExactly("administrative=yes evaluators=yes");
    assertThat(scope("no", "y")).containsExactly("administrative=no evaluators=yes");
    assertThat(scope("yes", "")).containsExactly("administrative=yes evaluators=no");
    assertThat(scope("perhaps", "n/a")).containsExactly("administrative=no evaluators=no");
  }

  @Test
  void anAnswerThatCannotBeReadIsToldOfAndSendsNothingBack() {
    JudgedRow row = scoped().judgeOne(scopedRow("perhaps", "yes"));

    assertThat(row.status()).isEqualTo(Status.ACCEPTED);
    assertThat(row.findings())
        .extracting(finding -> finding.id().id() + " " + finding.field())
        .containsExactly("VAL-001 links");
  }

  @Test
  void ofAPurposeThatIsNotAskedForNothingIsKept() {
    Sample sample = scoped();
    sample.columns.remove("links");
    assertThat(scope(sample.judgeOne(scopedRow("no", "yes")))).containsExactly("evaluators=yes");

    sample.columns.remove("evaluation");
    assertThat(scope(sample.judgeOne(scopedRow("no", "no")))).isEmpty();
  }

  private static Sample scoped() {
    Sample sample = Sample.childRegistration();
    sample.scope =
        Map.of(ConsentPurpose.ADMINISTRATIVE, "links", ConsentPurpose.EVALUATORS, "evaluation");
    sample.text("links", Contract.Subject.ROW, "");
    sample.text("evaluation", Contract.Subject.ROW, "");
    sample.columns.put("links", List.of("NHS records"));
    sample.columns.put("evaluation", List.of("Evaluation"));
    return sample;
  }

  private static String scopedRow(String links, String evaluation) {
    return "Client ID,Registered,Consent,NHS records,Evaluation,First name,DOB,Gender,Postcode,"
        + "NHS number\nC-1,12/08/2023,Yes,"
        + links
        + ","
        + evaluation
        + ",Ade,07/03/2019,F,SW9 8AA,999 000 0018\n";
  }

  private static List<String> scope(String links, String evaluation) {
    return scope(scoped().judgeOne(scopedRow(links, evaluation)));
  }

  private static List<String> scope(JudgedRow row) {
    return row.values().stream()
        .filter(value -> value.field().equals(JudgedRow.CONSENT_SCOPE))
        .map(Value::value)
        .toList();
  }

  @Test
  void aStatementThatNamesNothingIsForTheServiceAlone() {
    assertThat(covered(judge("Yes", "", ""))).isEmpty();
    assertThat(covered(judge("No", "", ""))).isEmpty();
  }

  @Test
  void anAgreementForAnUnknownGroupIsForTheServiceAloneAndTheNearestIsOffered() {
    JudgedRow row = judge("Yes", "The languag form", "");

    assertThat(row.status()).isEqualTo(Status.ACCEPTED);
    assertThat(covered(row)).isEmpty();
    assertThat(row.findings())
        .extracting(finding -> finding.id().id() + " " + finding.suggestion())
        .containsExactly("VAL-001 The language form");
  }

  @Test
  void aRefusalOfWhatCannotBeReadIsOfEverythingThatItMayMean() {
    assertThat(covered(judge("No", "The languag form", ""))).containsExactly("*");
    assertThat(covered(judge("No", "language", ""))).containsExactly("language");
  }

  @Test
  void aWithdrawalOutweighsTheAgreementInItsRowAndHasItsOwnDay() {
    JudgedRow row = judge("Yes", "language", "03/02/2024");

    assertThat(row.status()).isEqualTo(Status.WITHHELD);
    assertThat(row.reason()).contains(FindingId.CONSENT_WITHDRAWN);
    assertThat(row.eventDate()).contains(LocalDate.of(2024, 2, 3));
    assertThat(covered(row)).containsExactly("language");
    assertThat(row.people()).isEmpty();
    assertThat(row.findings()).isEmpty();
  }

  @Test
  void aRefusalThatALaterStatementOvertookIsTaken() {
    JudgedRow taken =
        registration().judgeOne(row("No", "", ""), engine -> engine.releasing(refusal -> true));

    assertThat(taken.status()).isEqualTo(Status.ACCEPTED);
    assertThat(taken.people()).isNotEmpty();
  }

  @Test
  void ofARowOfAWithdrawalsFileTheClientIsLeft() {
    JudgedRow row = withdrawals().judgeOne("Client ID,Date\nC-1,03/02/2024\n");

    assertThat(row.status()).isEqualTo(Status.WITHHELD);
    assertThat(row.reason()).contains(FindingId.CONSENT_WITHDRAWN);
    assertThat(row.eventDate()).contains(LocalDate.of(2024, 2, 3));
    assertThat(row.identifiers().clientId()).contains("C-1");
  }

  @Test
  void aRowOfAWithdrawalsFileThatSaysNotWhenIsSentBack() {
    JudgedRow row = withdrawals().judgeOne("Client ID,Date\nC-1,\n");

    assertThat(row.status()).isEqualTo(Status.REJECTED);
    assertThat(row.reason()).contains(FindingId.REQUIRED_MISSING);
  }

  private static Sample withdrawals() {
    Sample sample = Sample.engagement();
    sample.kind = Contract.Kind.WITHDRAWAL;
    sample.requiredDate("session_on");
    return sample;
  }
}
