package org.goldthread.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.goldthread.config.Feed;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.FindingTexts;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.Sample;
import org.goldthread.core.Period;
import org.goldthread.reading.Formula;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files judged without being taken, and what their provider reads about it. */
class ValidationTest {
  private static final String HEADINGS =
      "Client ID,Registered,Consent,First name,DOB,Gender,Postcode,NHS number,Ethnicity,"
          + "Carer email,Carer mobile,Carer NHS number\n";
  private static final String MIXED =
      HEADINGS
          + "C-1,12/08/2023,Yes,Ade,07/03/2019,F,SW9 8AA,,,,,\n"
          + "C-2,12/08/2023,No,Bo,07/03/2019,M,,,,,,\n"
          + "C-3,12/08/2023,Yes,Cy,07/03/2019,M,SW9 BAA,,,,,\n"
          + "\n"
          + "C-4,12/08/2023,Yes,Di,07/03/2019,F,SW9 8AA,,,\"=cmd@example,com\",,\n";

  @TempDir Path folder;

  private final Sample sample = Sample.childRegistration();

  private Validation validate(String... contents) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String content : contents) {
      files.add(
          Files.writeString(
              folder.resolve(files.size() + ".csv"), content, StandardCharsets.UTF_8));
    }
    return Validation.of(sample.engine(), Sample.PERIOD, files);
  }

  @Test
  void accountsForEveryRow() throws IOException {
    Validation found = validate(MIXED, MIXED);

    assertThat(found.counts()).isEqualTo(new RowCounts(4, 2, 2, 2));
    assertThat(found.counts().read()).isEqualTo(8);
    assertThat(found.hasRejections()).isTrue();
  }

  @Test
  void tellsNothingOfARefusal() throws IOException {
    assertThat(validate(MIXED).files().get(0).findings())
        .extracting(f -> f.line() + " " + f.id().id())
        .containsExactly("4 VAL-006", "6 VAL-004");
  }

  @Test
  void refusesAPictureNamedCsv() throws IOException {
    Path file = folder.resolve("picture.csv");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J'});

    Validation found = Validation.of(sample.engine(), Sample.PERIOD, List.of(file));

    assertThat(found.files().get(0).isRefused()).isTrue();
    assertThat(found.counts().read()).isZero();
    Finding finding = found.files().get(0).findings().get(0);
    assertThat(finding.id()).isEqualTo(FindingId.OTHER_KIND);
    assertThat(FindingTexts.problem(finding))
        .isEqualTo(
            "The file is a JPEG picture, neither a CSV file nor an Excel workbook (.xlsx). Its"
                + " first bytes say so; the name of a file does not change its kind.");
  }

  @Test
  void needsTheSecondFileOfAFeedThatHasOne() throws IOException {
    sample.fill = Optional.of(new Feed.Fill("1.csv", "Client ID", "ID", List.of("Town")));

    assertThat(validate(MIXED).files().get(0).findings())
        .extracting(Finding::id)
        .containsExactly(FindingId.SECOND_FILE_MISSING);
    assertThat(validate(MIXED, "ID,Town\nC-1,London\nC-3,London\nC-4,London\n").counts())
        .isEqualTo(new RowCounts(2, 1, 1, 1));
  }

  @Test
  void takesThePeriodOfTheFolder() {
    assertThat(Validation.periodOf(sample.programme(), Path.of("landing/a/b/2023-24-Q1/file.csv")))
        .isEqualTo(new Period(2023, 1));
    assertThat(Validation.periodOf(sample.programme(), Path.of("file.csv")))
        .isEqualTo(new Period(2030, 4));
  }

  @Test
  void feedbackListsFindingsAndDisarmsFormulas() throws IOException {
    StringWriter csv = new StringWriter();
    Feedback.csv(validate(MIXED), csv);

    assertThat(csv.toString().lines().toList())
        .hasSize(3)
        .first()
        .isEqualTo(
            "file,line,column,heading,value,field,finding,severity,problem,expected,alternatives,"
                + "chosen value,remedy,file check,row check,row");
    assertThat(csv.toString())
        .contains("0.csv,4,7,Postcode,SW9 BAA,postcode,VAL-006,reject,Postcode is not a postcode.,")
        .contains(",SW9 8AA,")
        .contains(",'=cmd@example.com,");
    assertThat(Formula.disarmed("+1")).isEqualTo("'+1");
    assertThat(Formula.disarmed("a=1")).isEqualTo("a=1");
  }

  @Test
  void thePageNamesAllAbsentHeadingsInOneSentence() throws IOException {
    StringWriter page = new StringWriter();
    FeedbackPage.html(
        validate(
            "Client ID,Registered,Consent,First name,DOB,Gender,Postcode,Etnicity\n"
                + "C-1,12/08/2023,Yes,Ade,07/03/2019,F,SW9 8AA,\n"),
        sample.engine().completeness(),
        Optional.empty(),
        page);

    assertThat(page.toString())
        .contains(
            "Not there, so their values are missing: NHS number,"
                + " Ethnicity (perhaps &quot;Etnicity&quot;), Carer NHS number, Carer email,"
                + " Carer mobile.")
        .doesNotContain("MAP-010");
  }

  @Test
  void thePageEscapesWhatProvidersType() throws IOException {
    Files.writeString(folder.resolve("<b>.csv"), MIXED);
    StringWriter page = new StringWriter();
    FeedbackPage.html(
        Validation.of(sample.engine(), Sample.PERIOD, List.of(folder.resolve("<b>.csv"))),
        sample.engine().completeness(),
        Optional.empty(),
        page);

    assertThat(page.toString())
        .contains("<h2 id=\"file-0\">&lt;b&gt;.csv</h2>")
        .doesNotContain("<b>")
        .contains("4 rows read: 2 accepted, 1 sent back, 1 withheld.")
        .contains("<span>7 Postcode</span></td>")
        .doesNotContain("was taken")
        .contains("Postcode is not a postcode.");
  }
}
