package org.goldthread.contract;

/**
 * A line of a corrections file: the value that a provider has chosen for one cell.
 *
 * @param at the line of the corrections file
 * @param file name of the file that the row stands in
 * @param fileCheck beginning of that file's content hash, hex; may be empty
 * @param line the line on which the row begins
 * @param heading the heading of the cell
 * @param chosen the value, empty for a blank cell
 * @param rowCheck what the row was when the feedback was written
 * @param row the row as the feedback repeats it
 */
record Correction(
    long at,
    String file,
    String fileCheck,
    long line,
    String heading,
    String chosen,
    String rowCheck,
    String row) {

  /** The digest of the row as it stood in its file. */
  String digestOfRow() {
    return rowCheck.substring(0, rowCheck.length() / 2);
  }

  /** The digest of the row as the feedback repeats it. */
  String digestOfRepeated() {
    return rowCheck.substring(rowCheck.length() / 2);
  }

  /** Shows where it stands and what it is for; never a value. */
  @Override
  public String toString() {
    return "Correction[" + at + " for line " + line + "]";
  }
}
