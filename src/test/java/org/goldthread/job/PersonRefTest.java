package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.goldthread.core.GoldthreadException;
import org.goldthread.job.PersonRef.ById;
import org.goldthread.job.PersonRef.ByLine;
import org.goldthread.job.PersonRef.SubmissionRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonRefTest {

  @Test
  void anIdIsSixtyFourHexadecimalDigitsInEitherCase() {
    assertThat(PersonRef.parse("AB".repeat(32))).isEqualTo(new ById("ab".repeat(32)));
  }

  @Test
  void aLineMeansItsClientUnlessASlotIsNamed() {
    assertThat(PersonRef.parse("charity/courses/2023-24-Q1:7"))
        .isEqualTo(line("charity", "courses", "2023-24-Q1", Optional.empty(), 7, 0));
    assertThat(PersonRef.parse("charity/courses/2023-24-Q1:7:2"))
        .isEqualTo(line("charity", "courses", "2023-24-Q1", Optional.empty(), 7, 2));
  }

  @Test
  void aFileStandsBehindThePeriodAsInTheLandingFolder() {
    assertThat(PersonRef.parse("charity/courses/2023-24-Q1/a b: c.csv:7:1"))
        .isEqualTo(line("charity", "courses", "2023-24-Q1", Optional.of("a b: c.csv"), 7, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab12", "charity/courses:7", "charity/courses/2023-24-Q1", "a/b/c:x"})
  void whatIsNeitherIsRefusedWithoutBeingRepeated(String text) {
    assertThatThrownBy(() -> PersonRef.parse(text))
        .isInstanceOf(GoldthreadException.class)
        .hasMessageContaining("neither an individual id nor a line")
        .hasMessageContaining("do:  Copy the id");
  }

  private static ByLine line(
      String provider, String feed, String period, Optional<String> file, long line, int slot) {
    return new ByLine(new SubmissionRef(provider, feed, period, file), line, slot);
  }
}
