package org.goldthread.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.goldthread.config.Feed;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.Standard;
import org.junit.jupiter.api.Test;

/** What becomes of a row, by the rules of registrations. */
class RowEngineTest {
  private static final String HEADINGS =
      "Client ID,Registered,Consent,First name,DOB,Gender,Postcode,NHS number,Ethnicity,"
          + "Carer email,Carer mobile,Carer NHS number\n";
  private static final String ADE =
      "C-1007,12/08/2023,Yes,Ade,07/03/2019,F,sw98aa,999 000 0018,Black African,"
          + "Ada.Okoro@example.com,07700 900123,999 000 0026\n";

  private static final Standard NHS = Standard.NHS_NUMBER;

  private static JudgedRow judge(String row) {
    return Sample.childRegistration().judgeOne(HEADINGS + row);
  }

  private static List<String> ids(JudgedRow row) {
    return row.findings().stream().map(f -> f.id().id()).toList();
  }

  @Test
  void acceptsAWholeRow() {
    JudgedRow row = judge(ADE);

    assertThat(row.status()).isEqualTo(Status.ACCEPTED);
    assertThat(row.line()).isEqualTo(2);
    assertThat(row.eventDate()).contains(LocalDate.of(2023, 8, 12));
    assertThat(row.findings()).isEmpty();
    assertThat(row.people())
        .containsExactly(
            new PersonInRow(0, Role.CHILD, "", false),
            new PersonInRow(1, Role.ADULT, "mother", true));
    assertThat(row.values())
        .containsExactly(
            new Value(0, "gender", "F"),
            new Value(0, "lsoa", "E01000001"),
            new Value(0, "in_area", "Y"),
            new Value(0, "ethnicity", "N"),
            new Value(0, "birth_month", "2019-03"),
            new Value(0, "sex", "F"),
            new Value(1, "gender", "F"),
            new Value(1, "lsoa", "E01000001"),
            new Value(1, "in_area", "Y"),
            new Value(1, "sex", "F"));
  }

  @Test
  void withholdsAStatedNoBeforeAnythingElseCanRejectIt() {
    JudgedRow row = judge("C-1007,not a date,NO,,,,,,,,,\n");

    assertThat(row.status()).isEqualTo(Status.WITHHELD);
    assertThat(row.reason()).contains(FindingId.CONSENT_REFUSED);
    assertThat(row.findings()).isEmpty();
    assertThat(row.people()).isEmpty();
    assertThat(row.values()).isEmpty();
    assertThat(row.eventDate()).contains(LocalDate.of(2023, 9, 30));
    assertThat(row.identifiers().clientId()).contains("C-1007");
  }

  @Test
  void rejectsARowWhoseConsentIsBlank() {
    JudgedRow row = judge(ADE.replace(",Yes,", ",n/a,"));

    assertThat(row.status()).isEqualTo(Status.REJECTED);
    assertThat(row.reason()).contains(FindingId.CONSENT_BLANK);
    assertThat(row.people()).isEmpty();
    assertThat(row.values()).isEmpty();
    assertThat(row.identifiers()).isSameAs(Identifiers.NONE);
  }

  @Test
  void rejectsARowWhoseConsentIsUnreadable() {
    JudgedRow row = judge(ADE.replace(",Yes,", ",see notes,"));

    assertThat(row.reason()).contains(FindingId.CONSENT_UNREADABLE);
    assertThat(row.findings().get(0).column()).isEqualTo(3);
    assertThat(row.findings().get(0).line()).isEqualTo(2);
  }

  @Test
  void rejectsARowWithoutGender() {
    JudgedRow row = judge(ADE.replace(",F,", ",,"));

    assertThat(row.reason()).contains(FindingId.REQUIRED_MISSING);
    assertThat(row.findings().get(0).field()).isEqualTo("gender");
    assertThat(row.findings().get(0).column()).isEqualTo(6);
  }

  @Test
  void takesOtherAndNotStatedAsAGenderGiven() {
    for (String given : List.of("Other", "prefer not to say", "X")) {
      JudgedRow row = judge(ADE.replace(",F,", "," + given + ","));
      assertThat(row.status()).as(given).isEqualTo(Status.ACCEPTED);
      assertThat(row.values()).noneMatch(v -> v.slot() == 0 && v.field().equals("sex"));
    }
  }

  @Test
  void rejectsAGenderThatIsNoCodeAndSuggestsOne() {
    JudgedRow row = judge(ADE.replace(",F,", ",Femal,"));

    assertThat(row.reason()).contains(FindingId.NOT_A_CODE);
    assertThat(row.findings().get(0).suggestion()).isEqualTo("Female");
    assertThat(row.findings().get(0).expected()).startsWith("F (Female), M (Male)");
  }

