package org.goldthread.contract;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The findings of one source row as they come up, and what decides it: the cause of the earliest
 * stage, and of one stage the first.
 */
final class Verdict {
  /** The documented order in which causes of rejection count. */
  enum Stage {
    /** The record cannot be read, or holds clear text where it must not. */
    RECORD,
    /** Consent is blank or unreadable; a stated no comes before every other cause but the first. */
    CONSENT,
    /** Cells stand beyond the last heading, so values may stand under wrong ones. */
    WIDTH,
    /** A required value is missing or unreadable. */
    REQUIRED,
    /** Nothing tells whom the row is about. */
    KEY,
    /** A value is unreadable that the contract rejects for. */
    VALUE
  }

  private final long line;
  private final List<Finding> findings = new ArrayList<>(2);
  private final Set<FindingId> ofRow = EnumSet.noneOf(FindingId.class);
  private FindingId reason;
  private Stage stage;
  private int rejections;

  Verdict(long line) {
    this.line = line;
  }

  /** Adds a finding; one that rejects becomes the reason if no earlier stage has given one. */
  void add(Stage at, Finding finding) {
    findings.add(finding);
    boolean rejects = finding.severity() == Severity.REJECT || finding.severity() == Severity.FILE;
    rejections += rejects ? 1 : 0;
    if (rejects && (stage == null || at.compareTo(stage) < 0)) {
      stage = at;
      reason = finding.id();
    }
  }

  /** Adds a finding about the row as a whole; once, however many rows are derived from it. */
  void add(Stage at, FindingId id) {
    if (ofRow.add(id)) {
      add(at, Finding.ofRow(id, line));
    }
  }

  /** Adds a finding about a field's value. */
  void add(FieldRule field, FindingId id, int column, String expected, String suggestion) {
    add(field, id, field.severity(), column, expected, suggestion);
  }

  /** Adds a finding about a field that does not do what the contract says of unreadable values. */
  void note(FieldRule field, FindingId id, int column, String expected, String suggestion) {
    add(field, id, id.severity(), column, expected, suggestion);
  }

  /** Adds a finding about a field's value that does what it is told to do. */
  void add(
      FieldRule field,
      FindingId id,
      Severity severity,
      int column,
      String expected,
      String suggestion) {
    add(
        field.required() ? Stage.REQUIRED : Stage.VALUE,
        new Finding(id, severity, field.slot(), field.name(), column, line, expected, suggestion));
  }

  /** Adds that a required value is missing. */
  void missing(FieldRule field, int column) {
    add(field, FindingId.REQUIRED_MISSING, Severity.REJECT, column, "", "");
  }

  long line() {
    return line;
  }

  /** How many findings reject so far. */
  int rejections() {
    return rejections;
  }

  boolean isRejected() {
    return reason != null;
  }

  FindingId reason() {
    return reason;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Hands over the findings so far and starts again; the reason stays. */
  List<Finding> taken() {
    List<Finding> taken = List.copyOf(findings);
    findings.clear();
    return taken;
  }
}
