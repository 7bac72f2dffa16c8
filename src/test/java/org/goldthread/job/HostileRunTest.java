package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.RowEngine;
import org.goldthread.core.ExitCode;
import org.goldthread.core.Period;
import org.goldthread.core.Problem;
import org.goldthread.fixture.Needles;
import org.goldthread.hostile.GoodFile;
import org.goldthread.hostile.HostileCatalogue;
import org.goldthread.hostile.HostileFile;
import org.goldthread.postcode.PostcodeLookup;
import org.goldthread.table.Rows;
import org.goldthread.validation.Validation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every hostile file as a submission of its own, all of them in one run beside the town's good
 * feeds. The run meets hundreds of submissions, and takes minutes.
 */
@Tag("fault")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRunTest {
  private static final int PERIODS = 30;

  private final Workplace place = Workplace.empty();
  private final Map<String, HostileFile> sent = new LinkedHashMap<>();
  private final Map<String, Path> landed = new LinkedHashMap<>();
  private Map<String, RowCounts> expected;
  private Set<String> refused;
  private RunSummary run;
  private Contents contents;

  @BeforeAll
  void sendThemAllAtOnce() {
    place.ownConfiguration();
    Map<GoodFile, Integer> count = new EnumMap<>(GoodFile.class);
    for (HostileFile file : HostileCatalogue.all()) {
      int number = count.merge(file.good(), 1, Integer::sum) - 1;
      String feed = file.good().feed() + "-" + (char) ('a' + number / PERIODS);
      if (number % PERIODS == 0) {
        addFeed(file.good(), feed);
      }
      Period period = new Period(2015 + number % PERIODS / 4, number % PERIODS % 4 + 1);
      String folder = file.good().provider() + "/" + feed + "/" + period;
      sent.put(folder, file);
      landed.put(folder, file.write(place.landing().resolve(folder)));
    }
    place.reread();
    validate();
    run = place.run();
    contents = place.contents();
  }

  /** A feed like another, under a name of its own. */
  private void addFeed(GoodFile good, String name) {
    try {
      Path feeds = place.ownFolder().resolve("feeds");
      String like = Files.readString(feeds.resolve(good.feed() + ".yaml"));
      String own =
          like.replace("feed: " + good.feed() + "\n", "feed: " + name + "\n")
              .replace("route: tokens\nscheme: gt1\n", "");
      Files.writeString(feeds.resolve(name + ".yaml"), own);
      String line = "      - " + good.feed() + "\n";
      if (Files.readString(place.ownFolder().resolve("governance.yaml")).contains(line)) {
        place.configure("governance.yaml", line, line + "      - " + name + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void validate() {
    ConfigFiles files = ConfigFiles.read(place.ownFolder());
    Programme programme = Programmes.cached(files);
    PostcodeLookup postcodes = PostcodeLookup.of(Path.of(files.folder()), programme.area());
    expected = new LinkedHashMap<>();
    refused = new TreeSet<>();
    landed.forEach(
        (folder, file) -> {
          String[] parts = folder.split("/");
          RowEngine engine = RowEngine.of(programme, programme.feeds().get(parts[1]), postcodes);
          Validation found =
              Validation.of(engine, Period.parse(parts[2]).orElseThrow(), List.of(file));
          expected.put(folder, found.counts());
          if (found.files().get(0).isRefused()) {
            refused.add(folder);
          }
        });
  }

  @Test
  void moreThanThreeHundredSubmissionsEndInTheExitCodeOfAQualityGate() {
    assertThat(sent).hasSizeGreaterThan(300);
    assertThat(run.exitCode()).isEqualTo(ExitCode.QUALITY);
  }

  @Test
  void eachThatCannotBeReadIsNamedWithProblemCauseAndRemedy() {
    assertThat(refused).hasSizeGreaterThan(100);
    List<String> unnamed = new ArrayList<>();
    for (String folder : refused) {
      boolean named =
          run.problems().stream()
              .filter(problem -> problem.toString().contains(folder))
              .anyMatch(problem -> !problem.problem().isBlank() && !problem.remedy().isBlank());
      if (!named) {
        unnamed.add(folder + " " + sent.get(folder));
      }
      assertThat(line(folder).state()).as("%s", sent.get(folder)).isEqualTo("refused");
    }
    assertThat(unnamed).isEmpty();
  }

  @Test
  void eachThatIsTakenHasTheRowsThatValidateCounts() {
    List<String> other = new ArrayList<>();
    for (String folder : sent.keySet()) {
      RunSummary.FeedLine line = line(folder);
      RowCounts counts = expected.get(folder);
      boolean same =
          line.accepted() == counts.accepted()
              && line.rejected() == counts.rejected()
              && line.withheld() == counts.withheld();
      boolean taken = refused.contains(folder) || line.state().equals("in_force");
      boolean gated = line.note().contains("max_rejected_share");
      if (!same || !taken && !gated) {
        other.add(folder + " " + sent.get(folder) + ": " + line + " and not " + counts);
      }
    }
    assertThat(other).isEmpty();
  }

  @Test
  void theGoodFeedsAreUnharmed() {
    Set<Object> hostile =
        sent.keySet().stream().map(folder -> folder.split("/")[1]).collect(Collectors.toSet());
    List<Row> kept =
        contents.of(Rows.TABLE).stream()
            .filter(row -> !hostile.contains(row.getAs(Rows.FEED.name())))
            .toList();
    assertThat(Contents.lines(kept, List.of()))
        .isEqualTo(Contents.lines(Town.contents().of(Rows.TABLE), List.of()));
  }

  @Test
  void noProblemShowsWhomAFileIsAbout() {
    Set<String> values = new TreeSet<>();
    for (GoodFile good : GoodFile.values()) {
      values.addAll(good.identifyingValues());
    }
    Needles needles = new Needles(values);
    for (Problem problem : run.problems()) {
      assertThat(needles.in(problem.toString())).isEmpty();
    }
  }

  private RunSummary.FeedLine line(String folder) {
    return run.feeds().stream()
        .filter(line -> folder.endsWith("/" + line.feed() + "/" + line.period()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(folder + " is not accounted for"));
  }
}
