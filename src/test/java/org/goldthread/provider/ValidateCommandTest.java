package org.goldthread.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.goldthread.provider.AtHome.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
  /** Headings of another feed. */
  private static final String REGISTRATIONS =
      """
      Client ID,Registered,Consent,First name,DOB,Gender,Postcode,Carer e-mail,Carer mobile
      """;

  private static final String FEED = "caseload-midwifery-registration";

  @TempDir private Path folder;

  @Test
  void acceptsAFileWithoutRejectedRows() {
    Path file = AtHome.file(folder, "export.csv", AtHome.EXPORT);

    Outcome outcome = validate(AtHome.FEED, file, "--period", "2023-24-Q1");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .contains("export.csv: 3 rows read, 3 accepted, 0 sent back, 0 withheld")
        .endsWith("Nothing has to be sent back." + System.lineSeparator());
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void refusesAFileWithoutARequiredHeadingWithExitCodeThree() throws IOException {
    Path file = AtHome.file(folder, "export.csv", REGISTRATIONS + "1,2,3,4,5,6,7,8,9\n");

    Outcome outcome = validate(FEED, file, "--json");

    assertThat(outcome.exit()).isEqualTo(3);
    JsonNode findings = new ObjectMapper().readTree(outcome.lastLine()).get("findings");
    assertThat(findings).isNotEmpty();
    assertThat(findings.get(0).get("id").asText()).isEqualTo("MAP-001");
    assertThat(findings.get(0).get("severity").asText()).isEqualTo("file");
  }

  @Test
  void endsWithOneObjectOfFilesAndFindings() throws IOException {
    String broken = AtHome.EXPORT.replace("24/06/2023,Birth", "99/99/2023,Birth");
    Path file = AtHome.file(folder, "export.csv", broken);

    Outcome outcome = validate(AtHome.FEED, file, "--period", "2023-24-Q1", "--json");

    JsonNode object = new ObjectMapper().readTree(outcome.lastLine());
    assertThat(object.fieldNames())
        .toIterable()
        .containsExactly("feed", "period", "files", "findings", "checked_on_arrival");
    assertThat(object.get("feed").asText()).isEqualTo(AtHome.FEED);
    assertThat(object.get("period").asText()).isEqualTo("2023-24-Q1");
    assertThat(object.get("files").toString())
        .matches(
            "\\[\\{\"file\":\"export.csv\",\"read\":3,\"accepted\":\\d,\"rejected\":\\d,"
                + "\"withheld\":0,\"ignored\":0\\}\\]");
    JsonNode finding = null;
    for (JsonNode candidate : object.get("findings")) {
      finding = candidate.get("id").asText().equals("VAL-002") ? candidate : finding;
    }
    assertThat(finding).isNotNull();
    assertThat(finding.fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "severity",
            "file",
            "line",
            "column",
            "heading",
            "field",
            "problem",
            "expected",
            "suggestion",
            "remedy");
    assertThat(finding.get("line").asInt()).isEqualTo(2);
    assertThat(finding.get("column").asInt()).isEqualTo(3);
    assertThat(finding.get("field").asText()).isEqualTo("recorded_on");
  }

  @Test
  void findsAScoreOutsideTheRangeOfItsMeasure() throws IOException {
    String content =
        "Client ID,Date measured,Time point,Scale: Wellbeing,Scale: Involvement with the child\n"
            + "C-1,25/08/2023,Week 1,5,1\n"
            + "C-2,25/08/2023,Week 1,3,6\n";
    Path file = AtHome.file(folder, "export.csv", content);

    Outcome outcome =
        validate("empowering-parents-outcomes", file, "--period", "2023-24-Q2", "--json");

    JsonNode found = new ObjectMapper().readTree(outcome.lastLine());
    assertThat(found.get("findings").findValuesAsText("id")).containsExactly("VAL-017");
    JsonNode finding = found.get("findings").get(0);
    assertThat(finding.get("severity").asText()).isEqualTo("repair");
    assertThat(finding.get("field").asText()).isEqualTo("score");
    assertThat(finding.get("line").asInt()).isEqualTo(3);
    assertThat(finding.get("expected").asText()).endsWith("from 1 to 5");
    assertThat(found.get("files").get(0).get("accepted").asInt()).isEqualTo(2);
  }

  @Test
  void listsWhatOnlyEarlierQuartersTellAsCheckedOnArrival() throws IOException {
    Path file = AtHome.file(folder, "export.csv", "Client ref;Date;Came\nC-1;25/08/2023;Y\n");

    JsonNode later =
        new ObjectMapper()
            .readTree(validate("baby-steps-engagement", file, "--json").lastLine())
            .get("checked_on_arrival");

    assertThat(later.findValuesAsText("id"))
        .containsExactly("HIS-001", "HIS-002", "HIS-003", "HIS-004", "HIS-005");
    assertThat(later.findValuesAsText("check")).doesNotContain("");
    assertThat(validate("baby-steps-engagement", file).out())
        .contains("Checked on arrival", "HIS-002  rows of clients who have no registration yet");
    assertThat(validate("baby-steps-registration", file).out()).doesNotContain("HIS-002");
  }

  @Test
  void namesAbsentHeadingsOnceAndTheHeadingBesideEachColumn() {
    String content =
        "Client ID,Data registered,Consent,Gender,Postcode\n" + "C-1,08/25/2023,Yes,F,SW9 BAA\n";
    Path file = AtHome.file(folder, "export.csv", content);

    Outcome outcome = validate("baby-steps-registration", file, "--period", "2023-24-Q2");

    assertThat(outcome.out())
        .containsOnlyOnce(
            "MAP-010  Not there, so their values are missing: E-mail, Main contact number, ")
        .contains("line 2, column 5 Postcode: perhaps SW9 8AA")
        .contains("line 2, column 2 Data registered: perhaps 2023-08-25");
  }

  @Test
  void printsPlainAsciiSoThatNoConsoleChangesIt() {
    Path file = AtHome.file(folder, "zo\u00eb.csv", AtHome.EXPORT);

    Outcome outcome = validate(AtHome.FEED, file, "--json");

    assertThat(outcome.lastLine()).contains("zo\\u00EB.csv").matches("\\p{ASCII}*");
  }

  @Test
  void takesThePeriodOfTheFolderThatAFileLiesIn() throws IOException {
    Path quarter = Files.createDirectories(folder.resolve("2023-24-Q3"));
    Path file = AtHome.file(quarter, "export.csv", AtHome.EXPORT);

    assertThat(validate(AtHome.FEED, file).out()).startsWith("maternity-bookings, 2023-24-Q3");
  }

  @Test
  void refusesFilesOfTwoPeriods() throws IOException {
    Path one = Files.createDirectories(folder.resolve("2023-24-Q3"));
    Path two = Files.createDirectories(folder.resolve("2023-24-Q4"));

    Outcome outcome =
        AtHome.run(
            "validate",
            AtHome.file(one, "export.csv", AtHome.EXPORT),
            AtHome.file(two, "export.csv", AtHome.EXPORT),
            "--feed",
            AtHome.FEED,
            "--conf",
            AtHome.CONF);

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("--period");
  }

  @Test
  void asksBackWhereAFeedIsMisspelt() {
    Path file = AtHome.file(folder, "export.csv", AtHome.EXPORT);

    Outcome outcome = validate("maternity-booking", file);

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("No feed is called maternity-booking", "Did you mean maternity-bookings?");
  }

  @Test
  void tellsWhichFilesAreMissingOrNone() {
    Outcome outcome =
        AtHome.run(
            "validate",
            folder.resolve("nothing.csv"),
            folder,
            "--feed",
            AtHome.FEED,
            "--conf",
            AtHome.CONF);

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("nothing.csv: There is no such file", "This is a folder, not a file");
  }

  @Test
  void tellsWhenTheConfigurationIsNotThere() {
    Path file = AtHome.file(folder, "export.csv", AtHome.EXPORT);

    Outcome outcome =
        AtHome.run("validate", file, "--feed", AtHome.FEED, "--conf", folder.resolve("none"));

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("--conf");
  }

  @Test
  void tellsWhenNoConfigurationIsNamed() {
    Path file = AtHome.file(folder, "export.csv", AtHome.EXPORT);

    Outcome outcome = AtHome.run("validate", file, "--feed", AtHome.FEED);

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("No configuration was named", "--conf");
  }

  @Test
  void showsTenLinesOfAFindingAndAllOnRequest() {
    StringBuilder rows = new StringBuilder(AtHome.EXPORT);
    for (int i = 0; i < 12; i++) {
      rows.append("BN20%02d,EP9,31/02/2023,Booking,,,,,,SW9 8AA,A,70,,,,,,\n".formatted(i));
    }
    Path file = AtHome.file(folder, "export.csv", rows.toString());

    assertThat(validate(AtHome.FEED, file).out())
        .contains("12 times", "line 14, column 3", "and 2 more; --all shows them")
        .doesNotContain("line 15, column 3");
    assertThat(validate(AtHome.FEED, file, "--all").out())
        .contains("line 16, column 3")
        .doesNotContain("--all");
  }

  @Test
  void writesFeedbackForItsOwnerOnly() throws IOException {
    String broken = AtHome.EXPORT.replace("24/06/2023,Birth", "99/99/2023,Birth");
    Path file = AtHome.file(folder, "export.csv", broken);
    Path feedback = folder.resolve("feedback");

    validate(AtHome.FEED, file, "--feedback", feedback.toString());

    assertThat(feedback.resolve("feedback.csv"))
        .content()
        .contains("export.csv,2,3,Event date,99/99/2023,recorded_on");
    assertThat(feedback.resolve("feedback.html")).content().contains("<span>2</span></th>");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(feedback)))
        .isEqualTo("rwx------");
    for (String name : FeedbackFolder.names()) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(feedback.resolve(name))))
          .isEqualTo("rw-------");
    }
  }

  private static Outcome validate(String feed, Path file, String... more) {
    Object[] arguments = new Object[6 + more.length];
    Object[] first = {"validate", file, "--feed", feed, "--conf", AtHome.CONF};
    System.arraycopy(first, 0, arguments, 0, first.length);
    System.arraycopy(more, 0, arguments, first.length, more.length);
    return AtHome.run(arguments);
  }
}
