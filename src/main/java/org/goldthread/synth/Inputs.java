package org.goldthread.synth;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** What a service spends: money, hours, material. About nobody. */
final class Inputs {
  private static final int PURPOSE = 7;
  private static final int ITEMS_A_MONTH = 4;

  private static final List<String> NOTES =
      List.of("room hire, two rooms", "staff time", "books; second order", "travel", "printing");

  private Inputs() {}

  /** Writes a quarter's inputs. */
  static void write(FeedOutput output, long seed, Quarter quarter) {
    Dice dice = Dice.of(seed, PURPOSE, quarter.start().toEpochDay());
    for (int month = 0; month < 3; month++) {
      for (int item = 0; item < ITEMS_A_MONTH; item++) {
        LocalDate on = quarter.start().plusMonths(month).plusDays(dice.below(28));
        boolean staff = item % 2 == 0;
        String category = staff ? "Staff" : dice.chance(0.5) ? "Materials" : "Cost";
        String amount =
            String.format(Locale.ROOT, "%d.%02d", dice.between(20, 2500), dice.below(100));
        String hours = staff ? String.format(Locale.ROOT, "%d.5", dice.between(2, 60)) : "";
        output.plain(
            List.of(output.firstStyle().write(on), category, dice.oneOf(NOTES), amount, hours),
            quarter);
      }
    }
  }
}
