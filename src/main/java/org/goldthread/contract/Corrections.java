package org.goldthread.contract;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.goldthread.reading.CellText;
import org.goldthread.reading.FileShape;
import org.goldthread.reading.HeadInspector;
import org.goldthread.reading.SourceRow;

/**
 * What the corrections files of a submission change, and which of their lines come to nothing. A
 * line names a file, a line of it, a heading and a value; nothing else is changed. Belongs to one
 * thread, and holds clear text in memory only.
 *
 * <p>A row is corrected in the file of that name in the submission, else in one of that content.
 * Where neither is there and the file is in force, the row that the corrections repeat is corrected
 * instead ({@link #restored}).
 */
public final class Corrections {
  /** No correction. */
  public static final Corrections NONE = new Corrections();

  /** Where a corrections file lies, and how it is read. */
  public record Sent(String path, FileShape shape) implements Serializable {}

  /**
   * A file of the submission that holds rows.
   *
   * @param name its name
   * @param fileCheck the first 16 hexadecimal digits of its content hash
   */
  public record Present(String name, String fileCheck) implements Serializable {}

  /** A line of a corrections file, and which of them it stands in. */
  private record Line(int file, Correction correction) {}

  /** The corrections of a row, by heading as it is compared. */
  private static final class OfRow {
    private final Map<String, List<Line>> byHeading = new TreeMap<>();

    void add(Line line) {
      byHeading
          .computeIfAbsent(
              CellText.heading(line.correction().heading()), heading -> new ArrayList<>())
          .add(line);
    }

    List<Line> lines() {
      return byHeading.values().stream().flatMap(Collection::stream).toList();
    }
  }

  private final Map<String, TreeMap<Long, OfRow>> ofPresent = new HashMap<>();
  private final Map<String, TreeMap<Long, OfRow>> ofGone = new TreeMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, List<Restored>> restored = new TreeMap<>();
  private final List<List<Finding>> findings = new ArrayList<>();

  private Corrections() {}

  /** How a file is read that holds corrections and no rows; empty if it is another file. */
  public static Optional<FileShape> shapeOf(Path file) {
    return CorrectionsFile.shapeOf(file);
  }

  /**
   * Reads the corrections files of a submission.
   *
   * @param sent the files, in a fixed order
   * @param present the submission's files that hold rows
   * @param inForce what is in force of others
   * @param isEnough whether a row under some headings is all that is needed to judge it
   */
  static Corrections read(
      List<Sent> sent, List<Present> present, InForce inForce, Predicate<FileShape> isEnough) {
    Corrections all = new Corrections();
    for (int f = 0; f < sent.size(); f++) {
      CorrectionsFile file = CorrectionsFile.read(Path.of(sent.get(f).path()), sent.get(f).shape());
      all.findings.add(new ArrayList<>(file.findings()));
      for (Correction correction : file.corrections()) {
        all.add(new Line(f, correction), present, inForce);
      }
    }
    all.ofPresent.values().forEach(rows -> rows.values().forEach(all::dropConflicts));
    all.ofGone.values().forEach(rows -> rows.values().forEach(all::dropConflicts));
    all.restore(isEnough);
    return all;
  }

  private void add(Line line, List<Present> present, InForce inForce) {
    Correction correction = line.correction();
    Optional<Present> target = target(correction, present);
    if (target.isPresent()) {
      row(ofPresent, target.get().name(), correction).add(line);
      return;
    }
    Optional<LongPredicate> lines =
        correction.fileCheck().isEmpty() ? Optional.empty() : inForce.lines(correction.fileCheck());
    if (lines.isEmpty()) {
      tell(line, FindingId.CORRECTION_FILE_UNKNOWN, correction.file());
    } else if (!lines.get().test(correction.line())) {
      tell(line, FindingId.CORRECTION_LINE_UNKNOWN, Long.toString(correction.line()));
    } else {
      names.putIfAbsent(correction.fileCheck(), correction.file());
      row(ofGone, correction.fileCheck(), correction).add(line);
    }
  }

  private static Optional<Present> target(Correction correction, List<Present> present) {
    return present.stream()
        .filter(file -> file.name().equals(correction.file()))
        .findFirst()
        .or(
            () ->
                present.stream()
                    .filter(file -> file.fileCheck().equals(correction.fileCheck()))
                    .findFirst());
  }

  private static OfRow row(
      Map<String, TreeMap<Long, OfRow>> of, String file, Correction correction) {
    return of.computeIfAbsent(file, name -> new TreeMap<>())
        .computeIfAbsent(correction.line(), at -> new OfRow());
  }

  /** Where lines give one cell different values, none of them counts. */
  private void dropConflicts(OfRow row) {
    for (List<Line> lines : row.byHeading.values()) {
      long values = lines.stream().map(line -> line.correction().chosen()).distinct().count();
      if (values > 1) {
        lines.forEach(line -> tell(line, FindingId.CORRECTIONS_CONFLICT, ""));
        lines.clear();
      }
    }
    row.byHeading.values().removeIf(List::isEmpty);
  }

  private void tell(Line line, FindingId id, String expected) {
    findings.get(line.file()).add(CorrectionsFile.finding(id, line.correction().at(), expected));
  }

  private void tell(Collection<Line> lines, FindingId id, String expected) {
    lines.forEach(line -> tell(line, id, expected));
  }

  /** What corrects the rows of a file of the submission, in its order. */
  public OfFile of(String name, FileShape shape) {
    return new OfFile(ofPresent.getOrDefault(name, new TreeMap<>()), shape, true);
  }

