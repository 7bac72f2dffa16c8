package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.goldthread.config.Environment;
import org.goldthread.config.Programmes;
import org.goldthread.fixture.Folders;
import org.goldthread.intake.Landing;
import org.goldthread.spark.Lake;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The feedback comes back filled in, with the provider's file beside it or long removed. Runs the
 * intake several times, so that it takes longer than ten seconds.
 */
@Tag("fault")
class CorrectedRunTest {
  private static final int REMOVED_AT_ONCE = 0;
  private static final int KEPT = -1;
  private static final String CLIENTS =
      """
      Client ID,Date registered,Consent to share,First name,DOB,Gender,E-mail,Postcode,Ethnicity
      C-1,12/05/2023,Yes,Ada,07/03/1990,F,ada@mail.example,SW9 8AA,
      C-2,12/05/2023,Yes,Bea,08/03/1990,F,bea@mail.example,SW9 BAA,
      C-3,12/05/2023,No,Cleo,09/03/1990,F,cleo@mail.example,SW9 8AA,
      C-4,12/05/2023,Yes,Dora,10/03/1990,F,dora@mail.example,SW9 8AA,Blak Afrikan
      """;

  private final Workplace place = Workplace.empty();
  private Path landing;
  private Path feedback;

  @BeforeEach
  void land() throws IOException {
    Folders.remove(place.landing());
    landing = place.submission("baby-steps-team", "baby-steps-registration", "2023-24-Q1");
    feedback =
        place.feedback().resolve("baby-steps-team/baby-steps-registration/2023-24-Q1/feedback.csv");
    send("clients.csv", CLIENTS);
  }

  @Test
  void aCorrectedRowSupersedesTheOneWhoseFileIsGone() throws IOException {
    assertThat(counts(run(REMOVED_AT_ONCE))).isEqualTo("read 4: 2, 1, 1");
    assertThat(landing).doesNotExist();
    int file = rows().get(0).getInt(0);

    send("answers.csv", filledIn());
    RunSummary foreseen = Pipeline.preview(request(REMOVED_AT_ONCE));
    RunSummary done = run(REMOVED_AT_ONCE);

    assertThat(counts(done)).isEqualTo("read 4: 3, 0, 1");
    assertThat(counts(foreseen)).isEqualTo(counts(done));
    assertThat(states(rows()))
        .containsExactly("2 accepted 1", "3 accepted 2", "4 withheld 1", "5 accepted 1");
    assertThat(rows()).allMatch(row -> row.getInt(0) == file);
    assertThat(landing).doesNotExist();
    assertThat(Files.readString(feedback))
        .as("a refusal is corrected by no line")
        .contains("answers.csv,")
        .contains("COR-002")
        .doesNotContain("VAL-006");
    byte[] key = rows().get(1).getAs(Rows.ROW_KEY.name());

    send("clients.csv", CLIENTS.replace("SW9 BAA", "SW9 8AA"));
    run(REMOVED_AT_ONCE);

    assertThat(states(rows()))
        .as("the file takes the place of its corrected rows")
        .containsExactly("2 accepted 3", "3 accepted 3", "4 withheld 3", "5 accepted 3");
    assertThat(rows().get(1).<byte[]>getAs(Rows.ROW_KEY.name())).isEqualTo(key);
  }

  @Test
  void aRowIsCorrectedInItsFileAsLongAsThatIsThere() throws IOException {
    run(KEPT);
    send("answers.csv", filledIn());

    RunSummary foreseen = Pipeline.preview(request(KEPT));
    RunSummary done = run(KEPT);

    assertThat(counts(done)).isEqualTo("read 4: 3, 0, 1");
    assertThat(counts(foreseen)).isEqualTo(counts(done));
    assertThat(states(rows()))
        .containsExactly("2 accepted 2", "3 accepted 2", "4 withheld 2", "5 accepted 2");
    assertThat(run(KEPT).feeds().get(0).state()).isEqualTo("in_force");
  }

  @Test
  void correctionsOfNothingAreRefusedAndToldWhy() throws IOException {
    run(KEPT);
    String answers = filledIn();
    Folders.remove(landing);
    landing = place.submission("baby-steps-team", "baby-steps-registration", "2023-24-Q2");
    send("answers.csv", answers);

    RunSummary foreseen = Pipeline.preview(request(KEPT));
    RunSummary done = run(KEPT);

    assertThat(done.feeds())
        .filteredOn(line -> line.period().equals("2023-24-Q2"))
        .extracting(line -> line.state() + " " + line.note() + " " + line.read())
        .containsExactly("refused no_rows 0");
    assertThat(foreseen.feeds())
        .filteredOn(line -> line.period().equals("2023-24-Q2"))
        .extracting(line -> line.state() + " " + line.note() + " " + line.read())
        .containsExactly("would be refused no_rows 0");
    assertThat(Files.readString(Path.of(feedback.toString().replace("Q1", "Q2"))))
        .contains("COR-001");
    assertThat(rows()).hasSize(4);
  }

  /** Its line about the postcode, and the same for the line of the refusal. */
  private String filledIn() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(feedback)) {
      if (line.contains("VAL-006")) {
        String chosen =
            line.replace(",,\"Correct it. For somebody", ",SW9 8AA,\"Correct it. For somebody");
        assertThat(chosen).isNotEqualTo(line);
        lines.add(chosen);
        lines.add(chosen.replace("clients.csv,3,", "clients.csv,4,"));
      } else {
        lines.add(line);
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private void send(String name, String text) throws IOException {
    Files.createDirectories(landing);
    Files.writeString(landing.resolve(name), text);
  }

  private RunSummary run(int keepDays) {
    return Pipeline.run(request(keepDays), Progress.SILENT);
  }

  private JobRequest request(int keepDays) {
    Environment environment =
        new Environment(
            "test",
            place.landing(),
            place.feedback(),
            place.keys(),
            place.lake(),
            keepDays,
            30,
            Map.of());
    return new JobRequest(
        Town.files(),
        Programmes.cached(Town.files()),
        environment,
        EnumSet.of(Stage.INGEST),
        Landing.Selection.ALL,
        false,
        false,
        false,
        Optional.of(Town.TODAY));
  }

  private static String counts(RunSummary summary) {
    RunSummary.FeedLine line = summary.feeds().get(0);
    return "read "
        + line.read()
        + ": "
        + line.accepted()
        + ", "
        + line.rejected()
        + ", "
        + line.withheld();
  }

  private static List<String> states(List<Row> rows) {
    return rows.stream()
        .map(row -> row.getLong(1) + " " + row.getString(2) + " " + row.getLong(3))
        .toList();
  }

  /** File, line, status, intake and row key of the rows in force, in order of lines. */
  private List<Row> rows() {
    return RunLog.of(Lake.open(TestSession.get(), place.lake().toString()))
        .read(Rows.TABLE)
        .select(
            Rows.FILE.col(),
            Rows.LINE.col(),
            Rows.STATUS.col(),
            Rows.INTAKE.col(),
            Rows.ROW_KEY.col())
        .orderBy(Rows.LINE.col(), Rows.INTAKE.col())
        .collectAsList();
  }
}