  @Test
  void rejectsARowWithoutPostcode() {
    JudgedRow row = judge(ADE.replace("sw98aa", ""));

    assertThat(row.reason()).contains(FindingId.REQUIRED_MISSING);
    assertThat(row.findings().get(0).field()).isEqualTo("postcode");
  }

  @Test
  void takesNoFixedAbodeAndConfidentialAndKnowsNoArea() {
    for (String given : List.of("No fixed abode", "confidential", "ZZ99 3VZ")) {
      JudgedRow row = judge(ADE.replace("sw98aa", given));
      assertThat(row.status()).as(given).isEqualTo(Status.ACCEPTED);
      assertThat(row.values())
          .contains(new Value(0, "lsoa", "unknown"), new Value(0, "in_area", "U"));
    }
  }

  @Test
  void rejectsAPostcodeThatIsNoneAndSuggestsTheOneThatLooksLikeIt() {
    JudgedRow row = judge(ADE.replace("sw98aa", "SW9 BAA"));

    assertThat(row.reason()).contains(FindingId.NOT_A_POSTCODE);
    assertThat(row.findings().get(0).suggestion()).isEqualTo("SW9 8AA");
  }

  @Test
  void takesAPostcodeThatTheLookupDoesNotKnowAndNotesIt() {
    JudgedRow row = judge(ADE.replace("sw98aa", "SW9 9ZZ"));

    assertThat(row.status()).isEqualTo(Status.ACCEPTED);
    assertThat(ids(row)).containsExactly("VAL-013", "VAL-013");
    assertThat(row.values()).contains(new Value(0, "lsoa", "unknown"));
  }

  @Test
  void rejectsARowThatTellsInNoWayWhomItIsAbout() {
    JudgedRow row = judge(",12/08/2023,Yes,,,F,sw98aa,,,,,\n");

    assertThat(row.reason()).contains(FindingId.NO_KEY);
  }

  @Test
  void takesAClientIdAsTheOnlyKey() {
    assertThat(judge("C-1007,12/08/2023,Yes,,,F,sw98aa,,,,,\n").status())
        .isEqualTo(Status.ACCEPTED);
  }

  @Test
  void theEarliestCauseDecidesAndAllAreTold() {
    JudgedRow row = judge(",12/08/2023,?,,,,,,Nonsense,,,\n");

    assertThat(row.reason()).contains(FindingId.CONSENT_UNREADABLE);
    assertThat(ids(row))
        .containsExactlyInAnyOrder("CON-003", "REQ-001", "REQ-001", "VAL-001", "KEY-001");
  }

  @Test
  void keepsARowWhoseOptionalValueIsUnreadable() {
    JudgedRow row = judge(ADE.replace("Black African", "Blak African"));

    assertThat(row.status()).isEqualTo(Status.ACCEPTED);
    assertThat(row.findings())
        .containsExactly(
            new Finding(
                FindingId.NOT_A_CODE,
                Severity.REPAIR,
                0,
                "ethnicity",
                9,
                2,
                "N (Black African), A (White - British), Z (Not stated)",
                "Black African"));
    assertThat(row.values()).noneMatch(v -> v.field().equals("ethnicity"));
  }

  @Test
  void readsCodesWithoutCaseAndPunctuation() {
    JudgedRow row = judge(ADE.replace("Black African", "white british"));

    assertThat(row.values()).contains(new Value(0, "ethnicity", "A"));
  }

  @Test
  void saysWhatIsWrongWithAnNhsNumber() {
    for (String[] wrong :
        new String[][] {
          {"9.99E+09", "the whole number; a spreadsheet has shortened it"},
          {"999 000 001", "more digits: some are missing"},
          {"999 000 0019", "another digit or letter: the check does not fit"}
        }) {
      JudgedRow row = judge(ADE.replace("999 000 0018", wrong[0]));
      assertThat(row.status()).isEqualTo(Status.ACCEPTED);
      assertThat(ids(row)).containsExactly("VAL-003");
      assertThat(row.findings().get(0).expected()).isEqualTo(wrong[1]);
      assertThat(row.findings().get(0).suggestion()).isEmpty();
    }
  }

  @Test
  void theNumberOfTheCarerIsNotTheChilds() {
    JudgedRow row = judge(ADE.replace("999 000 0018", "999 000 0026"));

    assertThat(ids(row)).containsExactly("KEY-002");
    assertThat(row.findings().get(0).column()).isEqualTo(8);
    assertThat(row.identifiers().people().get(0).value(NHS)).isNull();
    assertThat(row.identifiers().people().get(1).value(NHS)).isEqualTo("9990000026");
  }

