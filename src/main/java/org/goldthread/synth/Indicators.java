package org.goldthread.synth;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.synth.Event.Detail;

/**
 * Made-up figures about areas: of a ward by a month as the resource {@code indicators.csv} says, of
 * larger areas as many times as they are larger.
 */
final class Indicators {
  private static final int SMALL = 5;
  private static final double NOT_COLLECTED = 0.03;
  private static final Map<String, Integer> WARDS_IN =
      Map.of("E05", 1, "E09", 22, "E12", 650, "E92", 4200);
  private static final int WARDS_IN_OTHERS = 4;

  private final Map<String, Size> sizes = new LinkedHashMap<>();

  /**
   * How large an indicator is.
   *
   * @param source where such figures are from
   * @param share share of the denominator that counts; negative: the figure is a count
   * @param least smallest denominator or count of a ward
   * @param most largest
   */
  private record Size(String source, double share, int least, int most) {}

  Indicators() {
    for (NamedCsvRecord row : Resources.table("indicators.csv")) {
      String share = row.getField("share");
      sizes.put(
          row.getField("indicator"),
          new Size(
              row.getField("source"),
              share.isEmpty() ? -1 : Double.parseDouble(share),
              Integer.parseInt(row.getField("least")),
              Integer.parseInt(row.getField("most"))));
    }
  }

  /** The figures of a month, quarter or year, for each area and indicator that a feed reports. */
  List<Event> of(Export export, Codes codes, LocalDate on, Dice dice) {
    List<Event> events = new ArrayList<>();
    for (String area : codes.of("area")) {
      for (String indicator : codes.of("indicator")) {
        if (sizes.containsKey(indicator)) {
          events.add(event(export, area, indicator, on, dice));
        }
      }
    }
    return events;
  }

  /** The codes of a row field that a feed reports. */
  interface Codes {
    List<String> of(String field);
  }

  private Event event(Export export, String area, String indicator, LocalDate on, Dice dice) {
    Size size = sizes.get(indicator);
    int wards = WARDS_IN.getOrDefault(area.substring(0, 3), WARDS_IN_OTHERS);
    int whole = dice.between(size.least(), size.most()) * wards;
    boolean isCount = size.share() < 0;
    int counted = isCount ? whole : (int) (whole * size.share() * (0.9 + 0.2 * dice.uniform()));
    int numerator = Math.min(counted, whole);
    String collected = dice.uniform() < NOT_COLLECTED ? "N" : numerator < SMALL ? "S" : "Y";
    boolean shown = collected.equals("Y");
    return Event.of(export, on, null)
        .with(Detail.AREA, area)
        .with(Detail.INDICATOR, indicator)
        .with(Detail.SOURCE, size.source())
        .with(Detail.NUMERATOR, shown ? Integer.toString(numerator) : "")
        .with(Detail.DENOMINATOR, isCount || !shown ? "" : Integer.toString(whole))
        .with(Detail.COLLECTED, collected);
  }
}
