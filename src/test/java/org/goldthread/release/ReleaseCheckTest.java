package org.goldthread.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.goldthread.disclosure.Cell;
import org.goldthread.disclosure.PublishedFigure;
import org.goldthread.disclosure.Received;
import org.goldthread.disclosure.Status;
import org.junit.jupiter.api.Test;

/** What a release must pass before it is made visible. */
class ReleaseCheckTest {
  private static final Cell CHILDREN = Cell.of("children", Cell.ALL, Cell.ALL);

  @Test
  void passesFiguresWhoseWholesHoldTheirParts() {
    assertThat(
            ReleaseCheck.of(
                List.of(
                    shown(CHILDREN, 100),
                    shown(CHILDREN.ofPeriod("2023-24-Q1"), 100),
                    shown(CHILDREN.ofService("baby-steps"), 60),
                    shown(CHILDREN.inGroup("ethnicity", "A"), 95))))
        .allSatisfy(check -> assertThat(check.isPassed()).isTrue())
        .extracting(ReleaseCheck::looked)
        .containsExactly(1L, 1L, 1L);
  }

  @Test
  void failsAPartThatCountsMoreThanItsWhole() {
    Cell service = CHILDREN.ofService("baby-steps");
    List<ReleaseCheck> checks = ReleaseCheck.of(List.of(shown(CHILDREN, 100), shown(service, 105)));
    assertThat(checks)
        .filteredOn(check -> !check.isPassed())
        .singleElement()
        .satisfies(check -> assertThat(check.name()).isEqualTo("service_in_programme"))
        .satisfies(check -> assertThat(check.failed()).containsExactly(service));
  }

  @Test
  void comparesNothingWithAWithheldWhole() {
    PublishedFigure withheld =
        new PublishedFigure(
            CHILDREN, OptionalLong.empty(), Status.SUPPRESSED, OptionalInt.empty(), Received.ALL);
    assertThat(ReleaseCheck.of(List.of(withheld, shown(CHILDREN.ofPeriod("2023-24-Q1"), 5))))
        .allSatisfy(check -> assertThat(check.looked()).isZero());
  }

  private static PublishedFigure shown(Cell cell, long value) {
    return new PublishedFigure(
        cell, OptionalLong.of(value), Status.ROUNDED, OptionalInt.empty(), Received.ALL);
  }
}
