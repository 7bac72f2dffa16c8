package org.goldthread.contract;

import java.util.Objects;
import org.goldthread.core.Problem;
import org.goldthread.reading.FileProblem;

/**
 * Something wrong with a file or a row, for the provider who sent it. Rests on that provider's own
 * data and the configuration, on nothing else.
 *
 * @param id what is wrong
 * @param severity what it does here
 * @param slot the person it is about; -1: the row or the file
 * @param field the contract's field, the heading for a finding about a heading, or empty
 * @param column column of the file, from 1; 0 if it belongs to none
 * @param line line of the file, from 1; 0 if it belongs to none
 * @param expected what was expected, for the text's place of that name; may be empty
 * @param suggestion what may have been meant, several with {@link #BETWEEN} between them; may be
 *     empty. Can hold a value of the row, so it goes to the provider's feedback only
 */
public record Finding(
    FindingId id,
    Severity severity,
    int slot,
    String field,
    int column,
    long line,
    String expected,
    String suggestion) {

  /** Between two suggestions. */
  static final String BETWEEN = " | ";

  /** Checks that nothing is null. */
  public Finding {
    Objects.requireNonNull(id);
    Objects.requireNonNull(severity);
    Objects.requireNonNull(field);
    Objects.requireNonNull(expected);
    Objects.requireNonNull(suggestion);
  }

  /** A finding about a whole file or its headings. */
  static Finding ofFile(FindingId id, String heading, long line, String suggestion) {
    return new Finding(id, id.severity(), -1, heading, 0, line, "", suggestion);
  }

  /**
   * A file that cannot be read at all; its texts name what was found in it, and are kept in place
   * of what was expected (the problem and its cause) and of a suggestion (the remedy).
   */
  public static Finding of(FileProblem problem) {
    FindingId id = FindingId.of(problem.finding().id());
    Problem text = problem.problem("");
    String why = (text.problem() + " " + text.cause()).trim();
    return new Finding(id, id.severity(), Value.ROW, "", 0, problem.line(), why, text.remedy());
  }

  /** Further sheets of a workbook that could have been meant. */
  public static Finding ofSheets(long line, int others) {
    FindingId id = FindingId.OTHER_SHEETS;
    return new Finding(id, id.severity(), Value.ROW, "", 0, line, Integer.toString(others), "");
  }

  /** A finding about a whole row. */
  public static Finding ofRow(FindingId id, long line) {
    return new Finding(id, id.severity(), -1, "", 0, line, "", "");
  }

  /**
   * What a provider's own earlier submissions tell of a row, or of a submission as a whole.
   *
   * @param slot the person it is about; -1: the row
   * @param field the contract's field, or empty
   * @param line line of the file; 0 if it is about the whole submission
   * @param expected what was expected; may be empty
   */
  public static Finding ofHistory(
      FindingId id, int slot, String field, long line, String expected) {
    return new Finding(id, id.severity(), slot, field, 0, line, expected, "");
  }

  /** What the lake keeps of it: no suggestion, no value. */
  public LakeFinding forLake() {
    return new LakeFinding(id.id(), severity.word(), field, column);
  }

  /** Leaves out the suggestion, which may hold a value. */
  @Override
  public String toString() {
    return id + " " + severity.word() + " line " + line + " column " + column + " " + field;
  }
}
