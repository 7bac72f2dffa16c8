package org.goldthread.validation;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.goldthread.contract.CorrectionsFile;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingTexts;
import org.goldthread.contract.RowText;
import org.goldthread.contract.Severity;
import org.goldthread.reading.Formula;
import org.goldthread.validation.Validation.FileResult;

/**
 * What a provider must mend, as CSV. Holds suggestions out of the provider's own rows: it goes to
 * that provider only. Equal findings give equal bytes.
 */
public final class Feedback {
  private static final List<String> COLUMNS =
      List.of(
          CorrectionsFile.FILE,
          CorrectionsFile.LINE,
          "column",
          CorrectionsFile.HEADING,
          "value",
          "field",
          "finding",
          "severity",
          "problem",
          "expected",
          "alternatives",
          CorrectionsFile.CHOSEN,
          "remedy",
          CorrectionsFile.FILE_CHECK,
          CorrectionsFile.ROW_CHECK,
          CorrectionsFile.ROW);

  private Feedback() {}

  /**
   * Writes the findings as CSV, one line each. Those of a row that is rejected or can be repaired
   * repeat it whole, with an empty column for the value that its provider chooses; filled in, the
   * file is a corrections file. Values that a spreadsheet would run are disarmed.
   */
  public static void csv(Validation found, Writer out) throws IOException {
    CsvWriter csv = CsvWriter.builder().build(out);
    csv.writeRecord(COLUMNS);
    found.ofAll().forEach(finding -> write(csv, "", "", finding, "", Optional.empty()));
    for (FileResult file : found.files()) {
      Set<Long> mendable = mendable(file);
      if (mendable.isEmpty() || file.rows().isEmpty()) {
        file.findings()
            .forEach(
                finding ->
                    write(csv, file.file(), file.heading(finding), finding, "", Optional.empty()));
        continue;
      }
      String fileCheck = "f" + file.rows().get().fileCheck();
      try (RowsAgain.Reading rows = file.rows().get().open()) {
        Optional<RowsAgain.Row> row = Optional.empty();
        for (Finding finding : file.findings()) {
          while (mendable.contains(finding.line())
              && row.map(RowsAgain.Row::line).orElse(-1L) < finding.line()
              && rows.hasNext()) {
            row = Optional.of(rows.next());
          }
          write(
              csv,
              file.file(),
              file.heading(finding),
              finding,
              fileCheck,
              row.filter(r -> r.line() == finding.line()));
        }
      }
    }
    csv.flush();
  }

  /** The lines with a row that is rejected or can be repaired. */
  private static Set<Long> mendable(FileResult file) {
    Set<Long> lines = new HashSet<>();
    for (Finding finding : file.findings()) {
      if (finding.severity() == Severity.REJECT || finding.severity() == Severity.REPAIR) {
        lines.add(finding.line());
      }
    }
    return lines;
  }

  private static void write(
      CsvWriter csv,
      String file,
      String heading,
      Finding finding,
      String fileCheck,
      Optional<RowsAgain.Row> row) {
    Optional<RowText> text = row.flatMap(RowsAgain.Row::text);
    csv.writeRecord(
        Formula.disarmed(file),
        number(finding.line()),
        number(finding.column()),
        Formula.disarmed(heading),
        Formula.disarmed(text.map(t -> value(t, finding)).orElse("")),
        Formula.disarmed(finding.field()),
        finding.id().id(),
        finding.severity().word(),
        Formula.disarmed(FindingTexts.problem(finding)),
        Formula.disarmed(FindingTexts.expected(finding)),
        Formula.disarmed(FindingTexts.suggestion(finding)),
        "",
        Formula.disarmed(FindingTexts.remedy(finding)),
        text.isPresent() ? fileCheck : "",
        text.map(t -> "r" + row.get().digestInFile() + t.digest()).orElse(""),
        text.map(RowText::json).orElse(""));
  }

  private static String value(RowText row, Finding finding) {
    int at = finding.column() - 1;
    return at >= 0 && at < row.cells().size() ? row.cells().get(at) : "";
  }

  static String number(long number) {
    return number == 0 ? "" : Long.toString(number);
  }
}
