package org.goldthread.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.goldthread.calendar.FeedCalendar;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.Finding;
import org.goldthread.contract.JudgedRow;
import org.goldthread.contract.Status;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;
import org.goldthread.fixture.Folders;
import org.goldthread.intake.Landing;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sample holds beside the usual, as the programme that ships configures it; seed 31. */
class ScenarioTest {
  private static final String BULK = "maternity-records-gstt";
  private static final int FAMILIES = 1500;
  private static final int QUARTERS = 16;
  private static final Period FIRST = new Period(2020, 1);

  @TempDir static Path place;

  private static Sample sample;
  private static Programme programme;

  @BeforeAll
  static void generateOnce() {
    programme = Programmes.load(Sample.CONF);
    sample = generate(Dirt.usual());
  }

  private static Sample generate(Dirt dirt) {
    Path out = place.resolve("sample " + dirt.model());
    return new Sample(
        out,
        Synth.generate(
            new SynthOptions(
                Sample.CONF, FAMILIES, QUARTERS, FIRST, 31, Sample.keys(place), out, dirt)));
  }

  private static Set<String> periods(String feed) {
    Set<String> periods = new TreeSet<>();
    for (Path file : sample.clearFiles()) {
      Path submission = file.getParent();
      if (submission.getParent().getFileName().toString().equals(feed)) {
        periods.add(submission.getFileName().toString());
      }
    }
    return periods;
  }

  private static List<NamedCsvRecord> errors(String word) {
    return sample.truth("errors.csv").stream()
        .filter(error -> error.getField("error").equals(word))
        .toList();
  }

  @Test
  void aProviderThatNeverDeliversHasAnAgreementAndNoFile() {
    List<String> silent = Scenario.of(programme).never();
    assertThat(silent).isNotEmpty();
    for (Feed feed : programme.feeds().values()) {
      boolean isSilent = silent.contains(feed.provider());
      assertThat(periods(feed.name()).isEmpty()).as(feed.name()).isEqualTo(isSilent);
    }
    assertThat(programme.feeds().values())
        .filteredOn(feed -> silent.contains(feed.provider()))
        .isNotEmpty()
        .allMatch(feed -> programme.agreements().containsKey(feed.agreement()));
  }

  @Test
  void aYearThatComesInOneBulkFileStandsInTheLaterSubmission() {
    assertThat(periods(BULK))
        .contains("2021-22-Q4", "2023-24-Q1", "2023-24-Q4")
        .doesNotContain("2022-23-Q1", "2022-23-Q2", "2022-23-Q3", "2022-23-Q4");
    List<NamedCsvRecord> late =
        errors("row-late").stream().filter(e -> e.getField("feed").equals(BULK)).toList();
    assertThat(late)
        .filteredOn(e -> e.getField("period").equals("2023-24-Q4"))
        .hasSizeGreaterThan(50);
  }

  @Test
  void rowsOfTheBulkFileAreTakenWithANoteOnTheirDates() {
    List<JudgedRow> rows = new ArrayList<>();
    Set<String> notes = new HashSet<>();
    Set<Long> late =
        errors("row-late").stream()
            .filter(e -> e.getField("feed").equals(BULK))
            .filter(e -> e.getField("period").equals("2023-24-Q4"))
            .map(e -> Long.valueOf(e.getField("line")))
            .collect(Collectors.toSet());
    sample.judge(
        judged -> {
          boolean isBulk = judged.feed().equals(BULK) && judged.period().equals("2023-24-Q4");
          if (isBulk && late.contains(judged.row().line())) {
            rows.addAll(judged.rows());
            judged.rows().stream()
                .flatMap(row -> row.findings().stream())
                .map(Finding::id)
                .forEach(id -> notes.add(id.id()));
          }
        });
    long accepted = rows.stream().filter(row -> row.status() == Status.ACCEPTED).count();
    assertThat(accepted / (double) rows.size()).isGreaterThan(0.9);
    assertThat(notes).contains("DAT-002");
  }

  @Test
  void nothingIsSentForWhatWasNotCollected() {
    assertThat(programme.feeds().get("eyfsp").schedule().notCollected())
        .containsExactly("2020-21-Q1", "2021-22-Q1");
    assertThat(periods("eyfsp")).containsExactly("2022-23-Q1", "2023-24-Q1");
  }