  @Test
  void datesARowWithoutDateByTheEndOfThePeriod() {
    JudgedRow row = judge(ADE.replace("12/08/2023", ""));

    assertThat(row.status()).isEqualTo(Status.ACCEPTED);
    assertThat(row.eventDate()).contains(LocalDate.of(2023, 9, 30));
    assertThat(ids(row)).containsExactly("DAT-005");
  }

  @Test
  void suggestsDayAndMonthExchanged() {
    JudgedRow row = judge(ADE.replace("12/08/2023", "08/25/2023"));

    assertThat(ids(row)).containsExactly("VAL-002");
    assertThat(row.findings().get(0).suggestion()).isEqualTo("2023-08-25");
    assertThat(row.findings().get(0).severity()).isEqualTo(Severity.REPAIR);
  }

  @Test
  void notesDatesThatAreUnlikely() {
    assertThat(ids(judge(ADE.replace("12/08/2023", "12/08/2024")))).containsExactly("DAT-001");
    assertThat(ids(judge(ADE.replace("07/03/2019", "07/03/1989")))).containsExactly("DAT-004");
  }

  @Test
  void aSessionOfAnEarlierPeriodIsNotedAndARegistrationIsNot() {
    JudgedRow session = Sample.engagement().judgeOne("Client ID,Date\nC-1,12/08/2022\n");
    assertThat(ids(session)).containsExactly("DAT-002");
    assertThat(ids(judge(ADE.replace("12/08/2023", "12/08/2022")))).isEmpty();
  }

  @Test
  void notesAChildBornAfterItsRegistrationAndSuggestsTheOtherDate() {
    JudgedRow row = judge(ADE.replace("07/03/2019", "03/10/2023"));

    assertThat(ids(row)).containsExactly("DAT-003");
    assertThat(row.findings().get(0).suggestion()).isEqualTo("2023-03-10");
  }

  @Test
  void aChildRegisteredBeforeItsBirthIsNoSurpriseOnceThePeriodHasSeenIt() {
    assertThat(ids(judge(ADE.replace("07/03/2019", "28/09/2023")))).isEmpty();
    assertThat(ids(judge(ADE.replace("07/03/2019", "01/10/2023")))).containsExactly("DAT-003");
  }

  @Test
  void aChildBornAfterItsParentsRegistrationIsNoSurprise() {
    Sample sample = Sample.childRegistration();
    sample.people.add(
        new Feed.Person(
            2,
            Role.CHILD,
            "",
            false,
            Map.of("date_of_birth", List.of("Baby")),
            Map.of(),
            Map.of()));

    for (String[] born : new String[][] {{"01/04/2024", "0"}, {"01/12/2025", "1"}}) {
      JudgedRow row =
          sample.judgeOne(
              HEADINGS.replace("\n", ",Baby\n") + ADE.replace("\n", "," + born[0] + "\n"));
      assertThat(row.findings()).as(born[0]).hasSize(Integer.parseInt(born[1]));
    }
  }

  @Test
  void aPlaceholderCountsAsMissing() {
    JudgedRow row = judge(ADE.replace(",Ade,", ",Baby of Ada,"));

    assertThat(ids(row)).containsExactly("VAL-012");
    assertThat(row.status()).isEqualTo(Status.ACCEPTED);
  }

  @Test
  void rejectsARowWithCellsBeyondTheLastHeading() {
    JudgedRow row = judge(ADE.replace("\n", ",extra\n"));

    assertThat(row.reason()).contains(FindingId.TOO_MANY_CELLS);
    assertThat(judge(ADE.replace("\n", ",,\n")).status()).isEqualTo(Status.ACCEPTED);
  }

  @Test
  void rejectsARecordThatCannotBeRead() {
    JudgedRow row = judge("\"C-1007,12/08/2023,No\n");

    assertThat(row.status()).isEqualTo(Status.REJECTED);
    assertThat(ids(row)).containsExactly("ROW-004");
  }

  @Test
  void aPersonWithoutAnyCellOfItsOwnIsNotThere() {
    JudgedRow row = judge("C-1007,12/08/2023,Yes,Ade,07/03/2019,F,sw98aa,,,,,\n");

    assertThat(row.people()).extracting(PersonInRow::slot).containsExactly(0);
  }

  @Test
  void blankLinesAndRepeatedHeadingsAreNoRows() {
    List<JudgedRow> rows =
        Sample.childRegistration().judge(HEADINGS + ADE + "\n,,,,,,,,,,,\n" + HEADINGS + ADE);

    assertThat(rows).extracting(JudgedRow::line).containsExactly(2L, 6L);
  }

  @Test
  void nothingShowsAValue() {
    JudgedRow row = judge(ADE.replace("Black African", "Blak African"));

    assertThat(row.toString() + row.identifiers() + row.findings())
        .doesNotContain("Ade", "ada", "2019", "9990000018", "999 000", "SW9", "7700", "frican");
  }
}
