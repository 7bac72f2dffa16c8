package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.assertj.core.api.Assertions;
import org.goldthread.contract.RowCounts;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;
import org.goldthread.fixture.Folders;
import org.goldthread.table.Arrivals;
import org.goldthread.table.ConsentStatements;
import org.goldthread.table.Field;
import org.goldthread.table.Mentions;
import org.goldthread.table.RowStates;
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
  private static final String HEALTH_VISITING =
      "    title: Registered basis of the health visiting dataset\n"
          + "    basis: legitimate_interest\n"
          + "    start: 2015-04-01\n"
          + "    expiry: ";
  private static final byte[] JPEG = {
    (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1
  };

  private final Workplace place = Workplace.afterAWholeRun();
  private final Map<String, Long> bytesBefore = new TreeMap<>();
  private final Map<String, Long> bytesAfterLooking = new TreeMap<>();
  private RunSummary dry;
  private GoldthreadException failure;
  private RunSummary first;
  private Contents afterFirst;
  private RunSummary second;
  private Contents afterSecond;

  @BeforeAll
  void run() throws IOException {
    place.ownConfiguration();
    shrink();
    sendAPicture();
    putAFolderAmongTheFiles();
    misplaceFolders();
    expireAnAgreement();
    spoilEveryRow();
    sendAgain();
    Workplace.touch(outcomes());
    send("2022-23-Q4", "ZZ-1,10/01/2023,No,F,SW9 8AA", "ZZ-2,11/01/2023,No,F,SW9 8AA");
    place.reread();
    sizes(bytesBefore);
    dry = place.preview();
    failure = Assertions.catchThrowableOfType(GoldthreadException.class, place::runFailingFast);
    sizes(bytesAfterLooking);
    first = place.run(atReading(() -> Workplace.touch(outcomes())));
    afterFirst = place.contents();
    sendWhatWasMeant();
    renewAnAgreement();
    send("2022-23-Q4", "ZZ-1,10/01/2023,Yes,F,SW9 8AA", "ZZ-2,11/01/2023,No,F,SW9 8AA");
    send("2022-23-Q3", "ZZ-3,10/10/2022,No,F,SW9 8AA");
    Workplace.touch(feedback());
    place.reread();
    second = place.runAcceptingShrinkage(atReading(() -> Files.delete(feedback())));
    afterSecond = place.contents();
  }

  @Test
  void theRunEndsWithTheExitCodeOfAQualityGateAndAProblemEach() {
    assertThat(first.exitCode()).isEqualTo(ExitCode.QUALITY);
    assertThat(second.exitCode()).isEqualTo(ExitCode.QUALITY);
    assertThat(first.problems()).hasSize(10);
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
    assertThat(state(second, "baby-steps-engagement", Q1)).isEqualTo("in_force");
    assertThat(rows(afterSecond, "baby-steps-engagement", Q1))
        .isNotEmpty()
        .isEqualTo(rows(Town.contents(), "baby-steps-engagement", Q1));
  }

  @Test
  void aFolderAmongItsFilesRefusesASubmissionUntilItIsGone() {
    assertThat(state(first, "programme-inputs", Q1)).isEqualTo("refused (FIL-013)");
    assertThat(problem(first, "programme-inputs/" + Q1).toString())
        .contains("scans: The file cannot be read.")
        .contains("It is a folder")
        .contains("stays in force")
        .contains("do:");
    assertThat(line(first, "programme-inputs", Q1).inForce()).isPresent();
    assertThat(state(second, "programme-inputs", Q1)).isEqualTo("in_force");
    assertThat(rows(afterFirst, "programme-inputs", Q1))
        .isEqualTo(rows(Town.contents(), "programme-inputs", Q1));
  }

  @Test
  void aFileThatGrowsWhileItIsReadRefusesItsSubmissionUntilTheNextRun() {
    assertThat(state(first, "making-it-real-outcomes", Q2))
        .isEqualTo("refused (changed_while_read)");
    assertThat(problem(first, "making-it-real-outcomes/" + Q2).toString())
        .contains("written to, moved or removed while the run read it")
        .contains("stays in force");
    assertThat(rows(afterFirst, "making-it-real-outcomes", Q2))
        .isNotEmpty()
        .isEqualTo(rows(Town.contents(), "making-it-real-outcomes", Q2));
    assertThat(state(second, "making-it-real-outcomes", Q2)).isEqualTo("in_force");
  }

  @Test
  void aFileThatIsTakenAwayWhileItIsReadRefusesItsSubmissionAndNoOther() {
    assertThat(state(second, "baby-steps-feedback", Q2)).isEqualTo("refused (changed_while_read)");
    assertThat(rows(afterSecond, "baby-steps-feedback", Q2))
        .isNotEmpty()
        .isEqualTo(rows(Town.contents(), "baby-steps-feedback", Q2));
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
    assertThat(problem.file()).endsWith("governance.yaml");
    String line =
        Files.readAllLines(place.ownFolder().resolve("governance.yaml")).get(problem.line() - 1);
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
  void ofWhatWasRefusedOrHeldTheSummarySaysWhatWasFoundInIt() {
    RunSummary.FeedLine held = line(first, "programme-inputs", Q2);
    assertThat(held.read()).isEqualTo(6);
    assertThat(held.inForce()).map(RowCounts::read).contains(12L);
    assertThat(held.since()).isPresent();
    RunSummary.FeedLine spoiled = line(first, "making-it-real-registration", Q1);
    RunSummary.FeedLine whole = line(Town.summary(), "making-it-real-registration", Q1);
    assertThat(spoiled.read()).isEqualTo(whole.read());
    assertThat(spoiled.rejected()).isEqualTo(whole.read()).isPositive();
    assertThat(spoiled.inForce()).contains(counts(whole));
    RunSummary.FeedLine expired = line(first, "caseload-midwifery-registration", Q2);
    whole = line(Town.summary(), "caseload-midwifery-registration", Q2);
    assertThat(expired.read()).isEqualTo(whole.read()).isPositive();
    assertThat(line(first, "baby-steps-engagement", Q1).read()).as("rows of a picture").isZero();
    assertThat(List.of(first, second, dry))
        .flatExtracting(RunSummary::feeds)
        .allSatisfy(
            feed ->
                assertThat(feed.accepted() + feed.rejected() + feed.withheld())
                    .isEqualTo(feed.read()));
  }

  @Test
  void anAgreementThatExpiredIsNoticedWhereNothingNewWasSentAndForgottenOnceItIsRenewed() {
    RunSummary.FeedLine unchanged = line(first, "health-visiting-reviews", Q1);
    assertThat(state(first, "health-visiting-reviews", Q1)).isEqualTo("refused (agreement)");
    assertThat(unchanged.since()).isPresent();
    assertThat(counts(unchanged))
        .isEqualTo(counts(line(Town.summary(), "health-visiting-reviews", Q1)));
    assertThat(problem(first, "health-visiting-reviews").toString())
        .contains("expired on 2020-03-31")
        .contains("stays in force: " + Q1 + " of " + unchanged.since().get());
    assertThat(state(second, "health-visiting-reviews", Q1)).isEqualTo("in_force");
    assertThat(rows(afterSecond, "health-visiting-reviews", Q1))
        .isEqualTo(rows(Town.contents(), "health-visiting-reviews", Q1));
  }

  @Test
  void noMessageNamesItsSubmissionTwice() {
    String folder = "programme-inputs/" + Q2;
    assertThat(problem(first, folder).toString()).containsOnlyOnce(folder);
  }

  @Test
  void aDryRunSaysWhatTheRunThenDoes() {
    assertThat(dry.exitCode()).isEqualTo(ExitCode.QUALITY);
    assertThat(dry.problems().stream().map(Problem::toString))
        .containsExactlyInAnyOrderElementsOf(
            first.problems().stream()
                .map(Problem::toString)
                .filter(problem -> !problem.contains("while the run read it"))
                .toList());
    assertThat(state(dry, "programme-inputs", Q2)).isEqualTo("would be held (max_shrink)");
    assertThat(state(dry, "making-it-real-registration", Q1))
        .isEqualTo("would be refused (max_rejected_share)");
    assertThat(state(dry, "making-it-real-registration", Q2)).isEqualTo("would replace");
    assertThat(state(dry, "baby-steps-registration", "2022-23-Q4")).isEqualTo("would be taken");
    assertThat(state(dry, "baby-steps-registration", Q1)).isEqualTo("unchanged");
    assertThat(state(dry, "caseload-midwifery-registration", Q2))
        .isEqualTo("would be refused (agreement)");
    for (RunSummary.FeedLine seen : dry.feeds()) {
      if (seen.state().startsWith("would")) {
        assertThat(seen.read()).isEqualTo(line(first, seen.feed(), seen.period()).read());
      }
    }
  }

  @Test
  void failFastStopsAtTheFirstFeedThatCannotBeTaken() {
    assertThat(failure.exitCode()).isEqualTo(ExitCode.QUALITY);
    assertThat(failure.problems()).hasSize(1);
    assertThat(failure).hasMessageContaining("Nothing was taken of any feed");
  }

  @Test
  void neitherADryRunNorFailFastWritesAnything() {
    assertThat(bytesBefore).isNotEmpty();
    assertThat(bytesAfterLooking).isEqualTo(bytesBefore);
  }

  @Test
  void beforeTheFirstRunADryRunStartsNoSpark() {
    RunSummary all = Workplace.empty().previewWithoutSpark();
    assertThat(all.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(all.feeds())
        .hasSameSizeAs(Town.summary().feeds())
        .allMatch(feed -> feed.state().equals("would be taken"));
    assertThat(all.feeds().stream().map(feed -> feed.folder() + " " + feed.read()))
        .containsExactlyElementsOf(
            Town.summary().feeds().stream()
                .map(feed -> feed.folder() + " " + feed.read())
                .toList());
  }

  /** In one run: a refusal taken back, one sent again in the replaced file, one in a new file. */
  @Test
  void refusalsOfReplacedAndNewSubmissionsTakeThePlaceOfWhatWasSaidBefore() {
    List<Object> before = refusers(afterFirst, "2022-23-Q4");
    assertThat(before).hasSize(2).doesNotHaveDuplicates();
    assertThat(refusers(afterSecond, "2022-23-Q4")).hasSize(1).isSubsetOf(before);
    assertThat(refusers(afterSecond, "2022-23-Q3")).hasSize(1).doesNotContainAnyElementsOf(before);
    assertThat(states(afterFirst, "2022-23-Q4")).containsExactly("2 withheld", "3 withheld");
    assertThat(states(afterSecond, "2022-23-Q4")).containsExactly("2 accepted", "3 withheld");
    assertThat(states(afterSecond, "2022-23-Q3")).containsExactly("2 withheld");
    assertThat(afterSecond.of(ConsentStatements.TABLE))
        .hasSize(Town.contents().of(ConsentStatements.TABLE).size() + 2);
  }

  @Test
  void nobodyElseIsTouched() {
    assertThat(first.people()).isEqualTo(Town.summary().people());
  }

  private Path outcomes() {
    return place.onlyFile("real-partnership", "making-it-real-outcomes", Q2);
  }

  private Path feedback() {
    return place.onlyFile("baby-steps-team", "baby-steps-feedback", Q2);
  }

  /** Does something when files have been looked at and their rows are about to be read. */
  private static Progress atReading(ThrowingRunnable act) {
    return step -> {
      if (step.startsWith("reading")) {
        act.run();
      }
    };
  }

  /** An act on files. */
  private interface ThrowingRunnable {
    void act() throws IOException;

    default void run() {
      try {
        act();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void shrink() throws IOException {
    Path file = place.onlyFile("natural-thinkers-team", "programme-inputs", Q2);
    List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    Files.write(file, lines.subList(0, 7), StandardCharsets.ISO_8859_1);
  }

  private void sendAPicture() throws IOException {
    Files.write(place.onlyFile("baby-steps-team", "baby-steps-engagement", Q1), JPEG);
  }

  private void putAFolderAmongTheFiles() throws IOException {
    Files.createDirectories(folderAmongTheFiles());
  }

  private Path folderAmongTheFiles() {
    return place.submission("natural-thinkers-team", "programme-inputs", Q1).resolve("scans");
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

  /** Of one feed something new was sent, of the other nothing. */
  private void expireAnAgreement() throws IOException {
    String agreement =
        "  - id: dsa-kings-midwifery\n"
            + "    title: Data-sharing agreement with King's midwifery\n"
            + "    basis: consent\n"
            + "    start: 2015-04-01\n"
            + "    expiry: ";
    place.configure("governance.yaml", agreement + "2035-03-31", agreement + "2020-03-31");
    place.configure(
        "governance.yaml", HEALTH_VISITING + "2035-03-31", HEALTH_VISITING + "2020-03-31");
    Workplace.touch(place.onlyFile("kings-midwifery", "caseload-midwifery-registration", Q2));
  }

  private void renewAnAgreement() {
    place.configure(
        "governance.yaml", HEALTH_VISITING + "2020-03-31", HEALTH_VISITING + "2035-03-31");
  }

  private void sendWhatWasMeant() throws IOException {
    Files.copy(
        Town.whole().onlyFile("baby-steps-team", "baby-steps-engagement", Q1),
        place.onlyFile("baby-steps-team", "baby-steps-engagement", Q1),
        StandardCopyOption.REPLACE_EXISTING);
    Files.delete(folderAmongTheFiles());
  }

  private void send(String period, String... rows) throws IOException {
    Path folder = place.submission("baby-steps-team", "baby-steps-registration", period);
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("mothers.csv"),
        "Client ID,Date registered,Consent to share,Gender,Postcode\n"
            + String.join("\n", rows)
            + "\n");
  }

  /** Every file of the place with its size. */
  private void sizes(Map<String, Long> sizes) throws IOException {
    for (Path folder : List.of(place.landing(), place.lake(), place.feedback())) {
      if (Files.exists(folder)) {
        for (Path file : Folders.files(folder)) {
          sizes.put(file.toString(), Files.size(file));
        }
      }
    }
  }

  /** Of each row only the first cell stays. */
  private void spoilEveryRow() throws IOException {
    for (Path file :
        Folders.files(place.submission("real-partnership", "making-it-real-registration", Q1))) {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      Files.write(
          file,
          lines.stream()
              .map(
                  line ->
                      line.matches("(RP\\d|,).*") ? "RP1" + line.replaceAll("^RP|,.*", "") : line)
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

  private static RowCounts counts(RunSummary.FeedLine line) {
    return new RowCounts(line.accepted(), line.rejected(), line.withheld(), 0);
  }

  private static List<Object> refusers(Contents contents, String period) {
    return contents.of(ConsentStatements.TABLE).stream()
        .filter(of("baby-steps-registration", period))
        .<Object>map(row -> Contents.text(row.getAs(ConsentStatements.CLIENT.name())))
        .toList();
  }

  private static List<String> states(Contents contents, String period) {
    return contents.of(RowStates.TABLE).stream()
        .filter(of("baby-steps-registration", period))
        .map(row -> row.getAs(RowStates.LINE.name()) + " " + row.getAs(RowStates.STATE.name()))
        .sorted()
        .toList();
  }

  private static Predicate<Row> of(String feed, String period) {
    Field feedOf = Rows.FEED;
    return row ->
        row.getAs(feedOf.name()).equals(feed) && row.getAs(Rows.PERIOD.name()).equals(period);
  }
}
