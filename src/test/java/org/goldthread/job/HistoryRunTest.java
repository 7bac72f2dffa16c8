package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.goldthread.table.RowStates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What only earlier quarters tell, in the lake and in the provider's feedback. Runs intake and
 * linkage several times, so that it takes longer than ten seconds.
 */
@Tag("fault")
class HistoryRunTest {
  private static final String TEAM = "baby-steps-team";
  private static final String SESSIONS = "baby-steps-engagement";
  private static final String CLIENTS =
      """
      Client ID,Date registered,Consent to share,First name,DOB,Gender,E-mail,Postcode
      C-1,12/05/2023,Yes,Ada,07/03/1990,F,ada@mail.example,SW9 8AA
      """;

  private static final String ATTENDANCES =
      """
      Client ref;Date;Session;Came;Minutes
      C-1;03/06/2023;1/group;Y;60
      C-2;03/06/2023;1/group;Y;60
      """;

  private final Workplace place = Workplace.empty();

  @BeforeEach
  void land() throws IOException {
    Folders.remove(place.landing());
    send(SESSIONS, "2023-24-Q1", ATTENDANCES);
  }

  @Test
  void aRegistrationSettlesItsSessionsAndTheNextFeedbackSaysSo() throws IOException {
    run();
    assertThat(findings()).containsExactly("2023-24-Q1 2 HIS-002", "2023-24-Q1 3 HIS-002");
    assertThat(feedback("2023-24-Q1", "feedback.csv")).contains(",2,,,,client_id,HIS-002,note");

    send("baby-steps-registration", "2023-24-Q1", CLIENTS);
    send(SESSIONS, "2023-24-Q1", ATTENDANCES + "\n");
    run();

    assertThat(findings()).containsExactly("2023-24-Q1 3 HIS-002");
    assertThat(feedback("2023-24-Q1", "feedback.html"))
        .contains("Settled since this submission was last taken: HIS-002 (1).");
  }

  @Test
  void aRowOfAnEarlierQuarterIsFoundInWhateverOrderTheQuartersArrive() throws IOException {
    run();
    send(SESSIONS, "2023-24-Q2", ATTENDANCES);
    run();
    assertThat(feedback("2023-24-Q2", "feedback.csv"))
        .contains(",2,,,,,HIS-001,note")
        .contains("this one came in 2023-24-Q1");
    List<String> found = findings();

    Folders.remove(place.lake());
    TestSession.forgetLakes();
    run();

    assertThat(findings()).isEqualTo(found).contains("2023-24-Q2 3 HIS-001");
    assertThat(found).doesNotContain("2023-24-Q1 2 HIS-001");
  }

  private List<String> findings() {
    return RunLog.of(Lake.open(TestSession.get(), place.lake().toString()))
        .read(RowStates.TABLE)
        .collectAsList()
        .stream()
        .flatMap(
            row ->
                row.<Row>getList(row.fieldIndex(RowStates.FINDINGS.name())).stream()
                    .map(f -> row.getAs("period") + " " + row.getAs("line") + " " + f.getString(0)))
        .sorted()
        .toList();
  }

  private String feedback(String period, String name) throws IOException {
    return Files.readString(
        place.feedback().resolve(TEAM).resolve(SESSIONS).resolve(period).resolve(name));
  }

  private void send(String feed, String period, String text) throws IOException {
    Path folder = Files.createDirectories(place.submission(TEAM, feed, period));
    Files.writeString(folder.resolve("export.csv"), text);
  }

  private void run() {
    Environment environment =
        new Environment(
            "test",
            place.landing(),
            place.feedback(),
            place.keys(),
            place.lake(),
            -1,
            30,
            Map.of());
    Pipeline.run(
        new JobRequest(
            Town.files(),
            Programmes.cached(Town.files()),
            environment,
            EnumSet.of(Stage.INGEST, Stage.LINK),
            Landing.Selection.ALL,
            false,
            false,
            false,
            Optional.of(Town.TODAY)),
        Progress.SILENT);
  }
}
