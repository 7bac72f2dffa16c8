package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.goldthread.config.Feed;
import org.goldthread.config.Programmes;
import org.goldthread.contract.FillTable;
import org.goldthread.core.ExitCode;
import org.goldthread.core.Period;
import org.goldthread.fixture.Folders;
import org.goldthread.fixture.Shuffled;
import org.goldthread.fixture.TruthRows;
import org.goldthread.intake.Landing;
import org.goldthread.spark.TestSession;
import org.goldthread.table.ConsentStatements;
import org.goldthread.table.Field;
import org.goldthread.table.LinkageDecisions;
import org.goldthread.table.Rows;
import org.goldthread.table.Submissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Equal input gives equal tables, in whatever order and portions it comes. Takes longer than ten
 * seconds because each test is one whole run or two.
 */
class SameResultTest {
  /** Where a row stood, and the hash of the files: these change with the order of rows. */
  private static final List<Field> PLACE =
      List.of(Rows.FILE, Rows.LINE, Submissions.CONTENT, Submissions.FILES);

  private static final Map<String, String> REGISTRATIONS =
      Map.of(
          "baby-steps-team", "baby-steps-registration",
          "real-partnership", "making-it-real-registration",
          "kings-midwifery", "caseload-midwifery-registration",
          "refuge-gaia", "family-engagement-registration");

  @Test
  @Tag("fault")
  void ranTwiceEqualsRanOnce() {
    Workplace place = Workplace.afterAWholeRun();
    RunSummary again = place.run();
    assertThat(again.run()).isEqualTo(2);
    assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(again.people()).isEqualTo(Town.summary().people());
    assertThat(again.feeds()).isEqualTo(Town.summary().feeds());
    assertThat(place.contents().differences(Town.contents())).isEmpty();
  }

  @Test
  void orderOfFilesRowsAndPartitionsChangesNoTable() throws IOException {
    Workplace place = Workplace.empty();
    shuffleRows(place, 5);
    renameFiles(place);
    SparkSession session = TestSession.get();
    String partitions = session.conf().get("spark.sql.shuffle.partitions");
    session.conf().set("spark.sql.shuffle.partitions", "5");
    try {
      place.run();
    } finally {
      session.conf().set("spark.sql.shuffle.partitions", partitions);
    }
    assertThat(place.contents().differences(Town.contents(), PLACE)).isEmpty();
  }

  /**
   * The second run meets new submissions and replaced ones at once, and links what changed into
   * what the first one linked.
   */
  @Test
  @Tag("fault")
  void quarterByQuarterWithTheFirstSentTwiceGivesTheSamePeopleAsAllAtOnce() {
    Workplace place = Workplace.empty();
    place.ownConfiguration();
    place.configure(
        "keys.yaml",
        "named_cap: 10",
        "named_cap: 10\nincremental: {from_mentions: 0, most_affected: 1}");
    place.reread();
    Path asSent = Folders.copy(place.landing(), place.landing().resolveSibling("as-sent"));
    REGISTRATIONS.forEach(
        (provider, feed) -> Workplace.touch(place.onlyFile(provider, feed, "2023-24-Q1")));
    place.run(only(new Period(2023, 1)));
    Folders.remove(place.landing());
    Folders.copy(asSent, place.landing());
    List<String> said = new ArrayList<>();
    RunSummary second = place.run(said::add);
    assertThat(said).anyMatch(text -> text.matches("linking [\\d,]+ of [\\d,]+ mentions again.*"));
    assertThat(second.people()).isEqualTo(Town.summary().people());
    assertThat(second.feeds()).isEqualTo(Town.summary().feeds());
    assertThat(individuals(place.contents())).isEqualTo(individuals(Town.contents()));
    assertThat(Contents.lines(place.contents().of(ConsentStatements.TABLE), List.of()))
        .isNotEmpty()
        .isEqualTo(Contents.lines(Town.contents().of(ConsentStatements.TABLE), List.of()));
  }

  /** Sets of mentions that are one individual each; its id depends on who arrived first. */
  private static Set<Set<String>> individuals(Contents contents) {
    Map<String, Set<String>> individuals = new TreeMap<>();
    for (Row row : contents.of(LinkageDecisions.TABLE)) {
      if (row.<String>getAs(LinkageDecisions.KIND.name()).equals("link")) {
        individuals
            .computeIfAbsent(hex(row, LinkageDecisions.INDIVIDUAL_ID), id -> new TreeSet<>())
            .add(hex(row, LinkageDecisions.MENTION_L));
      }
    }
    assertThat(individuals).isNotEmpty();
    return Set.copyOf(individuals.values());
  }

  private static String hex(Row row, Field id) {
    return HexFormat.of().formatHex(row.<byte[]>getAs(id.name()));
  }

  private static Landing.Selection only(Period period) {
    return new Landing.Selection(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(period));
  }

  private static void shuffleRows(Workplace place, long seed) {
    Map<String, List<TruthRows.Place>> files =
        TruthRows.of(Town.truth()).stream()
            .filter(row -> row.zone().equals("landing"))
            .collect(Collectors.groupingBy(TruthRows.Place::path));
    files.forEach(
        (path, records) -> Shuffled.rows(place.landing().getParent().resolve(path), records, seed));
  }

  private static void renameFiles(Workplace place) throws IOException {
    Collection<Feed> feeds = Programmes.cached(Town.files()).feeds().values();
    for (Feed feed : feeds) {
      Path folder = place.landing().resolve(feed.provider()).resolve(feed.name());
      for (Path file : Folders.files(folder)) {
        if (!FillTable.isSecondFile(feed, file.getFileName().toString())) {
          Files.move(file, file.resolveSibling("zz " + file.getFileName()));
        }
      }
    }
  }
}
