package org.goldthread.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.goldthread.intake.IntakeSlice;
import org.goldthread.intake.Landing;

/**
 * A submission whose content is new to the lake and can be read.
 *
 * @param delivery what lies in the landing folder
 * @param before what the lake knows of it
 * @param kept files in force whose clear text is gone and that stay in force
 * @param slices what tasks will read
 */
record Candidate(
    Landing.Delivery delivery,
    Submission before,
    List<Submission.HeldFile> kept,
    List<IntakeSlice> slices) {

  String folder() {
    return before.folder();
  }

  /** The files that will be in force if the submission is taken. */
  List<Submission.HeldFile> files(long intake) {
    List<Submission.HeldFile> files = new ArrayList<>(kept);
    delivery
        .files()
        .forEach(file -> files.add(new Submission.HeldFile(file.number(), file.sha256(), intake)));
    files.sort(Comparator.comparing(Submission.HeldFile::sha256));
    return files;
  }

  /** The files in force that go if the submission is taken. */
  List<Submission.HeldFile> replaced() {
    return before.files().stream().filter(file -> !kept.contains(file)).toList();
  }
}
