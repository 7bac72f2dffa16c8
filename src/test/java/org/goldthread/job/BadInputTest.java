package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.goldthread.core.ExitCode;
import org.goldthread.core.Problem;
import org.goldthread.fixture.Folders;
import org.goldthread.table.Arrivals;
import org.goldthread.table.Field;
import org.goldthread.table.Mentions;
import org.goldthread.table.Rows;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A bad feed stops no other, and its previous submission stays in force. One run meets everything
 * at once, a second accepts what shrank; that takes longer than ten seconds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final String Q1 = "2023-24-Q1";
  private static final String Q2 = "2023-24-Q2";
  private static final byte[] JPEG = {
    (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1
  };

  private final Workplace place = Workplace.afterAWholeRun();
  private RunSummary first;
  private Contents afterFirst;
  private RunSummary second;
  private Contents afterSecond;

  @BeforeAll
  void run() throws IOException {
    place.ownConfiguration();
    shrink();
    sendAPicture();
    misplaceFolders();
    expireAnAgreement();
    spoilEveryRow();
    sendAgain();
    place.reread();
    first = place.run();
    afterFirst = place.contents();
    second = place.runAcceptingShrinkage();
    afterSecond = place.contents();
  }

  @Test
  void theRunEndsWithTheExitCodeOfAQualityGateAndAProblemEach() {
    assertThat(first.exitCode()).isEqualTo(ExitCode.QUALITY);
    assertThat(second.exitCode()).isEqualTo(ExitCode.QUALITY);
    assertThat(first.problems()).hasSize(7);
    assertThat(second.problems()).hasSize(6);
    assertThat(first.problems()).allSatisfy(p -> assertThat(p.remedy()).isNotBlank());
  }

  @Test
  void aReplacementThatShrinksIsHeldAndTheOldOneStays() {
    assertThat(state(first, "programme-inputs", Q2)).isEqualTo("held (max_shrink)");
    assertThat(problem(first, "programme-inputs/" + Q2).toString())
        .contains("6 rows")
        .contains("12")
        .contains("--accept-shrink");
    assertThat(rows(afterFirst, "programme-inputs", Q2))
        .isEqualTo(rows(Town.contents(), "programme-inputs", Q2));
  }

  @Test
  void whatShrankIsTakenOnRequest() {
    assertThat(state(second, "programme-inputs", Q2)).isEqualTo("in_force");
    assertThat(lines(afterSecond, "programme-inputs", Q2)).hasSize(6);
    assertThat(line(second, "programme-inputs", Q2).read()).isEqualTo(6);
  }

  @Test
  void aPictureNamedAsATableIsRefused() {
    assertThat(state(first, "baby-steps-engagement", Q1)).startsWith("refused");
    assertThat(rows(afterSecond, "baby-steps-engagement", Q1))
        .isNotEmpty()
        .isEqualTo(rows(Town.contents(), "baby-steps-engagement", Q1));
  }

  @Test
  void foldersOfNoFeedOfNoPeriodOrWithNothingInAreProblems() {
    assertThat(problem(first, "baby-steps-registratoin").remedy())
        .contains("baby-steps-registration");
    assertThat(problem(first, "2023-Q5").remedy()).contains("2023-24-Q2");
    assertThat(problem(first, "2023-24-Q3").problem()).contains("empty");
  }

  @Test
  void aFeedWhoseAgreementHasExpiredIsRefusedWholeWithTheLineOfTheAgreement() throws IOException {
    assertThat(state(first, "caseload-midwifery-registration", Q2))
        .isEqualTo("refused (agreement)");
    Problem problem = problem(first, "caseload-midwifery-registration");
    assertThat(problem.file()).endsWith("consent.yaml");
    String line =
        Files.readAllLines(place.ownFolder().resolve("consent.yaml")).get(problem.line() - 1);
    assertThat(line).containsAnyOf("dsa-kings-midwifery", "2020-03-31");
    assertThat(rows(afterSecond, "caseload-midwifery-registration", Q2))
        .isEqualTo(rows(Town.contents(), "caseload-midwifery-registration", Q2));
  }

  @Test
  void aSubmissionOfWhichEveryRowIsRejectedIsRefused() {
    assertThat(state(first, "making-it-real-registration", Q1))
        .isEqualTo("refused (max_rejected_share)");
    assertThat(rows(afterSecond, "making-it-real-registration", Q1))
        .isEqualTo(rows(Town.contents(), "making-it-real-registration", Q1));
  }

  @Test
  void aReplacementLeavesNoOldRowAndKeepsWhenEachMentionWasFirstSeen() {
    assertThat(state(first, "making-it-real-registration", Q2)).isEqualTo("in_force");
    assertThat(lines(afterFirst, "making-it-real-registration", Q2))
        .hasSameSizeAs(lines(Town.contents(), "making-it-real-registration", Q2));
    assertThat(afterFirst.of(Rows.TABLE))
        .filteredOn(of("making-it-real-registration", Q2))
        .allMatch(row -> row.<Long>getAs(Rows.INTAKE.name()) == 2);
    assertThat(afterFirst.of(Mentions.TABLE))
        .filteredOn(of("making-it-real-registration", Q2))
        .isNotEmpty()
        .allMatch(row -> row.<Long>getAs(Mentions.FIRST_SEEN.name()) == 1);
    assertThat(Contents.lines(afterFirst.of(Arrivals.TABLE), List.of()))
        .isEqualTo(Contents.lines(Town.contents().of(Arrivals.TABLE), List.of()));
  }

  @Test
  void nobodyElseIsTouched() {
    assertThat(first.people()).isEqualTo(Town.summary().people());
  }

  private void shrink() throws IOException {
    Path file = place.onlyFile("natural-thinkers-team", "programme-inputs", Q2);
    List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    Files.write(file, lines.subList(0, 7), StandardCharsets.ISO_8859_1);
  }

  private void sendAPicture() throws IOException {
    Files.write(place.onlyFile("baby-steps-team", "baby-steps-engagement", Q1), JPEG);
  }

  private void misplaceFolders() throws IOException {
    Path wrong = place.submission("baby-steps-team", "baby-steps-registratoin", Q1);
    Files.createDirectories(wrong);
    Files.writeString(wrong.resolve("registrations.csv"), "Client ID\nBS-1\n");
    Files.createDirectories(
        place.submission("real-partnership", "making-it-real-registration", "2023-Q5"));
    Files.createDirectories(
        place.submission("real-partnership", "making-it-real-registration", "2023-24-Q3"));
  }

  private void expireAnAgreement() throws IOException {
    String agreement =
        "  - id: dsa-kings-midwifery\n"
            + "    title: Data-sharing agreement with King's midwifery\n"
            + "    basis: consent\n"
            + "    start: 2015-04-01\n"
            + "    expiry: ";
    place.configure("consent.yaml", agreement + "2035-03-31", agreement + "2020-03-31");
    Workplace.touch(place.onlyFile("kings-midwifery", "caseload-midwifery-registration", Q2));
  }

  /** Of each row only the first cell stays. */
  private void spoilEveryRow() throws IOException {
    for (Path file :
        Folders.files(place.submission("real-partnership", "making-it-real-registration", Q1))) {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      Files.write(
          file,
          lines.stream()
              .map(line -> line.matches("R\\d.*") ? line.replaceAll(",.*", "") : line)
              .toList());
    }
  }

  private void sendAgain() throws IOException {
    Workplace.touch(place.onlyFile("real-partnership", "making-it-real-registration", Q2));
  }

  private static Problem problem(RunSummary summary, String about) {
    return summary.problems().stream()
        .filter(problem -> problem.toString().contains(about))
        .findFirst()
        .orElseThrow(() -> new AssertionError(about + " is not among " + summary.problems()));
  }

  private static RunSummary.FeedLine line(RunSummary summary, String feed, String period) {
    return summary.feeds().stream()
        .filter(line -> line.feed().equals(feed) && line.period().equals(period))
        .findFirst()
        .orElseThrow();
  }

  private static String state(RunSummary summary, String feed, String period) {
    RunSummary.FeedLine line = line(summary, feed, period);
    return line.note().isEmpty() ? line.state() : line.state() + " (" + line.note() + ")";
  }

  private static List<String> rows(Contents contents, String feed, String period) {
    return Contents.lines(
        contents.of(Rows.TABLE).stream().filter(of(feed, period)).toList(), List.of());
  }

  private static List<Object> lines(Contents contents, String feed, String period) {
    return contents.of(Rows.TABLE).stream()
        .filter(of(feed, period))
        .map(row -> row.getAs(Rows.LINE.name()))
        .distinct()
        .collect(Collectors.toList());
  }

  private static Predicate<Row> of(String feed, String period) {
    Field feedOf = Rows.FEED;
    return row ->
        row.getAs(feedOf.name()).equals(feed) && row.getAs(Rows.PERIOD.name()).equals(period);
  }
}
