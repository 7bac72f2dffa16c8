package org.goldthread.contract;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.goldthread.contract.Validation.FileResult;

/**
 * What a provider must mend, as CSV and as a page. Holds suggestions out of the provider's own
 * rows: it goes to that provider only. Equal findings give equal bytes.
 */
public final class Feedback {
  private static final List<String> COLUMNS =
      List.of(
          "file",
          "line",
          "column",
          "heading",
          "field",
          "finding",
          "severity",
          "problem",
          "expected",
          "suggestion",
          "remedy");
  private static final String FORMULA = "=+-@\t\r";
  private static final PebbleEngine PAGES = pages();

  private Feedback() {}

  private static PebbleEngine pages() {
    ClasspathLoader loader = new ClasspathLoader(Feedback.class.getClassLoader());
    loader.setPrefix("org/goldthread/contract");
    return new PebbleEngine.Builder()
        .loader(loader)
        .autoEscaping(true)
        .strictVariables(true)
        .defaultLocale(Locale.ROOT)
        .build();
  }

  /**
   * Writes the findings as CSV, one line each. Values that a spreadsheet would run are disarmed.
   */
  public static void csv(Validation found, Writer out) throws IOException {
    CsvWriter csv = CsvWriter.builder().build(out);
    csv.writeRecord(COLUMNS);
    for (FileResult file : found.files()) {
      for (Finding finding : file.findings()) {
        csv.writeRecord(
            disarmed(file.file()),
            number(finding.line()),
            number(finding.column()),
            disarmed(file.heading(finding)),
            disarmed(finding.field()),
            finding.id().id(),
            finding.severity().word(),
            disarmed(FindingTexts.problem(finding)),
            disarmed(FindingTexts.expected(finding)),
            disarmed(FindingTexts.suggestion(finding)),
            disarmed(FindingTexts.remedy(finding)));
      }
    }
    csv.flush();
  }

  private static String number(long number) {
    return number == 0 ? "" : Long.toString(number);
  }

  /** The text with an apostrophe before it, if a spreadsheet would take it for a formula. */
  static String disarmed(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  /** Writes the findings as a page of its own. */
  public static void html(Validation found, Writer out) throws IOException {
    List<Map<String, Object>> files = new ArrayList<>();
    for (FileResult file : found.files()) {
      List<Map<String, Object>> lines = new ArrayList<>();
      List<Finding> absent = file.absentHeadings();
      for (Finding finding : file.findings()) {
        if (absent.contains(finding)) {
          continue;
        }
        lines.add(
            Map.of(
                "line", number(finding.line()),
                "column", number(finding.column()),
                "heading", file.heading(finding),
                "id", finding.id().id(),
                "severity", finding.severity().word(),
                "word", FindingTexts.text("severity." + finding.severity().word()),
                "problem", FindingTexts.problem(finding),
                "expected", FindingTexts.expected(finding),
                "suggestion", FindingTexts.suggestion(finding),
                "remedy", FindingTexts.remedy(finding)));
      }
      files.add(
          Map.of(
              "name", file.file(),
              "refused", file.isRefused(),
              "counts", counts(file.counts()),
              "absent", absent.isEmpty() ? "" : FindingTexts.absentHeadings(absent),
              "findings", lines));
    }
    PAGES
        .getTemplate("feedback.html")
        .evaluate(
            out,
            Map.of(
                "feed", found.feed(),
                "period", found.period().toString(),
                "text", FindingTexts.page(),
                "files", files),
            Locale.ROOT);
  }

  private static String counts(RowCounts counts) {
    return FindingTexts.text(
        "feedback.counts",
        Long.toString(counts.read()),
        Long.toString(counts.accepted()),
        Long.toString(counts.rejected()),
        Long.toString(counts.withheld()));
  }
}
