package org.goldthread.onboarding;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.config.Contract.Field;
import org.goldthread.config.Contract.Subject;

/** What the file's name, its sheet and its headings say of fields that no column gives. */
final class Mentions {
  private final List<List<String>> said = new ArrayList<>();

  Mentions(Path file, Table table) {
    said.add(Words.of(String.valueOf(file.getFileName())));
    said.add(Words.of(table.sheet()));
    table.columns().forEach(column -> said.add(column.words()));
  }

  /** Required fields of the row without a column, with the code that is mentioned. */
  Map<String, String> constants(Matching matching, Content content) {
    Map<String, String> constants = new LinkedHashMap<>();
    for (Field field : matching.contract().fields().values()) {
      boolean needed =
          field.subject() == Subject.ROW && field.required() && field.codeList().isPresent();
      if (needed && matching.row(field.name()).isEmpty()) {
        Codes codes = content.codes(matching.contract(), field);
        said.stream()
            .flatMap(words -> codes.mentioned(words).stream())
            .findFirst()
            .ifPresent(code -> constants.put(field.name(), code));
      }
    }
    return constants;
  }
}
