package org.goldthread.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.config.Feed;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.Standard;
import org.goldthread.reading.FileShape;
import org.junit.jupiter.api.Test;

/** Headings to fields, and the closed vocabulary of feed files. */
class MappingTest {

  private static List<String> values(JudgedRow row, String field) {
    return row.values().stream().filter(v -> v.field().equals(field)).map(Value::value).toList();
  }

  @Test
  void comparesHeadingsWithoutCaseBlanksAndPunctuation() {
    Sample sample = Sample.engagement();

    JudgedRow row = sample.judgeOne("\uFEFF CLIENT_id , d.a.t.e \nC-1,12/08/2023\n");

    assertThat(row.eventDate()).contains(LocalDate.of(2023, 8, 12));
    assertThat(row.identifiers().clientId()).contains("C-1");
  }

  @Test
  void refusesAFileWithoutARequiredHeadingAndNamesTheNearest() {
    FileMapping mapping = Sample.engagement().mapping("Client Idd,Date\nC-1,12/08/2023\n");

    assertThat(mapping.refusals())
        .containsExactly(
            new Finding(
                FindingId.HEADING_MISSING,
                Severity.FILE,
                Value.ROW,
                "Client ID",
                0,
                1,
                "",
                "Client Idd"));
    assertThat(FindingTexts.problem(mapping.refusals().get(0)))
        .isEqualTo("The heading \"Client ID\" is missing.");
  }

  /** The client id is a field, and what the second file is looked up by. */
  @Test
  void tellsOfAHeadingThatIsNeededTwiceOnce() {
    Sample sample = Sample.engagement();
    sample.fill = Optional.of(new Feed.Fill("1.csv", "Client ID", "ID", List.of("Town")));

    assertThat(sample.mapping("Number,Date\nC-1,12/08/2023\n").refusals())
        .extracting(Finding::field)
        .containsExactly("Client ID");
  }

  @Test
  void notesAnOptionalHeadingThatIsNotThere() {
    FileMapping mapping =
        Sample.childRegistration()
            .mapping("Client ID,Registered,Consent,First name,DOB,Gender,Postcode\nC,,,,,,\n");

    assertThat(mapping.refusals()).isEmpty();
    assertThat(mapping.notes())
        .extracting(Finding::field)
        .containsExactly(
            "NHS number", "Ethnicity", "Carer NHS number", "Carer email", "Carer mobile");
  }

  @Test
  void takesTheFirstAliasThatThereIsAColumnFor() {
    Sample sample = Sample.engagement();
    sample.columns.put("client_id", List.of("Ref", "Client ID"));

    JudgedRow row = sample.judgeOne("Client ID,Ref,Date\nC-1,R-2,12/08/2023\n");

    assertThat(row.identifiers().clientId()).contains("R-2");
  }

  @Test
  void putsConstantsDefaultsAndSynonymsInPlace() {
    Sample sample = Sample.engagement();
    sample.columns.put("session_type", List.of("Kind"));
    sample.columns.put("attended", List.of("Came"));
    sample.values.put("session_type", Map.of("Grp", "group"));
    sample.defaults.put("session_type", "community");
    sample.constants.put("session_id", "S-1");

    List<JudgedRow> rows =
        sample.judge("Client ID,Date,Kind,Came\nC-1,12/08/2023,GRP,x\nC-2,12/08/2023,n/a,dna\n");

    assertThat(values(rows.get(0), "session_type")).containsExactly("group");
    assertThat(values(rows.get(1), "session_type")).containsExactly("community");
    assertThat(values(rows.get(0), "session_id")).containsExactly("S-1");
    assertThat(values(rows.get(1), "attended")).containsExactly("N");
  }

  @Test
  void cutsAColumnAndPutsColumnsTogether() {
    Sample sample = Sample.engagement();
    sample.split.add(new Feed.Split("Session", " / ", List.of("Kind", "Number")));
    sample.join.add(new Feed.Join(List.of("Site", "Number"), "-", "Session id"));
    sample.columns.put("session_type", List.of("Kind"));
    sample.columns.put("session_id", List.of("Session id"));

    JudgedRow row =
        sample.judgeOne("Client ID,Date,Session,Site\nC-1,12/08/2023,Group session / 7 / b,East\n");

    assertThat(values(row, "session_type")).containsExactly("group");
    assertThat(values(row, "session_id")).containsExactly("East-7 / b");
  }

