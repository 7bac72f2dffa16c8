package org.goldthread.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.goldthread.config.EffectiveConfig.Entry;
import org.goldthread.config.Environments.Overrides;
import org.junit.jupiter.api.Test;

class EffectiveConfigTest {

  @Test
  void showsEachValueWithItsOrigin() {
    Sample sample =
        Sample.right()
            .put("env/local.yaml", "version: 1\nlanding: in\n")
            .append("feeds/school.yaml", "gates: {max_shrink: 0.4}\n");
    Overrides overrides =
        new Overrides(
            Optional.of(Path.of("/l")), Optional.empty(), Optional.empty(), Optional.empty());

    List<Entry> entries = EffectiveConfig.of(sample.files(), "local", overrides);

    assertThat(entries)
        .contains(
            new Entry("programme.title", "Town", "programme.yaml:3"),
            new Entry("programme.periods.first", "2023-24-Q1", "programme.yaml:5"),
            new Entry("programme.epoch", "1", "default"),
            new Entry("programme.required_feeds", "[club-registration]", "programme.yaml:11"),
            new Entry("keys.recipes[mobile].tier", "2", "keys.yaml:11"),
            new Entry("keys.recipes[mobile].cap", "4", "default"),
            new Entry("services.services[shelter].sensitive", "true", "services.yaml:11"),
            new Entry("feeds/school.columns.measure", "Measure", "feeds/school.yaml:7"),
            new Entry("feeds/school.people[0].columns.email", "[E-mail]", "feeds/school.yaml:12"),
            new Entry("feeds/school.scheme", "gt1", "default"),
            new Entry("feeds/school.gates.max_shrink", "0.4", "feeds/school.yaml:13"),
            new Entry("feeds/school.gates.max_rejected_share", "0.25", "default"),
            new Entry("env/local.landing", "in", "env/local.yaml:2"),
            new Entry("env/local.lake", "/l", "option --lake"),
            new Entry("env/local.keep_feedback_days", "30", "default"));
    assertThat(entries).extracting(Entry::key).doesNotHaveDuplicates();
  }

  @Test
  void aGateThatAFeedLeavesOutComesFromTheProgramme() {
    Sample sample = Sample.right().append("programme.yaml", "gates: {max_shrink: 0.1}\n");

    assertThat(EffectiveConfig.of(sample.files()))
        .contains(new Entry("feeds/school.gates.max_shrink", "0.1", "programme.yaml:12"));
  }

  @Test
  void daysUntilASubmissionIsDueComeFromTheProgrammeToo() {
    Sample sample = Sample.right().append("programme.yaml", "calendar: {due_days: 45}\n");

    assertThat(EffectiveConfig.of(sample.files()))
        .contains(new Entry("feeds/school.calendar.due_days", "45", "programme.yaml:12"));
  }
}
