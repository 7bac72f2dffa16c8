package org.goldthread.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.contract.FieldFill;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.Profile;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.Sample;
import org.goldthread.contract.Value;
import org.goldthread.core.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackPageTest {
  private static final String CLIENTS =
      """
      Client ID,Registered,Consent,First name,DOB,Gender,Postcode,Ethnicity,Carer email
      C-1,12/08/2023,Yes,Ade,07/03/2019,F,SW9 8AA,Black African,ada@mail.example
      C-2,12/08/2023,Yes,Bea,08/03/2019,F,no fixed abode,,
      C-3,12/08/2023,No,Cleo,09/03/2019,F,SW9 8AA,Black African,
      C-4,12/08/2023,Yes,Dora,10/03/2019,F,SW9 BAA,Black African,
      """;

  private final Sample sample = Sample.childRegistration();

  @TempDir private Path folder;
  private Validation found;

  @BeforeEach
  void validate() throws IOException {
    Path file = Files.writeString(folder.resolve("clients.csv"), CLIENTS);
    found = Validation.of(sample.engine(), Sample.PERIOD, List.of(file));
  }

  @Test
  void countsUsableValuesOfAcceptedRowsAndOfPeopleWhoAreThere() {
    assertThat(found.counts()).isEqualTo(new RowCounts(2, 1, 1, 0));
    assertThat(found.profile().fields())
        .extracting(f -> f.slot() + " " + f.field() + " " + f.filled() + "/" + f.asked())
        .containsExactly(
            "-1 client_id 2/2",
            "0 date_of_birth 2/2",
            "0 ethnicity 1/2",
            "0 first_name 2/2",
            "0 gender 2/2",
            "0 nhs_number 0/2",
            "0 postcode 2/2",
            "1 email 1/1",
            "1 mobile 0/1",
            "1 nhs_number 0/1",
            "1 postcode 1/1");
    assertThat(found.profile().field(0, "ethnicity").orElseThrow().codes())
        .isEqualTo(Map.of("N", 1L));
  }

  @Test
  void profilesOfFilesAddUp() {
    Profile twice = Profile.of(List.of(found.profile(), found.profile()));

    assertThat(twice.field(0, "ethnicity").orElseThrow())
        .isEqualTo(new FieldFill(0, "ethnicity", 4, 2, Map.of("N", 2L)));
    assertThat(Profile.of(List.of())).isEqualTo(Profile.NONE);
  }

  @Test
  void whatTheServiceIsNotAskedIsNamedAndNeverMissing() throws IOException {
    assertThat(page(Optional.empty()))
        .contains(
            "Not asked by this service, so never counted as missing: Episode, UPN, Birth order.")
        .doesNotContain("<th scope=\"row\">Child: UPN</th>");
  }

  @Test
  void aProviderAtHomeIsToldThatEarlierQuartersAreComparedOnArrival() throws IOException {
    assertThat(page(Optional.empty()))
        .contains("What earlier quarters tell is checked on arrival.")
        .contains(
            "<th scope=\"row\">Child: Ethnicity</th><td class=\"number\">1 of 2</td><td><span"
                + " class=\"share\"><span>50 %")
        .doesNotContain("no earlier quarter");
  }

  @Test
  void aFirstQuarterHasNoneToCompareWith() throws IOException {
    assertThat(page(Optional.of(history(Optional.empty(), List.of(), Map.of()))))
        .contains("There is no earlier quarter to compare with.")
        .doesNotContain("In 2023-24-Q1");
  }

  @Test
  void countsAndCompletenessStandBesideTheQuarterBefore() throws IOException {
    Profile before = new Profile(List.of(new FieldFill(0, "ethnicity", 20, 15, Map.of())));
    OwnHistory.Figures earlier =
        new OwnHistory.Figures(new Period(2023, 1), new RowCounts(20, 0, 3, 0), before);

    String page = page(Optional.of(history(Optional.of(earlier), List.of(), Map.of())));

    assertThat(page)
        .contains("<th scope=\"col\" class=\"number\">In 2023-24-Q1</th>")
        .contains(row("Rows read", "4", "23", "\u221219"))
        .contains(row("Accepted", "2", "20", "\u221218"))
        .contains(row("Sent back", "1", "0", "+1"))
        .contains(row("Withheld", "1", "3", "\u22122"))
        .contains(row("With a repair offered", "0", "\u2013", "\u2013"))
        .contains("<td class=\"number\">75 %</td><td class=\"number\">\u221225 points</td>");
  }

  @Test
  void whatIsUnlikeEarlierQuartersAndWhatWasSettledIsTold() throws IOException {
    Finding unlike =
        Finding.ofHistory(FindingId.MORE_MISSING, 0, "ethnicity", 0, "12 in 100 missing");

    String page =
        page(
            Optional.of(
                history(
                    Optional.empty(), List.of(unlike), Map.of(FindingId.NOT_REGISTERED_YET, 3L))));

    assertThat(page)
        .contains("Beside your earlier quarters")
        .contains(
            "Ethnicity is missing more often than in earlier quarters. <small>HIS-004</small>")
        .contains("Settled since this submission was last taken: HIS-002 (3).");
  }

  @Test
  void findingsOfHistoryStandAtTheirLinesInPageAndCsv() throws IOException {
    Finding repeat =
        Finding.ofHistory(
            FindingId.ROW_OF_AN_EARLIER_PERIOD, Value.ROW, "", 3, "; this one came in 2023-24-Q1");
    OwnHistory history =
        new OwnHistory(
            Map.of("clients.csv", List.of(repeat)),
            List.of(Finding.ofHistory(FindingId.OTHER_NUMBER_OF_ROWS, Value.ROW, "", 0, "about 9")),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    StringWriter csv = new StringWriter();
    Feedback.csv(found.with(history), csv);

    assertThat(
            csv.toString()
                .lines()
                .skip(1)
                .map(line -> line.replaceAll("(HIS-00.|VAL-006).*", "$1")))
        .filteredOn(line -> line.matches(".*(HIS-00.|VAL-006)"))
        .containsExactly(
            ",,,,,,HIS-003",
            "clients.csv,3,,,,,HIS-001",
            "clients.csv,5,7,Postcode,SW9 BAA,postcode,VAL-006");
    assertThat(page(Optional.of(history)))
        .contains("each row in the quarter that it happened in; this one came in 2023-24-Q1");
  }

  @Test
  void neitherAScriptNorAnotherFileIsNeeded() throws IOException {
    assertThat(page(Optional.empty())).doesNotContain("<script", "src=", "@import", "url(", "http");
  }

  private String page(Optional<OwnHistory> history) throws IOException {
    StringWriter page = new StringWriter();
    FeedbackPage.html(
        history.map(found::with).orElse(found), sample.engine().completeness(), history, page);
    return page.toString();
  }

  private OwnHistory history(
      Optional<OwnHistory.Figures> earlier, List<Finding> ofAll, Map<FindingId, Long> resolved) {
    return new OwnHistory(
        Map.of(),
        ofAll,
        Optional.of(new OwnHistory.Figures(Sample.PERIOD, found.counts(), found.profile())),
        earlier,
        resolved);
  }

  private static String row(String name, String now, String before, String change) {
    return "<th scope=\"row\">%s</th><td class=\"number\">%s</td><td class=\"number\">%s</td><td class=\"number\">%s</td>"
        .formatted(name, now, before, change);
  }
}