  @Test
  void theCalendarTellsLateNeverReceivedAndNotCollected() {
    Set<FeedCalendar.Arrival> arrivals = new HashSet<>();
    for (Path file : sample.clearFiles()) {
      Path at = sample.folder().relativize(file);
      arrivals.add(
          new FeedCalendar.Arrival(
              at.getName(1).toString(),
              at.getName(2).toString(),
              Period.parse(at.getName(3).toString()).orElseThrow(),
              true,
              "in_force",
              Optional.empty()));
    }
    Map<String, Set<String>> states = new HashMap<>();
    FeedCalendar.on(LocalDate.of(2024, 9, 30), programme, arrivals)
        .forEach(
            expected ->
                states
                    .computeIfAbsent(
                        expected.feed() + " " + expected.state().word(), key -> new TreeSet<>())
                    .add(expected.period()));
    assertThat(states)
        .containsEntry(
            BULK + " late", Set.of("2022-23-Q1", "2022-23-Q2", "2022-23-Q3", "2022-23-Q4"))
        .containsEntry("eyfsp not_collected", Set.of("2020-21-Q1", "2021-22-Q1"))
        .doesNotContainKey("group-pregnancy-care-registration received");
    assertThat(states.get("group-pregnancy-care-registration never_received"))
        .hasSize(QUARTERS + 1);
  }

  @Test
  void someRowsComeWithTheFilesOfTheNextQuarter() {
    List<NamedCsvRecord> late =
        errors("row-late").stream().filter(e -> !e.getField("feed").equals(BULK)).toList();
    long rows = sample.summary().rows();
    assertThat(late.size() / (double) rows).isBetween(0.002, 0.01);
    assertThat(late).noneMatch(e -> e.getField("period").equals(FIRST.toString()));
  }

  @Test
  void someClientsWithdrawAndStaySo() {
    Map<String, TreeSet<String>> byClient = new HashMap<>();
    errors("consent-withdrawn")
        .forEach(
            e ->
                byClient
                    .computeIfAbsent(e.getField("feed"), key -> new TreeSet<>())
                    .add(e.getField("period")));
    assertThat(byClient).hasSizeGreaterThan(3);
    long refused = errors("consent-refused").size();
    assertThat(errors("consent-withdrawn").size()).isBetween(5, (int) refused);
  }

  @Test
  void whatIsSentAgainHasTheSameNamesAndNoErrorOfAnOffice() {
    List<Path> again = sample.files(Resubmissions.ZONE);
    assertThat(again).hasSizeGreaterThan(10);
    assertThat(again)
        .allSatisfy(
            file -> {
              Path below = sample.folder().resolve(Resubmissions.ZONE).relativize(file);
              assertThat(sample.folder().resolve("landing").resolve(below)).exists();
            });
    Set<String> errors =
        sample.truth("resubmissions/errors.csv").stream()
            .map(error -> error.getField("error"))
            .collect(Collectors.toSet());
    assertThat(errors).isSubsetOf("consent-refused", "consent-withdrawn", "row-late");
  }

  @Test
  void whatIsSentTwiceHasTheSameBytesUnderAnotherNameOrInTheNextQuarter() throws IOException {
    List<NamedCsvRecord> repeats = sample.truth("repeats.csv");
    Path zone = sample.folder().resolve(Repeats.ZONE);
    Set<Path> told = new HashSet<>();
    Map<Boolean, Integer> renamed = new HashMap<>();
    for (NamedCsvRecord repeat : repeats) {
      Path feed = Path.of(repeat.getField("provider"), repeat.getField("feed"));
      Path again =
          zone.resolve(feed).resolve(repeat.getField("period")).resolve(repeat.getField("file"));
      Path first =
          sample
              .folder()
              .resolve("landing")
              .resolve(feed)
              .resolve(repeat.getField("of_period"))
              .resolve(repeat.getField("of_file"));
      assertThat(again).hasSameBinaryContentAs(first);
      Period of = Period.parse(repeat.getField("of_period")).orElseThrow();
      boolean sameQuarter = repeat.getField("period").equals(of.toString());
      assertThat(repeat.getField("period")).isIn(of.toString(), of.next().toString());
      assertThat(repeat.getField("file").equals(repeat.getField("of_file")))
          .isEqualTo(!sameQuarter);
      renamed.merge(sameQuarter, 1, Integer::sum);
      told.add(again);
    }
    assertThat(sample.files(Repeats.ZONE)).containsExactlyInAnyOrderElementsOf(told);
    assertThat(renamed.get(true)).isGreaterThan(3);
    assertThat(renamed.get(false)).isGreaterThan(3);
  }

