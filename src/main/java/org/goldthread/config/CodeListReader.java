package org.goldthread.config;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.goldthread.config.Programme.CodeList;
import org.goldthread.core.Problem;

/** Reads a code list: columns code, label, synonyms (separated by {@code |}) and perhaps group. */
final class CodeListReader {
  private final String place;
  private final Problems problems;
  private final Map<String, String> codes = new LinkedHashMap<>();
  private final Map<String, String> synonyms = new LinkedHashMap<>();
  private final Map<String, String> groups = new LinkedHashMap<>();

  private CodeListReader(String place, Problems problems) {
    this.place = place;
    this.problems = problems;
  }

  static Optional<CodeList> read(String name, String place, byte[] bytes, Problems problems) {
    int before = problems.count();
    CodeListReader reader = new CodeListReader(place, problems);
    reader.read(Texts.utf8(bytes));
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(
            new CodeList(
                name,
                Collections.unmodifiableMap(reader.codes),
                Collections.unmodifiableMap(reader.synonyms),
                Collections.unmodifiableMap(reader.groups)));
  }

  private void read(String text) {
    List<CsvRecord> rows;
    try {
      rows =
          CsvReader.builder()
              .allowExtraFields(true)
              .allowMissingFields(true)
              .ofCsvRecord(text)
              .stream()
              .toList();
    } catch (CsvParseException e) {
      add(1, "the file is not valid CSV", "check its quotes");
      return;
    }
    List<String> head = rows.isEmpty() ? List.of() : rows.get(0).getFields();
    boolean grouped = head.equals(List.of("code", "label", "synonyms", "group"));
    if (!grouped && !head.equals(List.of("code", "label", "synonyms"))) {
      add(1, "the headings are not code,label,synonyms or code,label,synonyms,group", "mend them");
      return;
    }
    for (CsvRecord row : rows.subList(1, rows.size())) {
      int line = (int) row.getStartingLineNumber();
      if (row.getFieldCount() != head.size()) {
        add(
            line,
            "the line has " + row.getFieldCount() + " cells, expected " + head.size(),
            "quote cells that hold a comma");
      } else {
        take(line, row.getFields(), grouped);
      }
    }
    if (codes.isEmpty()) {
      add(1, "the list holds no code", "add one, or remove the file");
    }
  }

  private void take(int line, List<String> cells, boolean grouped) {
    String code = cells.get(0);
    if (code.isBlank()) {
      add(line, "the code is blank", "give it a code, or remove the line");
      return;
    }
    if (codes.putIfAbsent(code, cells.get(1)) != null) {
      add(line, "the code `" + code + "` stands twice", "keep one of the two");
      return;
    }
    if (grouped) {
      groups.put(code, cells.get(3));
    }
    spell(line, code, code);
    spell(line, cells.get(1), code);
    for (String synonym : cells.get(2).split("[|]")) {
      spell(line, synonym, code);
    }
  }

  private void spell(int line, String spelling, String code) {
    String lower = spelling.strip().toLowerCase(Locale.ROOT);
    String other = lower.isEmpty() ? null : synonyms.putIfAbsent(lower, code);
    if (other != null && !other.equals(code)) {
      add(
          line,
          "the spelling `" + lower + "` stands for `" + other + "` and for `" + code + "`",
          "remove it from one of the two");
    }
  }

  private void add(int line, String problem, String remedy) {
    problems.add(Problem.at(place, line, problem, remedy));
  }
}
