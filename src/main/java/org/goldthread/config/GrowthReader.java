package org.goldthread.config;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goldthread.config.Measure.Growth;
import org.goldthread.core.Problem;

/**
 * Reads a growth reference: columns {@code sex, decimal_age_years, L, M, S}, and others that are
 * passed over; ages of a sex in rising order.
 */
final class GrowthReader {
  private static final Map<String, String> SEXES =
      Map.of("male", "M", "female", "F", "M", "M", "F", "F");
  private static final Set<String> COLUMNS = Set.of("sex", "decimal_age_years", "L", "M", "S");

  private GrowthReader() {}

  static List<Growth> read(String place, byte[] bytes, Problems problems) {
    List<Growth> lines = new ArrayList<>();
    Set<String> sexes = new HashSet<>();
    int before = problems.count();
    try {
      for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(Texts.utf8(bytes))) {
        int line = (int) row.getStartingLineNumber();
        if (!row.getHeader().containsAll(COLUMNS)) {
          problems.add(
              Problem.at(
                  place,
                  1,
                  "the headings lack one of sex, decimal_age_years, L, M, S",
                  "write them as they are written here"));
          return List.of();
        }
        Growth growth = growth(row);
        if (growth == null) {
          problems.add(
              Problem.at(
                  place,
                  line,
                  "the line is not a sex, an age and three numbers, M and S above nought",
                  "write male or female, and points as decimal marks"));
        } else if (!lines.isEmpty() && !follows(lines.get(lines.size() - 1), growth, sexes)) {
          problems.add(
              Problem.at(
                  place, line, "the line is out of order", "sort by sex, then by rising age"));
        } else {
          sexes.add(growth.sex());
          lines.add(growth);
        }
        if (problems.count() > before) {
          return List.of();
        }
      }
    } catch (CsvParseException e) {
      problems.add(Problem.at(place, 1, "the file is not valid CSV", "check its quotes"));
    }
    if (lines.isEmpty() && problems.count() == before) {
      problems.add(Problem.at(place, 1, "the reference holds no line", "fill it"));
    }
    return List.copyOf(lines);
  }

  private static boolean follows(Growth last, Growth next, Set<String> sexes) {
    return next.sex().equals(last.sex())
        ? next.years() > last.years()
        : !sexes.contains(next.sex());
  }

  private static Growth growth(NamedCsvRecord row) {
    try {
      Growth growth =
          new Growth(
              SEXES.getOrDefault(row.getField("sex").strip(), ""),
              Double.parseDouble(row.getField("decimal_age_years")),
              Double.parseDouble(row.getField("L")),
              Double.parseDouble(row.getField("M")),
              Double.parseDouble(row.getField("S")));
      boolean isWhole =
          !growth.sex().isEmpty()
              && growth.years() >= 0
              && Double.isFinite(growth.power())
              && growth.median() > 0
              && growth.spread() > 0;
      return isWhole ? growth : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
