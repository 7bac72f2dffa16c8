package org.goldthread.synth;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.goldthread.config.Programme;

/** What a service spends: money, hours, material. About nobody. */
final class Inputs {
  private static final int PURPOSE = 7;
  private static final int ITEMS_A_MONTH = 4;
  private static final String CATEGORY = "category";

  private Inputs() {}

  /** Writes a quarter's inputs. */
  static void write(FeedOutput output, Programme programme, long seed, Quarter quarter) {
    Export export = output.export();
    Dice dice =
        Dice.of(
            seed + 31L * export.feed().name().hashCode(), PURPOSE, quarter.start().toEpochDay());
    List<String> categories =
        export.contract().fields().get(CATEGORY).codeList().map(programme.codeLists()::get).stream()
            .flatMap(list -> list.codes().keySet().stream())
            .toList();
    for (int month = 0; month < 3; month++) {
      for (int item = 0; item < ITEMS_A_MONTH; item++) {
        LocalDate on = quarter.start().plusMonths(month).plusDays(dice.below(28));
        int pounds = dice.between(20, 2500);
        int pence = dice.below(100);
        int hours = dice.between(2, 60);
        Event event =
            Event.of(export, on, null)
                .with(Event.Detail.CATEGORY, categories.isEmpty() ? "" : dice.oneOf(categories))
                .with(Event.Detail.AMOUNT, String.format(Locale.ROOT, "%d.%02d", pounds, pence))
                .with(Event.Detail.HOURS, item % 2 == 0 ? hours + ".5" : "");
        output.plain(event, quarter);
      }
    }
  }
}
