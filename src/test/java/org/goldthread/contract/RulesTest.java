package org.goldthread.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Rules;
import org.goldthread.config.Rules.Bound;
import org.goldthread.core.Role;
import org.goldthread.reading.FileShape;
import org.goldthread.reading.FileSlices;
import org.goldthread.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules beyond single fields: several dates of a row, a total beside its sessions, equal rows. */
class RulesTest {
  @TempDir Path folder;

  @Test
  void notesADateBeforeOneThatComesFirst() {
    Sample sample = withRegistration();

    List<JudgedRow> rows =
        sample.judge(
            "Client ID,Registered,Date\n"
                + "C-1,01/08/2023,12/08/2023\n"
                + "C-2,12/08/2023,01/09/2023\n"
                + "C-3,12/08/2023,07/06/2023\n"
                + "C-4,,07/06/2023\n");

    assertThat(rows.get(0).findings()).isEmpty();
    assertThat(rows.get(1).findings()).isEmpty();
    assertThat(rows.get(3).findings()).isEmpty();
    Finding finding = rows.get(2).findings().get(0);
    assertThat(finding.id()).isEqualTo(FindingId.DATES_OUT_OF_ORDER);
    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    assertThat(finding.column()).isEqualTo(3);
    assertThat(FindingTexts.expected(finding)).isEqualTo("not before Registered on");
    assertThat(rows.get(2).status()).isEqualTo(Status.ACCEPTED);
  }

  @Test
  void offersTheDateWithDayAndMonthExchangedWhereThatIsInOrder() {
    List<JudgedRow> rows =
        withRegistration().judge("Client ID,Registered,Date\nC-1,12/08/2023,09/08/2023\n");

    assertThat(rows.get(0).findings().get(0).suggestion()).isEqualTo("2023-09-08");
  }

  @Test
  void aContractSaysWhatAFindingDoesAndAFeedMaySayOtherwise() {
    Sample sample = withRegistration();
    String csv = "Client ID,Registered,Date\nC-1,12/08/2023,07/07/2023\n";
    sample.rules = effect(sample.rules, "DAT-006", Contract.OnInvalid.REJECT);

    JudgedRow rejected = sample.judgeOne(csv);
    sample.ofFeed = effect(Rules.NONE, "DAT-006", Contract.OnInvalid.REPAIR);
    JudgedRow accepted = sample.judgeOne(csv);

    assertThat(rejected.status()).isEqualTo(Status.REJECTED);
    assertThat(rejected.reason()).contains(FindingId.DATES_OUT_OF_ORDER);
    assertThat(accepted.status()).isEqualTo(Status.ACCEPTED);
    assertThat(accepted.findings()).extracting(Finding::severity).containsExactly(Severity.REPAIR);
  }

  @Test
  void agesAreThoseOfTheContract() {
    Sample sample = Sample.childRegistration();
    String csv = headed("C-1,12/08/2023,Yes,Ade,07/03/2013,F,SW9 8AA");
    assertThat(sample.judgeOne(csv).findings()).isEmpty();

    sample.rules = new Rules(Map.of(Bound.CHILD_BELOW_YEARS, 5), Map.of(), List.of());

    Finding finding = sample.judgeOne(csv).findings().get(0);
    assertThat(finding.id()).isEqualTo(FindingId.UNLIKELY_AGE);
    assertThat(FindingTexts.expected(finding)).isEqualTo("under 5 years");
  }

  @Test
  void notesADueDateBeyondThePregnancyAndOneBeforeTheMothersBirth() {
    assertThat(dueDates("18/05/2024")).isEmpty();
    assertThat(dueDates("19/05/2024")).containsExactly("DAT-007");
    assertThat(dueDates("01/08/2023")).isEmpty();
    assertThat(dueDates("01/02/2013")).containsExactly("DAT-007");
  }

  @Test
  void comparesATotalWithTheSessionsItCounts() {
    Sample sample = Sample.engagement();
    sample.columns.put("attended", List.of("Mark"));
    sample.unpivot =
        Optional.of(
            new Feed.Unpivot(
                "Session *",
                "No",
                "Mark",
                List.of(),
                Optional.of(new Feed.Total("Attended in all", List.of("Y")))));
    String headings = "Client ID,Date,Session 1,Session 2,Session 3,Attended in all\n";

    assertThat(sample.judge(headings + "C-1,12/08/2023,x,dna,x,2\n"))
        .allMatch(row -> row.findings().isEmpty());
    assertThat(sample.judge(headings + "C-1,12/08/2023,x,dna,x,\n"))
        .allMatch(row -> row.findings().isEmpty());
    List<JudgedRow> rows = sample.judge(headings + "C-1,12/08/2023,x,dna,x,3\n");
    Finding finding = rows.get(0).findings().get(0);
    assertThat(rows).hasSize(3);
    assertThat(finding.id()).isEqualTo(FindingId.TOTAL_DISAGREES);
    assertThat(finding.column()).isEqualTo(6);
    assertThat(finding.suggestion()).isEqualTo("2");
  }