  @Test
  void aFileThatComesTwiceUnderTwoNamesAddsNothingToItsSubmission(@TempDir Path landing)
      throws IOException {
    NamedCsvRecord repeat =
        sample.truth("repeats.csv").stream()
            .filter(r -> r.getField("period").equals(r.getField("of_period")))
            .findFirst()
            .orElseThrow();
    Path below =
        Path.of(repeat.getField("provider"), repeat.getField("feed"), repeat.getField("period"));
    Folders.copy(sample.folder().resolve("landing").resolve(below), landing.resolve(below));
    List<String> before = landed(landing).stream().map(Landing.LandedFile::sha256).toList();
    Path again = Path.of(Repeats.ZONE).resolve(below).resolve(repeat.getField("file"));
    Files.copy(
        sample.folder().resolve(again), landing.resolve(below).resolve(repeat.getField("file")));
    assertThat(landed(landing)).extracting(Landing.LandedFile::sha256).isEqualTo(before);
    assertThat(landed(landing))
        .as("both names, so that both go when clear text is removed")
        .flatExtracting(Landing.LandedFile::paths)
        .containsExactlyInAnyOrderElementsOf(Folders.files(landing));
  }

  private static List<Landing.LandedFile> landed(Path landing) {
    return Landing.scan(landing, programme, Landing.Selection.ALL).deliveries().stream()
        .flatMap(delivery -> delivery.files().stream())
        .toList();
  }

  @Test
  void aSharedFatherIsOnePersonOfOneFamilyInTheFilesOfTwo() {
    Set<Set<String>> fathers = pairs("father_lives_in");
    assertThat(fathers.size() / (double) FAMILIES).isBetween(0.003, 0.02);
    Set<Set<String>> carers = pairs("carer_lives_in");
    Set<Set<String>> mixed =
        peopleByRow().values().stream()
            .map(people -> Set.copyOf(people.values()))
            .filter(families -> families.size() > 1)
            .collect(Collectors.toSet());
    assertThat(mixed).anyMatch(fathers::contains);
    assertThat(mixed).allMatch(two -> fathers.contains(two) || carers.contains(two));
  }

  @Test
  void aSharedCarerStandsBesideTheChildrenOfTwoFamilies() {
    Set<Set<String>> carers = pairs("carer_lives_in");
    assertThat(carers.size() / (double) FAMILIES).isBetween(0.002, 0.01);
    Map<String, Set<Set<String>>> company = new HashMap<>();
    peopleByRow()
        .values()
        .forEach(
            people ->
                people
                    .keySet()
                    .forEach(
                        person ->
                            company
                                .computeIfAbsent(person, key -> new HashSet<>())
                                .add(Set.copyOf(people.values()))));
    assertThat(company.values())
        .filteredOn(families -> families.stream().anyMatch(carers::contains))
        .hasSizeGreaterThan(2)
        .anyMatch(families -> families.stream().anyMatch(family -> family.size() == 1));
  }

  /** Families of which one has an adult who lives with the other. */
  private static Set<Set<String>> pairs(String column) {
    return sample.truth("families.csv").stream()
        .filter(family -> !family.getField(column).isEmpty())
        .map(family -> Set.of(family.getField("family"), family.getField(column)))
        .collect(Collectors.toSet());
  }

