package org.goldthread.contract;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.goldthread.pseudonym.Missing;
import org.goldthread.pseudonym.Standard;
import org.goldthread.reading.CellText;
import org.goldthread.reading.FileFinding;
import org.goldthread.reading.FileTexts;

/** What a finding says, from the bundle {@code findings}. */
public final class FindingTexts {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("org.goldthread.contract.findings", Locale.ROOT);

  private FindingTexts() {}

  /** What is wrong, as a sentence. */
  public static String problem(Finding finding) {
    if (finding.id().id().startsWith("FIL")) {
      return finding.expected();
    }
    return finding.id().isOfRecord()
        ? ofRecord(finding)
        : text(finding.id().id() + ".problem", named(finding), finding.expected());
  }

  /** What is wrong with a record, and why it mostly is. */
  private static String ofRecord(Finding finding) {
    FileFinding found = FileFinding.valueOf(finding.id().name());
    return FileTexts.problem(found, List.of()) + " " + FileTexts.cause(found, List.of());
  }

  /** What is wrong and what was expected instead, as the cause of whatever follows from it. */
  public static String why(Finding finding) {
    String expected = expected(finding);
    return expected.isEmpty()
        ? problem(finding)
        : problem(finding) + " " + text("why.expected", expected);
  }

  /**
   * What belongs there instead, as a phrase; empty of files and records, whose problem says why.
   */
  public static String expected(Finding finding) {
    return finding.id().id().startsWith("FIL") || finding.id().isOfRecord()
        ? ""
        : text(finding.id().id() + ".expected", named(finding), finding.expected());
  }

  /** What to do, as a sentence. */
  public static String remedy(Finding finding) {
    if (finding.id().id().startsWith("FIL")) {
      return finding.suggestion();
    }
    return finding.id().isOfRecord()
        ? FileTexts.remedy(FileFinding.valueOf(finding.id().name()), List.of())
        : text(finding.id().id() + ".remedy", named(finding), finding.expected());
  }

  /** What may have been meant; may be empty. */
  public static String suggestion(Finding finding) {
    return finding.id().id().startsWith("FIL") ? "" : finding.suggestion();
  }

  /** The headings that are not there and need not be, in one sentence. */
  public static String absentHeadings(List<Finding> absent) {
    return text(
        "headings.absent",
        absent.stream()
            .map(
                finding ->
                    finding.suggestion().isEmpty()
                        ? finding.field()
                        : text("headings.near", finding.field(), finding.suggestion()))
            .collect(Collectors.joining(", ")));
  }

  /** The words of the feedback page by name. */
  public static Map<String, String> page() {
    Map<String, String> words = new TreeMap<>();
    for (String key : BUNDLE.keySet()) {
      if (key.startsWith("page.")) {
        words.put(key.substring("page.".length()), text(key));
      }
    }
    return words;
  }

  /** What was expected of a finding of history, as a phrase. */
  public static String phrase(String key, Object... parts) {
    return text(key, parts);
  }

  /** What a check that needs earlier submissions looks for, as a phrase. */
  public static String check(FindingId id) {
    return text(id.id() + ".check");
  }

  /** An example for the reference; empty for findings about files and records. */
  public static String example(FindingId id) {
    String key = id.id() + ".example";
    return BUNDLE.containsKey(key) ? text(key) : "";
  }

  /** What a standardiser would have taken. */
  static String expected(Standard standard, Missing why) {
    return why == Missing.FORM || why == Missing.NOT_STATED
        ? text("cause.form." + standard.word())
        : text("cause." + CellText.lower(why.name()));
  }

  /** A phrase of the bundle. */
  public static String text(String key, Object... parts) {
    return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(parts);
  }

  /** A word of the bundle, or one of its own where the bundle has none. */
  static String word(String key, String otherwise) {
    return BUNDLE.containsKey(key) ? text(key) : label(otherwise);
  }

  /** What a finding is about: a heading or a file as the feed's file has it, or a field. */
  private static String named(Finding finding) {
    return finding.id().id().startsWith("MAP") ? finding.field() : label(finding.field());
  }

  /** A field's name as people write it. */
  static String label(String field) {
    if (field.isEmpty() || !field.equals(CellText.lower(field))) {
      return field;
    }
    String spaced = field.replace('_', ' ').replace("nhs", "NHS").replace("upn", "UPN");
    return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
  }
}
