package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;
import org.junit.jupiter.api.Test;

class SampleProgrammeTest {
  private final Programme programme = Programmes.cached(ConfigFiles.read(Path.of("conf/lambeth")));

  @Test
  void aSampleLiesWithinTheProgrammesPeriods() {
    assertThat(SampleProgramme.first(programme, 4)).isEqualTo(new Period(2023, 1));
    assertThat(SampleProgramme.first(programme, 8)).isEqualTo(new Period(2023, 1));
    assertThat(SampleProgramme.first(programme, 9)).isEqualTo(new Period(2022, 4));
    assertThat(SampleProgramme.first(programme, 40)).isEqualTo(new Period(2015, 1));
    assertThat(SampleProgramme.due(programme, 40)).isAfter(LocalDate.of(2025, 3, 31));
  }

  @Test
  void moreQuartersThanTheProgrammeHasAreRefused() {
    assertThatThrownBy(() -> SampleProgramme.first(programme, 41))
        .isInstanceOf(GoldthreadException.class)
        .hasMessageContaining("only 40 quarters");
  }
}
