package org.goldthread.synth;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.goldthread.config.Contract;
import org.goldthread.config.Programme;
import org.goldthread.synth.Event.Detail;

/**
 * Rows about nobody: money, hours and material spent, figures about areas, and people who are
 * counted without a name.
 */
final class Counted {
  private static final int PURPOSE = 7;
  private static final int ITEMS_A_MONTH = 4;
  private static final String CATEGORY = "category";

  private final Programme programme;
  private final long seed;
  private final Indicators indicators = new Indicators();

  Counted(Programme programme, long seed) {
    this.programme = programme;
    this.seed = seed;
  }

  /** Writes a quarter's rows. */
  void write(FeedOutput output, Quarter quarter) {
    Export export = output.export();
    long own = seed + 31L * export.feed().name().hashCode();
    Dice dice = Dice.of(own, PURPOSE, quarter.start().toEpochDay());
    if (export.kind() == Contract.Kind.INDICATOR) {
      measure(dice, output, quarter);
      return;
    }
    for (int month = 0; month < 3; month++) {
      LocalDate first = quarter.start().plusMonths(month);
      if (export.kind() == Contract.Kind.INPUT) {
        spend(dice, output, quarter, first);
      } else {
        meet(dice, output, quarter, first);
      }
    }
  }

  /** Figures of each month or of the quarter; those of a year with its last quarter. */
  private void measure(Dice dice, FeedOutput output, Quarter quarter) {
    Export export = output.export();
    String frequency = export.codes(programme, "frequency").get(0);
    boolean monthly = frequency.equals("month");
    boolean isDue = !frequency.equals("year") || quarter.end().getMonthValue() == 3;
    for (int month = monthly ? 0 : 2; isDue && month < 3; month++) {
      LocalDate on = quarter.start().plusMonths(month);
      indicators
          .of(export, field -> export.codes(programme, field), on, dice)
          .forEach(event -> output.plain(event, quarter));
    }
  }

  private void spend(Dice dice, FeedOutput output, Quarter quarter, LocalDate month) {
    Export export = output.export();
    List<String> categories = output.codes(CATEGORY, programme);
    for (int item = 0; item < ITEMS_A_MONTH; item++) {
      LocalDate on = month.plusDays(dice.below(28));
      int pounds = dice.between(20, 2500);
      int pence = dice.below(100);
      int hours = dice.between(2, 60);
      Event event =
          Event.of(export, on, null)
              .with(Detail.CATEGORY, categories.isEmpty() ? "" : dice.oneOf(categories))
              .with(Detail.AMOUNT, String.format(Locale.ROOT, "%d.%02d", pounds, pence))
              .with(Detail.HOURS, item % 2 == 0 ? hours + ".5" : "");
      output.plain(event, quarter);
    }
  }

  private static void meet(Dice dice, FeedOutput output, Quarter quarter, LocalDate month) {
    LocalDate on = month.plusDays(dice.below(28));
    int people = dice.between(3, 12);
    for (int i = 0; i < people; i++) {
      Event event =
          Event.of(output.export(), on, null)
              .with(Detail.SESSION_ID, "T" + on.getMonthValue())
              .with(Detail.ATTENDED, "Y")
              .with(Detail.DURATION_MINUTES, "180");
      output.plain(event, quarter);
    }
  }
}
