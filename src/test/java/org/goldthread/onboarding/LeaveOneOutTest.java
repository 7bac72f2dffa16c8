package org.goldthread.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.reading.FileShape;
import org.goldthread.reading.RowReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each sample feed is proposed from its files by a programme that has the other feeds only, and
 * compared with what the feed's own file says.
 */
class LeaveOneOutTest {
  /** Columns of the programme's files that its feeds read. */
  private static final int ALL = 1677;

  /** Those of them that are proposed as the feeds read them. */
  private static final int RIGHT = 1649;

  /** Proposals that are not what the feeds read. */
  private static final int WRONG = 9;

  @TempDir static Path place;

  private static Path sample;

  @BeforeAll
  static void generateOnce() {
    sample = Scene.sample(place);
  }

  static Set<String> feeds() {
    return new TreeSet<>(Scene.PROGRAMME.feeds().keySet());
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void findsTheContractAndEachColumnsFieldAndPerson(String feed) {
    Feed own = Scene.PROGRAMME.feeds().get(feed);
    Map<Integer, String> roles = new TreeMap<>();
    own.people()
        .forEach(person -> roles.put(person.slot(), person.role().name().toLowerCase(Locale.ROOT)));
    for (Path file : Scene.files(sample, feed)) {
      Proposal proposal = Scene.unseen(file, feed);
      assertThat(proposal.contract()).isEqualTo(own.contract());
      assertThat(proposal.agreement()).contains(own.agreement());
      assertThat(pairs(proposal))
          .as(file.getFileName().toString())
          .containsExactlyInAnyOrderElementsOf(pairs(own, file));
      for (Proposal.Person person : proposal.people()) {
        assertThat(roles).containsEntry(person.slot(), person.role());
      }
    }
  }

  /**
   * Of every feed of the programme, its other feeds at hand; files of a few rows among them. What
   * is not proposed is told to be missing; a wrong proposal would have to be seen by whoever reads
   * it. Exact, so that whoever changes how columns are found, or the sample, sees what it does;
   * never to be lowered for a change of how they are found.
   */
  @Test
  void findsAllButFewColumnsOfTheWholeProgrammeAndNextToNoneWrongly(@TempDir Path place) {
    Path conf = Path.of("conf/lambeth");
    Programme programme = Programmes.load(conf);
    Path whole = Scene.sample(conf, place);
    int right = 0;
    int wrong = 0;
    int all = 0;
    Set<String> otherContracts = new TreeSet<>();
    for (String feed : new TreeSet<>(programme.feeds().keySet())) {
      for (Path file : Scene.files(programme, whole, feed)) {
        Proposal proposal = Scene.unseen(programme, file, feed);
        Feed own = programme.feeds().get(feed);
        if (!proposal.contract().equals(own.contract())) {
          otherContracts.add(feed);
        }
        Set<String> expected = pairs(own, file);
        Set<String> found = pairs(proposal);
        all += expected.size();
        right += (int) found.stream().filter(expected::contains).count();
        wrong += (int) found.stream().filter(pair -> !expected.contains(pair)).count();
      }
    }
    assertThat(otherContracts).isEmpty();
    assertThat(all).as("columns of all files").isEqualTo(ALL);
    assertThat(right).as("right of " + all).isEqualTo(RIGHT);
    assertThat(wrong).as("wrong beside " + all).isEqualTo(WRONG);
  }

  @Test
  void proposesTheSameBytesForTheSameFile() {
    Path file = Scene.files(sample, "baby-steps-registration").get(0);
    assertThat(Scene.unseen(file, "baby-steps-registration").yaml())
        .isEqualTo(Scene.unseen(file, "baby-steps-registration").yaml());
  }

  /** Column, slot and field of each pair of a proposal. */
  private static Set<String> pairs(Proposal proposal) {
    Set<String> pairs = new TreeSet<>();
    proposal.columns().forEach(given -> pairs.add(pair(given.place(), "row", given.field())));
    for (Proposal.Person person : proposal.people()) {
      person.columns().forEach(g -> pairs.add(pair(g.place(), "" + person.slot(), g.field())));
      person.digests().forEach(g -> pairs.add(pair(g.place(), "" + person.slot(), g.field())));
    }
    return pairs;
  }

  /** The same of a feed, for the columns that a file has. */
  private static Set<String> pairs(Feed feed, Path file) {
    List<String> headings = ((FileShape) RowReader.inspect(file, feed.format())).headings();
    Map<String, Integer> places = new TreeMap<>();
    for (int i = 0; i < headings.size(); i++) {
      places.put(Words.plain(headings.get(i)), i + 1);
    }
    feed.split()
        .forEach(
            split ->
                split
                    .into()
                    .forEach(
                        into ->
                            places.put(
                                Words.plain(into), places.get(Words.plain(split.column())))));
    feed.join()
        .forEach(
            join ->
                places.put(
                    Words.plain(join.into()), places.get(Words.plain(join.columns().get(0)))));
    feed.unpivot()
        .ifPresent(
            unpivot -> {
              String prefix = unpivot.columns().replace("*", "").toLowerCase(Locale.ROOT);
              for (int i = headings.size(); i > 0; i--) {
                if (headings.get(i - 1).toLowerCase(Locale.ROOT).startsWith(prefix)) {
                  places.put(Words.plain(unpivot.name()), i);
                  places.put(Words.plain(unpivot.value()), i);
                }
              }
            });
    Set<String> pairs = new TreeSet<>();
    add(pairs, "row", feed.columns(), places);
    for (Feed.Person person : feed.people()) {
      add(pairs, "" + person.slot(), person.columns(), places);
      add(pairs, "" + person.slot(), person.digests(), places);
    }
    return pairs;
  }

  private static void add(
      Set<String> pairs, String whose, Map<String, List<String>> columns, Map<String, Integer> at) {
    columns.forEach(
        (field, headings) ->
            headings.stream()
                .map(heading -> at.get(Words.plain(heading)))
                .filter(place -> place != null)
                .findFirst()
                .ifPresent(place -> pairs.add(pair(place, whose, field))));
  }

  private static String pair(int place, String whose, String field) {
    return place + " " + whose + " " + field;
  }
}
