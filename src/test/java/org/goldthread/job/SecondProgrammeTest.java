package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.table.Attributions;
import org.goldthread.table.FactAdminOutcome;
import org.goldthread.table.FactEngagement;
import org.goldthread.table.FactOutcome;
import org.goldthread.table.FactRegistration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A programme with other contracts, recipes, services, periods, area and ages, by configuration
 * alone. Takes longer than ten seconds because it makes a whole run of its own.
 */
@Tag("fault")
class SecondProgrammeTest {
  private static final ConfigFiles FILES = ConfigFiles.read(Path.of("conf/send"));
  private static final long SEED = 5;

  @Test
  @DisplayName("education, social care and health are linked by configuration alone, seed 5")
  void educationSocialCareAndHealthAreLinkedByConfigurationAlone() throws IOException {
    Path made = Town.room().resolve("send");
    SampleProgramme.fresh(FILES, 150, 2, SEED, made);
    Workplace place = Workplace.of(made, FILES);

    RunSummary summary = place.run();

    Programme programme = Programmes.cached(FILES);
    assertThat(summary.feeds().stream().map(RunSummary.FeedLine::feed))
        .containsAll(programme.feeds().keySet());
    RunSummary.PeopleLine people = summary.people().orElseThrow();
    assertThat(people.adults()).isZero();
    assertThat(people.unique()).isPositive().isLessThan(people.naive());
    Contents contents = place.contents();
    for (var table :
        List.of(
            FactRegistration.TABLE,
            FactEngagement.TABLE,
            FactOutcome.TABLE,
            FactAdminOutcome.TABLE)) {
      assertThat(contents.of(table)).as(table.path()).isNotEmpty();
    }
    assertThat(place.lake().resolve("reports/reach.html"))
        .content()
        .contains("Special educational needs and disabilities")
        .contains("Education, health and care plan");
    assertLinked(contents.of(Attributions.TABLE), persons(made.resolve("sample/truth/rows.csv")));
  }

  /** Nobody is two people in one; at most one child in twenty is found twice. */
  private static void assertLinked(List<Row> attributions, Map<String, String> persons) {
    Map<String, Set<String>> personsOf = new HashMap<>();
    Map<String, Set<String>> individualsOf = new HashMap<>();
    for (Row row : attributions) {
      String person =
          persons.get(
              String.join(
                  ",",
                  row.getString(0),
                  row.getString(1),
                  row.getString(2),
                  row.getAs(Attributions.LINE.name()).toString()));
      byte[] id = row.getAs(Attributions.INDIVIDUAL_ID.name());
      String individual = HexFormat.of().formatHex(id);
      personsOf.computeIfAbsent(individual, key -> new HashSet<>()).add(person);
      individualsOf.computeIfAbsent(person, key -> new HashSet<>()).add(individual);
    }
    assertThat(personsOf.values()).allMatch(one -> one.size() == 1);
    assertThat(individualsOf.size()).isGreaterThan(100);
    long twice = individualsOf.values().stream().filter(some -> some.size() > 1).count();
    assertThat(twice).as("found twice").isLessThanOrEqualTo(individualsOf.size() / 20);
  }

  /** Whose each row is, by provider, feed, period and line. */
  private static Map<String, String> persons(Path truth) throws IOException {
    Map<String, String> persons = new HashMap<>();
    try (Stream<String> lines = Files.lines(truth)) {
      lines
          .map(line -> line.split(",", -1))
          .filter(cells -> cells[6].equals("data"))
          .forEach(
              cells ->
                  persons.put(String.join(",", cells[1], cells[2], cells[3], cells[5]), cells[9]));
    }
    return persons;
  }
}