  /** By row of a file, its people and the families that they live with. */
  private static Map<String, Map<String, String>> peopleByRow() {
    Map<String, Map<String, String>> people = new HashMap<>();
    for (NamedCsvRecord row : sample.truth("rows.csv")) {
      if (!row.getField("person").isEmpty()) {
        people
            .computeIfAbsent(
                String.join(",", row.getFields().subList(1, 6)), key -> new HashMap<>())
            .put(row.getField("person"), row.getField("family"));
      }
    }
    return people;
  }

  @Test
  @DisplayName("no submission of the demo is held because too many rows are sent back, seed 7")
  void theDemosSubmissionsPassTheirGates() {
    Sample demo = Sample.of(place, 300, 4, 7, Dirt.usual());
    Map<String, int[]> bySubmission = new HashMap<>();
    demo.judge(
        judged -> {
          if (!judged.rows().isEmpty()) {
            int[] counts =
                bySubmission.computeIfAbsent(
                    judged.feed() + " " + judged.period(), key -> new int[2]);
            counts[0]++;
            counts[1] +=
                judged.rows().stream().anyMatch(r -> r.status() == Status.REJECTED) ? 1 : 0;
          }
        });
    assertThat(bySubmission).hasSizeGreaterThan(200);
    bySubmission.forEach(
        (submission, counts) -> {
          Feed feed = programme.feeds().get(submission.split(" ")[0]);
          if (counts[0] >= feed.gates().minRowsToJudge()) {
            assertThat(counts[1] / (double) counts[0])
                .as(submission)
                .isLessThanOrEqualTo(feed.gates().maxRejectedShare());
          }
        });
  }

  @Test
  void officesDiffer() {
    Set<Double> times =
        programme.feeds().values().stream()
            .map(feed -> Care.ofOffice(feed.provider(), 0.4))
            .collect(Collectors.toSet());
    assertThat(times).hasSizeGreaterThan(20).allMatch(t -> t >= 0.6 && t <= 1.4);
  }

  @Test
  @DisplayName("the second model of errors plants none of the first, and its errors are told")
  void theSecondModelPlantsNoneOfTheFirst() {
    Sample keyed = generate(Dirt.keyed());
    Map<String, Long> counts =
        keyed.truth("errors.csv").stream()
            .collect(Collectors.groupingBy(e -> e.getField("error"), Collectors.counting()));
    assertThat(counts.keySet())
        .containsExactlyInAnyOrder(
            "consent-refused",
            "consent-withdrawn",
            "row-late",
            "key-slip",
            "cell-skipped",
            "cell-copied",
            "date-turned");
    assertThat(counts.get("key-slip") / (double) keyed.summary().rows()).isBetween(0.01, 0.2);
    assertThat(keyed.truth("persons.csv").size()).isEqualTo(sample.truth("persons.csv").size());
  }

  @Test
  void effectsAreStatedAsConfigured() {
    Map<String, String> effects =
        sample.truth("effects.csv").stream()
            .collect(
                Collectors.toMap(
                    e -> e.getField("outcome") + " " + e.getField("term"),
                    e -> e.getField("scale") + " " + e.getField("size")));
    assertThat(effects)
        .containsEntry("review need", "log_odds -0.55")
        .containsEntry("review service_used_before", "log_odds 0.30")
        .containsEntry("review service_used_before baby-steps", "log_odds 0.40")
        .containsEntry("profile service_used_before", "log_odds 0.00")
        .containsEntry("uptake_targeted_service need_above_1", "weight 4.00");
  }

  @Test
  void aProviderThatThereIsNotIsRefused(@TempDir Path folder) throws IOException {
    Path conf = Folders.copy(Sample.CONF, folder.resolve("conf"));
    Files.writeString(
        conf.resolve("sample.yaml"),
        """
        version: 1
        never: [nobody]
        errors:
          deprived: {email-misssing: 2}
        outcomes:
          review: {intercept: 1, need: -1, per_service: 0, services: {ghost-service: 1}}
        """);
    Programme other = Programmes.load(ConfigFiles.read(conf));
    assertThatThrownBy(() -> Scenario.of(other))
        .isInstanceOfSatisfying(
            GoldthreadException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USER))
        .hasMessageContaining("no provider `nobody`")
        .hasMessageContaining("no error `email-misssing`")
        .hasMessageContaining("no service `ghost-service`");
  }
}
