package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.goldthread.config.ConfigFiles;
import org.goldthread.core.ExitCode;
import org.goldthread.core.Period;
import org.goldthread.core.Problem;
import org.goldthread.fixture.Needles;
import org.goldthread.hostile.GoodFile;
import org.goldthread.hostile.SealedCase;
import org.goldthread.hostile.SealedFiles;
import org.goldthread.hostile.Sender;
import org.goldthread.table.Rows;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every hostile token file as a submission of its own, all of them in one run beside the town's
 * good feeds. The run meets more than a hundred submissions, and takes minutes.
 */
@Tag("fault")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTokensRunTest {
  private static final GoodFile GOOD = GoodFile.BOOKINGS;
  private static final int PERIODS = 30;

  private final Workplace place = Workplace.empty();
  private final Map<String, SealedCase> sent = new LinkedHashMap<>();
  private final Set<String> feeds = new TreeSet<>();
  private RunSummary run;
  private Contents contents;

  @BeforeAll
  void sendThemAllAtOnce() throws IOException {
    place.ownConfiguration();
    List<SealedCase> cases = SealedFiles.all();
    for (int i = 0; i < cases.size(); i += PERIODS) {
      addFeed(feed(i));
    }
    place.reread();
    ConfigFiles files = ConfigFiles.read(place.ownFolder());
    for (int i = 0; i < cases.size(); i++) {
      Period period = new Period(2015 + i % PERIODS / 4, i % PERIODS % 4 + 1);
      Sender sender = new Sender(files, place.keys(), feed(i), period);
      String folder = GOOD.provider() + "/" + feed(i) + "/" + period;
      Path landed = Files.createDirectories(place.landing().resolve(folder));
      List<byte[]> bytes = cases.get(i).making().apply(sender);
      for (int number = 0; number < bytes.size(); number++) {
        Files.write(landed.resolve(cases.get(i).fileName(number)), bytes.get(number));
      }
      sent.put(folder, cases.get(i));
    }
    run = place.run();
    contents = place.contents();
  }

  private static String feed(int number) {
    return GOOD.feed() + "-" + (char) ('a' + number / PERIODS);
  }

  /** A feed of tokens like the good one, under a name of its own. */
  private void addFeed(String name) {
    feeds.add(name);
    try {
      Path folder = place.ownFolder().resolve("feeds");
      String like = Files.readString(folder.resolve(GOOD.feed() + ".yaml"));
      Files.writeString(
          folder.resolve(name + ".yaml"),
          like.replace("feed: " + GOOD.feed() + "\n", "feed: " + name + "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String line = "      - " + GOOD.feed() + "\n";
    place.configure("governance.yaml", line, line + "      - " + name + "\n");
  }

  @Test
  void theRunEndsInTheExitCodeOfAQualityGate() {
    assertThat(sent).hasSizeGreaterThan(100);
    assertThat(run.exitCode()).isEqualTo(ExitCode.QUALITY);
  }

  @Test
  void eachIsTakenWholeOrNotAtAllAndNamedWithProblemCauseAndRemedy() {
    List<String> other = new ArrayList<>();
    sent.forEach(
        (folder, hostile) -> {
          RunSummary.FeedLine line = line(folder);
          boolean refused = hostile.refusal().isPresent();
          boolean named =
              run.problems().stream()
                  .filter(problem -> problem.toString().contains(folder + "/"))
                  .anyMatch(
                      problem ->
                          !problem.problem().isBlank()
                              && !problem.cause().isBlank()
                              && !problem.remedy().isBlank());
          // What a refused submission is told to hold are the rows of its files that can be read.
          boolean right =
              refused
                  ? line.state().equals("refused") && named
                  : line.state().equals("in_force") && line.accepted() == GoodFile.ROWS && !named;
          if (!right) {
            other.add(hostile + ": " + line);
          }
        });
    assertThat(other).isEmpty();
  }

  @Test
  void nothingOfARefusedOneIsInTheLake() {
    long taken = sent.values().stream().filter(h -> h.refusal().isEmpty()).count();

    assertThat(contents.of(Rows.TABLE).stream().filter(this::isHostile).count())
        .isEqualTo(taken * GoodFile.ROWS);
  }

  @Test
  void theGoodFeedsAreUnharmed() {
    List<Row> kept = contents.of(Rows.TABLE).stream().filter(row -> !isHostile(row)).toList();

    assertThat(Contents.lines(kept, List.of()))
        .isEqualTo(Contents.lines(Town.contents().of(Rows.TABLE), List.of()));
  }

  @Test
  void noProblemShowsWhomAFileIsAbout() {
    Needles needles = new Needles(GOOD.identifyingValues());
    for (Problem problem : run.problems()) {
      assertThat(needles.in(problem.toString())).isEmpty();
    }
  }

  private boolean isHostile(Row row) {
    return feeds.contains(row.<String>getAs(Rows.FEED.name()));
  }

  private RunSummary.FeedLine line(String folder) {
    return run.feeds().stream()
        .filter(line -> folder.endsWith("/" + line.feed() + "/" + line.period()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(folder + " is not accounted for"));
  }
}
