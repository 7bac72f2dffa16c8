package org.goldthread.intake;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.goldthread.contract.Corrections;
import org.goldthread.contract.InForce;
import org.goldthread.reading.FileShape;
import org.goldthread.reading.Slice;

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
 * @param correctedBy what corrects its rows; null if nothing does
 * @param restored which rows of a file that is no longer there come out of the corrections; null
 *     for a file that is there
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
    List<SecondFile> fills,
    CorrectedBy correctedBy,
    Restored restored)
    implements Serializable {

  /**
   * The corrections of a submission: their files, which a task reads for itself, and the files with
   * rows that these can name.
   */
  public record CorrectedBy(List<Corrections.Sent> sent, List<Corrections.Present> present)
      implements Serializable {
    /** Keeps its own copies. */
    public CorrectedBy {
      sent = List.copyOf(sent);
      present = List.copyOf(present);
    }
  }

  /**
   * Rows of a file whose clear text was removed.
   *
   * @param fileCheck the first 16 hexadecimal digits of its content hash
   * @param lines the lines that can be corrected
   */
  public record Restored(String fileCheck, Set<Long> lines) implements Serializable {
    /** Keeps its own copy. */
    public Restored {
      lines = Set.copyOf(lines);
    }

    /** That file, and nothing else, as what is in force. */
    public InForce inForce() {
      return check -> check.equals(fileCheck) ? Optional.of(lines::contains) : Optional.empty();
    }
  }

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
