package org.goldthread.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.goldthread.contract.RowCounts;
import org.goldthread.intake.FileInspection;
import org.goldthread.intake.IntakeSlice;
import org.goldthread.intake.Landing;

/**
 * A submission whose content is new to the lake and can be read.
 *
 * @param delivery what lies in the landing folder
 * @param before what the lake knows of it
 * @param kept files in force whose clear text is gone and that stay in force
 * @param seen what the heads of its files have shown
 */
record Candidate(
    Landing.Delivery delivery,
    Submission before,
    List<Submission.HeldFile> kept,
    FileInspection.Result seen) {

  String folder() {
    return before.folder();
  }

  /**
   * The files that will be in force if the submission is taken. Rows that a provider's tool left
   * out are in no file; they count as read and rejected.
   *
   * @param rows what was read of each file
   */
  List<Submission.HeldFile> files(long intake, Function<Landing.LandedFile, RowCounts> rows) {
    List<Submission.HeldFile> files = new ArrayList<>(kept);
    for (Landing.LandedFile file : delivery.files()) {
      long atProvider = leftOut(file);
      files.add(
          new Submission.HeldFile(
              file.number(),
              file.sha256(),
              intake,
              rows.apply(file).plus(new RowCounts(0, atProvider, 0, 0)),
              atProvider));
    }
    files.sort(Comparator.comparing(Submission.HeldFile::sha256));
    return files;
  }

  /** How many files can hold rows: all but those that others are filled in from. */
  int filesWithRows() {
    return kept.size() + (int) seen.slices().stream().map(IntakeSlice::path).distinct().count();
  }

  /** The files in force that go if the submission is taken. */
  List<Submission.HeldFile> replaced() {
    return before.files().stream().filter(file -> !kept.contains(file)).toList();
  }

  /** Of a feed of tokens the inspection has one result for each file, in the delivery's order. */
  private long leftOut(Landing.LandedFile file) {
    return seen.tokenFiles().isEmpty()
        ? 0
        : seen.tokenFiles().get(delivery.files().indexOf(file)).counts().rejected();
  }
}
