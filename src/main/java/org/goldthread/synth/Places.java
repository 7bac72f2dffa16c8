package org.goldthread.synth;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goldthread.config.Programme;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;

/**
 * Where families live: postcodes of the area's lookup, old ones, and some that it does not hold.
 */
final class Places {
  static final String NO_AREA = "unknown";

  /** Shares: the programme's wards, elsewhere in the lookup, a terminated postcode; else beyond. */
  private static final double IN_AREA = 0.80;

  private static final double ELSEWHERE = 0.15;
  private static final double TERMINATED = 0.03;

  /** Districts next to the area that its lookup does not hold. */
  private static final List<String> BEYOND = List.of("SE15", "SE17", "SE22", "SW11", "SW17", "CR4");

  private static final String INWARD = "ABDEFGHJLNPQRSTUWXYZ";

  /**
   * A postcode and where it lies.
   *
   * @param postcode with one space
   * @param lsoa LSOA of 2021, or {@code unknown}
   * @param inArea whether it lies in the programme's area
   * @param decile deprivation of its LSOA, 1 is the most deprived
   */
  record Place(String postcode, String lsoa, boolean inArea, int decile) {}

  private final List<Place> area = new ArrayList<>();
  private final List<Place> elsewhere = new ArrayList<>();
  private final List<Place> terminated = new ArrayList<>();

  /** Reads the lookup and the table of LSOAs that a programme names. */
  Places(Programme programme) {
    Programme.Area named = programme.area();
    Set<String> inside = Set.copyOf(named.lsoas());
    Map<String, Integer> deciles = new HashMap<>();
    for (NamedCsvRecord row : Resources.table(programme.folder().resolve(named.lsoaTable()))) {
      deciles.put(row.getField("lsoa21_code"), Integer.valueOf(row.getField("imd2019_decile")));
    }
    Path lookup = programme.folder().resolve(named.postcodeLookup());
    for (NamedCsvRecord row : Resources.table(lookup)) {
      String lsoa = row.getField("lsoa21");
      Place place =
          new Place(
              row.getField("pcds"), lsoa, inside.contains(lsoa), deciles.getOrDefault(lsoa, 5));
      List<Place> kind =
          !row.getField("doterm").isEmpty() ? terminated : place.inArea() ? area : elsewhere;
      kind.add(place);
    }
    if (area.isEmpty() || elsewhere.isEmpty() || terminated.isEmpty()) {
      throw new GoldthreadException(
          ExitCode.USER,
          "The sample cannot be drawn from " + lookup + ".",
          "It must hold postcodes inside the area, outside it, and terminated ones.",
          "Use the lookup that ships with the sample configuration.");
    }
  }

  /** A home. */
  Place draw(Dice dice) {
    double at = dice.uniform();
    if (at < IN_AREA) {
      return dice.oneOf(area);
    }
    if (at < IN_AREA + ELSEWHERE) {
      return dice.oneOf(elsewhere);
    }
    if (at < IN_AREA + ELSEWHERE + TERMINATED) {
      return dice.oneOf(terminated);
    }
    String postcode =
        dice.oneOf(BEYOND)
            + " "
            + dice.between(0, 9)
            + INWARD.charAt(dice.below(INWARD.length()))
            + INWARD.charAt(dice.below(INWARD.length()));
    return new Place(postcode, NO_AREA, false, 5);
  }

  /** Share of homes in deciles of deprivation up to one; those beyond the lookup are in none. */
  double shareUpTo(int decile) {
    return IN_AREA * share(area, decile)
        + ELSEWHERE * share(elsewhere, decile)
        + TERMINATED * share(terminated, decile);
  }

  private static double share(List<Place> places, int decile) {
    return places.stream().filter(place -> place.decile() <= decile).count()
        / (double) places.size();
  }
}