  @Test
  void tellsTheColumnOfTheFileForAValueThatWasCutOff() {
    Sample sample = Sample.engagement();
    sample.split.add(new Feed.Split("Session", "/", List.of("Kind", "Number")));
    sample.columns.put("session_type", List.of("Kind"));

    JudgedRow row = sample.judgeOne("Client ID,Date,Session\nC-1,12/08/2023,gruop session/7\n");

    assertThat(row.findings()).extracting(Finding::column).containsExactly(3);
    assertThat(row.findings()).extracting(Finding::suggestion).containsExactly("Group session");
  }

  @Test
  void fillsColumnsFromASecondFileByClientId() {
    Sample sample = Sample.engagement();
    Feed.Fill fill = new Feed.Fill("clients*.csv", "Client ID", "ID", List.of("Kind"));
    sample.fill = Optional.of(fill);
    sample.columns.put("session_type", List.of("Kind"));
    String second = "ID,Name,Kind\nc-1,Ada,\nC-1,Ada,community\n,,\n";
    FileShape shape = Sample.shape(second);
    sample.second = FillTable.of(fill, shape, Sample.rows(second, shape).iterator());

    List<JudgedRow> rows = sample.judge("Client ID,Date\nC-1,12/08/2023\nC-2,12/08/2023\n");

    assertThat(values(rows.get(0), "session_type")).containsExactly("community");
    assertThat(rows.get(1).findings())
        .extracting(Finding::id)
        .containsExactly(FindingId.NO_PARTNER);
    assertThat(sample.second.findings())
        .extracting(Finding::id, Finding::line)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(FindingId.SECOND_FILE_REPEATS, 3L));
    assertThat(FillTable.isSecondFile(sample.feed(), "Clients 2023.CSV")).isTrue();
    assertThat(FillTable.isSecondFile(sample.feed(), "sessions.csv")).isFalse();
  }

  @Test
  void turnsColumnsIntoRowsThatKeepLineAndColumn() {
    Sample sample = Sample.engagement();
    sample.unpivot = Optional.of(new Feed.Unpivot("Session *", "Session no", "Mark", List.of("-")));
    sample.columns.put("session_id", List.of("Session no"));
    sample.columns.put("attended", List.of("Mark"));

    List<JudgedRow> rows =
        sample.judge(
            "Client ID,Date,Session 1,session  2,SESSION 3,Session 4\n"
                + "C-1,12/08/2023,x,,dnaa,-\nC-2,12/08/2023,,,,\n");

    assertThat(rows).extracting(JudgedRow::part).containsExactly(0, 1);
    assertThat(rows).extracting(JudgedRow::line).containsExactly(2L, 2L);
    assertThat(values(rows.get(0), "session_id")).containsExactly("1");
    assertThat(values(rows.get(1), "session_id")).containsExactly("3");
    assertThat(rows.get(0).findings()).isEmpty();
    assertThat(rows.get(1).findings()).extracting(Finding::column).containsExactly(5);
    assertThat(rows.get(1).findings())
        .extracting(Finding::suggestion)
        .containsExactly("Did not attend");
  }

  @Test
  void rejectsASourceRowIfOneOfItsRowsIsRejected() {
    Sample sample = Sample.engagement();
    sample.unpivot = Optional.of(new Feed.Unpivot("Session *", "No", "Mark", List.of()));
    sample.columns.put("attended", List.of("Mark"));
    sample.fields.compute(
        "attended",
        (name, f) ->
            new org.goldthread.config.Contract.Field(
                name,
                f.type(),
                f.subject(),
                f.standard(),
                f.codeList(),
                false,
                "",
                "",
                "",
                true,
                org.goldthread.config.Contract.OnInvalid.REJECT));

    JudgedRow row =
        sample.judgeOne("Client ID,Date,Session 1,Session 2\nC-1,12/08/2023,x,perhaps\n");

    assertThat(row.status()).isEqualTo(Status.REJECTED);
    assertThat(row.part()).isZero();
    assertThat(row.reason()).contains(FindingId.NOT_A_CODE);
    assertThat(row.findings()).hasSize(1);
  }

  @Test
  void refusesAFileWithNoColumnToTurnIntoRows() {
    Sample sample = Sample.engagement();
    sample.unpivot = Optional.of(new Feed.Unpivot("Session *", "No", "Mark", List.of()));

    assertThat(sample.mapping("Client ID,Date\nC,\n").refusals())
        .extracting(Finding::id)
        .containsExactly(FindingId.NO_ITEM_COLUMN);
  }

  @Test
  void leavesOutRowsThatAreNoData() {
    Sample sample = Sample.engagement();
    sample.filters.add(new Feed.Filter("Client ID", "total", List.of("n=")));

    List<JudgedRow> rows =
        sample.judge("Client ID,Date\nC-1,12/08/2023\nTotals,12\nN=,3\n TOTAL (all),\n");

    assertThat(rows).extracting(JudgedRow::line).containsExactly(2L);
  }

  @Test
  void aSessionOfTheCommunityNeedsNoKey() {
    Sample sample = Sample.engagement();
    sample.keylessWhen = Map.of("session_type", List.of("community"));
    sample.columns.put("session_type", List.of("Kind"));

    List<JudgedRow> rows =
        sample.judge("Client ID,Date,Kind\n,12/08/2023,community\n,12/08/2023,group\n");

    assertThat(rows)
        .extracting(JudgedRow::status)
        .containsExactly(Status.ACCEPTED, Status.REJECTED);
    assertThat(rows.get(1).reason()).contains(FindingId.NO_KEY);
  }

  @Test
  void takesNumbersAsPeopleWriteThemAndChecksTheirRange() {
    Sample sample = Sample.engagement();
    sample.columns.put("duration_minutes", List.of("Minutes"));

    List<JudgedRow> rows =
        sample.judge(
            "Client ID,Date,Minutes\nC,12/08/2023,\"1,200\"\nC,12/08/2023,90.0\n"
                + "C,12/08/2023,1441\nC,12/08/2023,1e9\n");

    assertThat(values(rows.get(0), "duration_minutes")).containsExactly("1200");
    assertThat(values(rows.get(1), "duration_minutes")).containsExactly("90");
    assertThat(rows.get(2).findings())
        .extracting(Finding::id)
        .containsExactly(FindingId.OUT_OF_RANGE);
    assertThat(rows.get(2).findings().get(0).expected()).isEqualTo("0 – 1440");
    assertThat(rows.get(3).findings())
        .extracting(Finding::id)
        .containsExactly(FindingId.NOT_A_NUMBER);
  }

  @Test
  void keepsNothingThatIdentifiesInATextThatIsKept() {
    Sample sample = Sample.engagement();
    sample.columns.put("session_id", List.of("Session"));

    for (String text :
        List.of(
            "ring ada@example.com", "999 000 0018", "+44 7700 900123", "SW9 8AA", "07700900123")) {
      JudgedRow row = sample.judgeOne("Client ID,Date,Session\nC,12/08/2023," + text + "\n");
      assertThat(row.findings())
          .as(text)
          .extracting(Finding::id)
          .containsExactly(FindingId.IDENTIFYING_TEXT);
      assertThat(values(row, "session_id")).isEmpty();
    }
    for (String text : List.of("S-2023-10-12/1", "Brixton 7", "2023081201", "9990000019")) {
      JudgedRow row = sample.judgeOne("Client ID,Date,Session\nC,12/08/2023," + text + "\n");
      assertThat(values(row, "session_id")).as(text).containsExactly(text);
    }
  }

  @Test
  void readsSeveralChildrenAndCarersOfARow() {
    Sample sample = Sample.childRegistration();
    sample.people.add(
        new Feed.Person(
            2,
            Role.CHILD,
            "",
            false,
            Map.of("first_name", List.of("Name 2"), "date_of_birth", List.of("DOB 2")),
            Map.of(),
            Map.of()));

    JudgedRow row =
        sample.judgeOne(
            "Client ID,Registered,Consent,First name,DOB,Gender,Postcode,Name 2,DOB 2\n"
                + "C,12/08/2023,Y,Ade,07/03/2019,F,SW9 8AA,Bo,08/04/2021\n");

    assertThat(row.people()).extracting(PersonInRow::slot).containsExactly(0, 2);
    assertThat(row.identifiers().people().get(1).value(Standard.DATE_OF_BIRTH))
        .isEqualTo("2021-04-08");
  }

  @Test
  void anAnonymousRowMentionsNobody() {
    Sample sample = Sample.engagement();
    sample.needsKey = false;

    JudgedRow row = sample.judgeOne("Client ID,Date\n,12/08/2023\n");

    assertThat(row.status()).isEqualTo(Status.ACCEPTED);
    assertThat(row.people()).isEmpty();
  }
}