  @Test
  void comparesATotalOfNumbersWithTheirSum() {
    Sample sample = Sample.engagement();
    sample.columns.put("duration_minutes", List.of("Minutes"));
    sample.unpivot =
        Optional.of(
            new Feed.Unpivot(
                "Week *",
                "No",
                "Minutes",
                List.of(),
                Optional.of(new Feed.Total("Sum", List.of()))));
    String headings = "Client ID,Date,Week 1,Week 2,Sum\n";

    assertThat(sample.judge(headings + "C-1,12/08/2023,30,45,75.0\n"))
        .allMatch(row -> row.findings().isEmpty());
    assertThat(sample.judge(headings + "C-1,12/08/2023,30,45,70\n").get(0).findings())
        .extracting(Finding::suggestion)
        .containsExactly("75");
    assertThat(sample.judge(headings + "C-1,12/08/2023,30,many,70\n").get(0).findings())
        .as("where a session cannot be read, nobody knows the sum")
        .isEmpty();
  }

  @Test
  void tellsARowThatStandsTwiceFromTwoRowsOfOneKey() throws IOException {
    Sample sample = Sample.childRegistration();
    sample.rowKey.add("client_id");

    Validation found =
        validate(
            sample,
            headed(
                "C-1,12/08/2023,Yes,Ade,07/03/2019,F,SW9 8AA",
                "C-2,12/08/2023,Yes,Bo,08/03/2019,M,SW9 8AA",
                "C-1 ,12/08/2023,Yes,Ade,07/03/2019,F,SW9 8AA",
                "C-2,13/08/2023,Yes,Bo,08/03/2019,M,SW9 8AA",
                "C-1,12/08/2023,No,Ade,07/03/2019,F,SW9 8AA"));

    assertThat(found.files().get(0).findings())
        .extracting(f -> f.line() + " " + f.id() + " " + FindingTexts.expected(f))
        .containsExactly("4 ROW-012 once; first in line 2", "5 ROW-013 once; first in line 3");
    assertThat(found.counts()).isEqualTo(new RowCounts(4, 0, 1, 0));
  }

  @Test
  void rejectsARepeatedKeyWhereTheFeedSaysSo() throws IOException {
    Sample sample = Sample.childRegistration();
    sample.rowKey.add("client_id");
    sample.ofFeed = effect(Rules.NONE, "ROW-013", Contract.OnInvalid.REJECT);

    Validation found =
        validate(
            sample,
            headed(
                "C-2,12/08/2023,Yes,Bo,08/03/2019,M,SW9 8AA",
                "C-2,13/08/2023,Yes,Bo,08/03/2019,M,SW9 8AA"));

    assertThat(found.counts()).isEqualTo(new RowCounts(1, 1, 0, 0));
  }

  @Test
  void rowsThatAreAboutNobodyMayBeEqual() throws IOException {
    Sample sample = Sample.engagement();
    sample.needsKey = false;

    Validation found = validate(sample, "Client ID,Date\n,12/08/2023\n,12/08/2023\n");

    assertThat(found.files().get(0).findings()).isEmpty();
  }

  @Test
  void looksForRepeatsInWhatOneTaskReads() {
    FileShape text = Sample.shape("Client ID,Date\nC-1,12/08/2023\n");

    assertThat(RepeatedRows.areSoughtIn(text, FileSlices.THRESHOLD)).isTrue();
    assertThat(RepeatedRows.areSoughtIn(text, FileSlices.THRESHOLD + 1)).isFalse();
    assertThat(Sample.engagement().engine().sizeNotes(text, FileSlices.THRESHOLD + 1))
        .extracting(Finding::id)
        .containsExactly(FindingId.REPEATS_NOT_SOUGHT);
  }

  private static Sample withRegistration() {
    Sample sample = Sample.engagement();
    sample.date("registered_on", Contract.Subject.ROW);
    sample.columns.put("registered_on", List.of("Registered"));
    sample.rules = new Rules(Map.of(), Map.of(), List.of("registered_on", "session_on"));
    return sample;
  }

  private static Rules effect(Rules rules, String id, Contract.OnInvalid effect) {
    return new Rules(Map.of(), Map.of(id, effect), List.of()).over(rules);
  }

  private static List<String> dueDates(String due) {
    Sample sample = Sample.engagement();
    sample.date("due_date", Contract.Subject.PERSON);
    sample.field(
        "date_of_birth", Contract.Subject.PERSON, org.goldthread.pseudonym.Standard.DATE_OF_BIRTH);
    sample.people.clear();
    sample.people.add(
        new Feed.Person(
            0,
            Role.ADULT,
            "mother",
            false,
            Map.of("due_date", List.of("EDD"), "date_of_birth", List.of("DOB")),
            Map.of(),
            Map.of()));
    return sample.judge("Client ID,Date,EDD,DOB\nC-1,12/08/2023," + due + ",07/03/2013\n").stream()
        .flatMap(row -> row.findings().stream())
        .map(finding -> finding.id().id())
        .filter(id -> id.equals("DAT-007"))
        .toList();
  }

  private static String headed(String... rows) {
    return "Client ID,Registered,Consent,First name,DOB,Gender,Postcode\n"
        + String.join("\n", rows)
        + "\n";
  }

  private Validation validate(Sample sample, String csv) throws IOException {
    Path file = Files.writeString(folder.resolve("clients.csv"), csv);
    Validation found = Validation.of(sample.engine(), Sample.PERIOD, List.of(file));
    List<Validation.FileResult> files =
        found.files().stream()
            .map(
                result ->
                    new Validation.FileResult(
                        result.file(),
                        result.headings(),
                        result.findings().stream()
                            .filter(f -> f.id() != FindingId.HEADING_ABSENT)
                            .toList(),
                        result.counts(),
                        result.rows(),
                        result.profile()))
            .toList();
    return new Validation(found.feed(), found.period(), files);
  }
}
