package org.goldthread.explanation;

import java.util.ArrayList;
import java.util.List;

/** An explanation as plain text: the answer, then a table for each section. */
public final class ExplanationText {
  private ExplanationText() {}

  /** The lines of the text. */
  public static List<String> of(Told told) {
    List<String> lines = new ArrayList<>();
    lines.add(told.title());
    told.sentences().forEach(sentence -> lines.add("  " + sentence));
    for (Section section : told.sections()) {
      lines.add("");
      lines.add(section.title());
      if (section.rows().isEmpty()) {
        lines.add("  " + section.empty());
      } else {
        table(section, lines);
      }
    }
    return lines;
  }

  private static void table(Section section, List<String> lines) {
    int[] widths = section.columns().stream().mapToInt(String::length).toArray();
    for (List<String> row : section.rows()) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    lines.add(line(section.columns(), widths));
    section.rows().forEach(row -> lines.add(line(row, widths)));
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append("  ").append(cells.get(i));
      line.append(" ".repeat(widths[i] - cells.get(i).length()));
    }
    return line.toString().stripTrailing();
  }
}
