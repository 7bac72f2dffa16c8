package org.goldthread.reading;

import java.io.IOException;
import java.util.List;

/** A workbook cannot be read; its message says what is wrong and shows nothing out of the file. */
final class WorkbookException extends IOException {
  private static final long serialVersionUID = 1L;

  private final FileFinding finding;

  WorkbookException(FileFinding finding) {
    super(FileTexts.problem(finding, List.of()));
    this.finding = finding;
  }

  FileFinding finding() {
    return finding;
  }
}
