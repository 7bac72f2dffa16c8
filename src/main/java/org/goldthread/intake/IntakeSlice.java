package org.goldthread.intake;

import java.io.Serializable;
import java.util.List;
import org.goldthread.contract.FileShape;
import org.goldthread.contract.Slice;

/**
 * A part of a landed file, as a task is given it.
 *
 * @param feed the feed's name
 * @param period the submission's period, as 2023-24-Q2
 * @param file number of the file within its submission
 * @param path where the file lies, on every machine of the cluster
 * @param shape how it is read; null for a token file, which is always read whole
 * @param slice the part; null for the whole file
 * @param bytes its size
 * @param fileBytes the whole file's size
 * @param fills second files of the submission, from which columns are filled
 */
public record IntakeSlice(
    String feed,
    String period,
    int file,
    String path,
    FileShape shape,
    Slice slice,
    long bytes,
    long fileBytes,
    List<SecondFile> fills)
    implements Serializable {

  /** A second file and how it is read. */
  public record SecondFile(String path, FileShape shape) implements Serializable {}

  /**
   * Shows the feed, never the headings: a file without headings has a person's row in their place.
   */
  @Override
  public String toString() {
    return "IntakeSlice[" + feed + " " + period + " file " + file + "]";
  }
}
