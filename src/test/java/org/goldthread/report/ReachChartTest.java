package org.goldthread.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.goldthread.core.Period;
import org.goldthread.disclosure.Cell;
import org.goldthread.disclosure.PublishedFigure;
import org.goldthread.disclosure.Received;
import org.goldthread.disclosure.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The drawing of naive against unique. */
class ReachChartTest {

  @ParameterizedTest(name = "up to {0} in steps of {1} to {2}")
  @CsvSource({
    "0, 5, 5",
    "5, 5, 5",
    "35, 10, 40",
    "475, 100, 500",
    "1235, '500', '1,500'",
    "14200, '5,000', '15,000'"
  })
  void drawsRoundLines(long most, String step, String top) {
    List<ReachChart.Line> lines = ReachChart.of(new Figures(quarters(1, most))).lines();
    assertThat(lines.get(0).label()).isEqualTo("0");
    assertThat(lines.get(1).label()).isEqualTo(step);
    assertThat(lines.get(lines.size() - 1).label()).isEqualTo(top);
  }

  @Test
  void saysWhatItCannotDraw() {
    ReachChart chart =
        ReachChart.of(
            new Figures(
                List.of(
                    figure(Metric.REGISTRATIONS, Status.SUPPRESSED),
                    figure(Metric.REGISTERED_PEOPLE, Status.NOT_RECEIVED))));
    assertThat(chart.quarters())
        .singleElement()
        .satisfies(
            quarter ->
                assertThat(quarter.bars())
                    .extracting(ReachChart.Bar::number, ReachChart.Bar::height)
                    .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("*", "0.0"),
                        org.assertj.core.groups.Tuple.tuple("–", "0.0")));
  }

  @Test
  void leavesOutLabelsThatWouldOverlap() {
    ReachChart chart = ReachChart.of(new Figures(quarters(40, 100)));
    assertThat(chart.quarters()).hasSize(40);
    assertThat(chart.quarters())
        .filteredOn(quarter -> !quarter.label().isEmpty())
        .hasSizeLessThanOrEqualTo(12);
  }

  private static PublishedFigure figure(Metric metric, Status status) {
    return new PublishedFigure(
        Cell.of(metric.word(), "2023-24-Q1", Cell.ALL),
        OptionalLong.empty(),
        status,
        OptionalInt.empty(),
        Received.NONE);
  }

  private static List<PublishedFigure> quarters(int number, long value) {
    List<PublishedFigure> figures = new ArrayList<>();
    Period period = new Period(2015, 1);
    for (int i = 0; i < number; i++, period = period.next()) {
      figures.add(
          new PublishedFigure(
              Cell.of(Metric.REGISTRATIONS.word(), period.toString(), Cell.ALL),
              OptionalLong.of(value),
              Status.ROUNDED,
              OptionalInt.empty(),
              Received.ALL));
    }
    return figures;
  }
}
