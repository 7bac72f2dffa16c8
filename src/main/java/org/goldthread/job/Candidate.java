package org.goldthread.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
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
 * @param restoring rows of files that stay in force, corrected without their clear text
 * @param superseded the rows in force that those replace
 */
record Candidate(
    Landing.Delivery delivery,
    Submission before,
    List<Submission.HeldFile> kept,
    FileInspection.Result seen,
    List<IntakeSlice> restoring,
    List<SupersededRow> superseded) {

  /** A submission that corrects nothing of what stays in force. */
  Candidate(
      Landing.Delivery delivery,
      Submission before,
      List<Submission.HeldFile> kept,
      FileInspection.Result seen) {
    this(delivery, before, kept, seen, List.of(), List.of());
  }

  /** All that a task reads of it. */
  List<IntakeSlice> slices() {
    return Stream.concat(seen.slices().stream(), restoring.stream()).toList();
  }

  String folder() {
    return before.folder();
  }

  /**
   * The files that will be in force if the submission is taken. Rows that a provider's tool left
   * out are in no file; they count as read and rejected.
   *
   * @param rows what was read of each file
   * @param restored what became of the corrected rows of a file that stays in force, by its hash
   */
  List<Submission.HeldFile> files(
      long intake,
      Function<Landing.LandedFile, RowCounts> rows,
      Function<String, RowCounts> restored) {
    List<Submission.HeldFile> files = new ArrayList<>();
    for (Submission.HeldFile file : kept) {
      files.add(isCorrected(file) ? corrected(file, restored.apply(file.sha256())) : file);
    }
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

  private boolean isCorrected(Submission.HeldFile file) {
    return superseded.stream().anyMatch(row -> row.file() == file.file());
  }

  private Submission.HeldFile corrected(Submission.HeldFile file, RowCounts restored) {
    RowCounts rows = file.rows();
    for (SupersededRow row : superseded) {
      if (row.file() == file.file()) {
        rows = row.takenFrom(rows);
      }
    }
    return new Submission.HeldFile(
        file.file(),
        file.sha256(),
        file.intake(),
        rows.plus(restored),
        file.rejectedAtProvider(),
        file.profile());
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
