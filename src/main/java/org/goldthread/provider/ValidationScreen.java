package org.goldthread.provider;

import static org.goldthread.provider.ProviderTexts.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.FindingTexts;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.Severity;
import org.goldthread.validation.Validation;

/**
 * A validation as a person reads it: findings of one kind together, the gravest first, with the
 * lines where they stand; counts at the end.
 */
final class ValidationScreen {
  private static final int SHOWN = 10;

  private final PrintWriter out;
  private final int shown;

  /**
   * A screen.
   *
   * @param all whether to show every line of a finding; else the first ten
   */
  ValidationScreen(PrintWriter out, boolean all) {
    this.out = out;
    this.shown = all ? Integer.MAX_VALUE : SHOWN;
  }

  /** What makes findings one kind: they share all texts but those of the single line. */
  private record Kind(
      Severity severity, String id, String problem, String expected, String remedy) {
    static Kind of(Finding finding) {
      return new Kind(
          finding.severity(),
          finding.id().id(),
          FindingTexts.problem(finding),
          FindingTexts.expected(finding),
          FindingTexts.remedy(finding));
    }
  }

  /**
   * Shows a validation.
   *
   * @param later what only earlier submissions can tell, so that nobody takes it for checked
   */
  void show(Validation found, List<FindingId> later) {
    out.println(text("validate.title", found.feed(), found.period().toString()));
    for (Validation.FileResult file : found.files()) {
      out.println();
      showFile(file);
    }
    out.println();
    out.println(text("validate.later"));
    later.forEach(
        id -> out.println("  " + text("validate.later.one", id.id(), FindingTexts.check(id))));
    out.println();
    RowCounts counts = found.counts();
    out.println(
        text(
            "validate.total",
            Long.toString(counts.read()),
            Long.toString(counts.accepted()),
            Long.toString(counts.rejected()),
            Long.toString(counts.withheld())));
    out.println(text(found.hasRejections() ? "validate.bad" : "validate.good"));
  }

  private void showFile(Validation.FileResult file) {
    if (file.isRefused()) {
      out.println(text("validate.refused", file.file()));
    } else {
      RowCounts counts = file.counts();
      String line =
          text(
              "validate.counts",
              file.file(),
              Long.toString(counts.read()),
              Long.toString(counts.accepted()),
              Long.toString(counts.rejected()),
              Long.toString(counts.withheld()));
      out.println(
          counts.ignored() == 0
              ? line
              : line + text("validate.ignored", Long.toString(counts.ignored())));
    }
    List<Finding> absent = file.absentHeadings();
    Map<Kind, List<Finding>> kinds = new LinkedHashMap<>();
    for (Finding finding : file.findings()) {
      if (!absent.contains(finding)) {
        kinds.computeIfAbsent(Kind.of(finding), kind -> new ArrayList<>()).add(finding);
      }
    }
    if (absent.isEmpty() && kinds.isEmpty()) {
      out.println("  " + text("validate.nothing"));
    }
    kinds.keySet().stream()
        .sorted(Comparator.comparing(Kind::severity).thenComparing(Kind::id))
        .forEach(kind -> showKind(file, kind, kinds.get(kind)));
    if (!absent.isEmpty()) {
      out.println(
          "  "
              + text(
                  "validate.absent", absent.get(0).id().id(), FindingTexts.absentHeadings(absent)));
    }
  }

  private void showKind(Validation.FileResult file, Kind kind, List<Finding> findings) {
    String severity = text("validate.severity." + kind.severity().word());
    out.println(
        findings.size() == 1
            ? "  " + text("validate.finding.once", kind.id(), kind.problem(), severity)
            : "  "
                + text(
                    "validate.finding",
                    kind.id(),
                    kind.problem(),
                    severity,
                    Integer.toString(findings.size())));
    if (!kind.expected().isEmpty()) {
      out.println("      " + text("validate.expected", kind.expected()));
    }
    out.println("      " + text("validate.remedy", kind.remedy()));
    findings.stream()
        .filter(finding -> finding.line() > 0)
        .limit(shown)
        .forEach(finding -> out.println("      " + place(file, finding)));
    if (findings.size() > shown) {
      out.println("      " + text("validate.more", Integer.toString(findings.size() - shown)));
    }
  }

  private static String place(Validation.FileResult file, Finding finding) {
    String line = Long.toString(finding.line());
    String place =
        finding.column() == 0
            ? text("validate.place", line)
            : text(
                    "validate.place.column",
                    line,
                    Integer.toString(finding.column()),
                    file.heading(finding))
                .stripTrailing();
    String suggestion = FindingTexts.suggestion(finding);
    return suggestion.isEmpty() ? place : text("validate.place.perhaps", place, suggestion);
  }
}