  /** The same once more, when all has been told. */
  public OfFile again(String name, FileShape shape) {
    return new OfFile(ofPresent.getOrDefault(name, new TreeMap<>()), shape, false);
  }

  /** Corrects the rows of one file. */
  public final class OfFile {
    private final Map<Long, OfRow> left;
    private final FileShape shape;
    private final boolean tells;

    private OfFile(Map<Long, OfRow> rows, FileShape shape, boolean tells) {
      this.left = new TreeMap<>(rows);
      this.shape = shape;
      this.tells = tells;
    }

    /** The row with the cells that were chosen for it, or the row itself. */
    public SourceRow corrected(SourceRow row) {
      OfRow chosen = row.ignored() || left.isEmpty() ? null : left.remove(row.line());
      if (chosen == null) {
        return row;
      }
      Optional<RowText> text = RowText.of(shape.headings(), row);
      String digest = text.map(RowText::digest).orElse("");
      List<Line> other =
          chosen.lines().stream()
              .filter(line -> !line.correction().digestOfRow().equals(digest))
              .toList();
      if (tells) {
        tell(other, FindingId.CORRECTION_OF_ANOTHER_ROW, Long.toString(row.line()));
      }
      return text.isEmpty() ? row : with(text.get(), chosen, other, tells).row(row.line());
    }

    /** Tells of corrections of lines on which no row begins. */
    public void finish() {
      left.forEach(
          (line, row) -> tell(row.lines(), FindingId.CORRECTION_LINE_UNKNOWN, Long.toString(line)));
      left.clear();
    }
  }

  /** The row with what was chosen, but for lines that are not to be heeded. */
  private RowText with(RowText row, OfRow chosen, List<Line> unheeded, boolean tells) {
    List<String> cells = new ArrayList<>(row.cells());
    chosen.byHeading.forEach(
        (heading, lines) -> {
          List<Line> heeded = lines.stream().filter(line -> !unheeded.contains(line)).toList();
          int at = heading.isEmpty() ? -1 : place(row.headings(), heading);
          if (at < 0 && tells) {
            heeded.forEach(
                line ->
                    tell(line, FindingId.CORRECTION_HEADING_UNKNOWN, line.correction().heading()));
          }
          if (at >= 0 && !heeded.isEmpty()) {
            cells.set(at, heeded.get(0).correction().chosen());
          }
        });
    return new RowText(row.headings(), cells);
  }

  private static int place(List<String> headings, String wanted) {
    for (int i = 0; i < headings.size(); i++) {
      if (CellText.heading(headings.get(i)).equals(wanted)) {
        return i;
      }
    }
    return -1;
  }

  /** The files that are no longer there and of which rows are corrected, by their check. */
  public Set<String> gone() {
    return Set.copyOf(restored.keySet());
  }

  /** The lines of which rows are corrected in a file that is no longer there. */
  public Set<Long> linesOfGone(String fileCheck) {
    return restored(fileCheck).stream().map(Restored::line).collect(Collectors.toSet());
  }

  /** The corrected rows of a file that is no longer there, in order of their lines. */
  public List<Restored> restored(String fileCheck) {
    return restored.getOrDefault(fileCheck, List.of());
  }

  /** The name of a file that is no longer there, as the first correction has it. */
  public String nameOf(String fileCheck) {
    return names.get(fileCheck);
  }

  /**
   * A corrected row of a file that is no longer there.
   *
   * @param line the line on which it stood
   * @param digestOfRow what the feedback says of the row as it stood there
   * @param row the row with the chosen values
   */
  public record Restored(long line, String digestOfRow, RowText row) {}

  /** Restores the rows that the corrections repeat, if these are as the feedback wrote them. */
  private void restore(Predicate<FileShape> isEnough) {
    ofGone.forEach(
        (fileCheck, rows) ->
            rows.forEach(
                (line, chosen) ->
                    restore(line, chosen, isEnough)
                        .ifPresent(
                            row ->
                                restored
                                    .computeIfAbsent(fileCheck, file -> new ArrayList<>())
                                    .add(row))));
  }

  private Optional<Restored> restore(long line, OfRow chosen, Predicate<FileShape> isEnough) {
    List<Line> unheeded = new ArrayList<>();
    RowText before = null;
    String digest = "";
    for (Line of : chosen.lines()) {
      Optional<RowText> text =
          RowText.parse(of.correction().row())
              .filter(t -> t.digest().equals(of.correction().digestOfRepeated()))
              .filter(t -> HeadInspector.checked(t.shape()) instanceof FileShape);
      if (text.isEmpty()) {
        tell(of, FindingId.CORRECTION_ROW_DAMAGED, "");
        unheeded.add(of);
      } else if (before == null) {
        before = text.get();
        digest = of.correction().digestOfRow();
      } else if (!before.equals(text.get())) {
        tell(of, FindingId.CORRECTION_OF_ANOTHER_ROW, Long.toString(line));
        unheeded.add(of);
      }
    }
    if (before == null) {
      return Optional.empty();
    }
    if (!isEnough.test(before.shape())) {
      tell(chosen.lines(), FindingId.CORRECTION_NEEDS_THE_FILES, "");
      return Optional.empty();
    }
    RowText row = with(before, chosen, unheeded, true);
    return row.equals(before) ? Optional.empty() : Optional.of(new Restored(line, digest, row));
  }

  /** What is wrong with a corrections file, in order of its lines. */
  public List<Finding> findings(int file) {
    return findings.get(file).stream().sorted(Comparator.comparingLong(Finding::line)).toList();
  }
}
