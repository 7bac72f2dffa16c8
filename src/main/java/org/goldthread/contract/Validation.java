package org.goldthread.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.core.Period;

/**
 * Reads and judges the files of one submission without taking anything: what {@code validate}
 * shows, here and at the provider.
 *
 * @param feed the feed's name
 * @param period the period that they were taken to be for
 * @param files what was found, in the order given
 */
public record Validation(String feed, Period period, List<FileResult> files) {

  /**
   * What was found in a file.
   *
   * @param file its name
   * @param headings its headings in the order of its columns; empty if they were not read
   * @param findings in order of lines, those of the headings first
   * @param counts what became of its rows
   */
  public record FileResult(
      String file, List<String> headings, List<Finding> findings, RowCounts counts) {

    /** Keeps its own copies. */
    public FileResult {
      headings = List.copyOf(headings);
      findings = List.copyOf(findings);
    }

    /** Of a file whose headings nobody read. */
    public FileResult(String file, List<Finding> findings, RowCounts counts) {
      this(file, List.of(), findings, counts);
    }

    /** What stands above a finding's column; empty if nothing does. */
    public String heading(Finding finding) {
      int at = finding.column() - 1;
      return at >= 0 && at < headings.size() ? headings.get(at) : "";
    }

    /** Headings that are not there and need not be, each with what may stand for it. */
    public List<Finding> absentHeadings() {
      return findings.stream().filter(f -> f.id() == FindingId.HEADING_ABSENT).toList();
    }

    /** Whether the whole file is refused. */
    public boolean isRefused() {
      return findings.stream().anyMatch(finding -> finding.severity() == Severity.FILE);
    }
  }

  /** Takes each source row that was read, with what the engine made of it. */
  @FunctionalInterface
  public interface RowSink {
    /** Takes a source row and the rows that the engine derived from it. */
    void take(SourceRow source, List<JudgedRow> judged);
  }

  /** Keeps its own copy. */
  public Validation {
    files = List.copyOf(files);
  }

  /**
   * The period that a file is for: that of the folder that it lies in, if it is named by one; else
   * the programme's last, as nothing is said of any other.
   */
  public static Period periodOf(Programme programme, Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return Period.parse(
            folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString())
        .orElse(programme.periods().last());
  }

  /**
   * Validates the files of a submission, the feed's second file among them.
   *
   * @throws UncheckedIOException if a file whose beginning was read cannot be read on
   */
  public static Validation of(RowEngine engine, Period period, List<Path> files) {
    return of(engine, period, files, (source, judged) -> {});
  }

  /**
   * Validates the files of a submission and hands each row on.
   *
   * @param sink takes the rows in order; those of a file that turns out to be refused included
   * @throws UncheckedIOException if a file whose beginning was read cannot be read on
   */
  public static Validation of(RowEngine engine, Period period, List<Path> files, RowSink sink) {
    FillTable fill = FillTable.NONE;
    boolean hasSecond = engine.feed().fill().isEmpty();
    List<FileResult> results = new ArrayList<>();
    for (Path file : files) {
      if (isSecond(engine, file)) {
        List<Finding> findings = new ArrayList<>();
        fill = second(engine.feed(), file, findings);
        hasSecond = true;
        results.add(new FileResult(name(file), findings, RowCounts.NONE));
      }
    }
    for (Path file : files) {
      if (!isSecond(engine, file)) {
        results.add(
            hasSecond
                ? main(engine, period, file, fill, sink)
                : new FileResult(
                    name(file), List.of(FillTable.missing(engine.feed())), RowCounts.NONE));
      }
    }
    return new Validation(engine.feed().name(), period, results);
  }

  private static boolean isSecond(RowEngine engine, Path file) {
    return FillTable.isSecondFile(engine.feed(), name(file));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static FillTable second(Feed feed, Path file, List<Finding> findings) {
    FileShape shape = shape(feed, file, findings);
    if (shape == null) {
      return FillTable.NONE;
    }
    try (RowReader rows = RowReader.open(file, shape)) {
      FillTable fill = FillTable.of(feed.fill().orElseThrow(), shape, rows);
      findings.addAll(fill.findings());
      return fill;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileResult main(
      RowEngine engine, Period period, Path file, FillTable fill, RowSink sink) {
    List<Finding> findings = new ArrayList<>();
    FileShape shape = shape(engine.feed(), file, findings);
    if (shape == null) {
      return new FileResult(name(file), findings, RowCounts.NONE);
    }
    FileMapping mapping = engine.map(shape, period, fill);
    findings.addAll(mapping.refusals());
    findings.addAll(mapping.notes());
    RowCounts counts = RowCounts.NONE;
    if (mapping.refusals().isEmpty()) {
      try (RowReader rows = RowReader.open(file, shape)) {
        long bytes = Files.size(file);
        findings.addAll(engine.sizeNotes(shape, bytes));
        FileRows judging = engine.rows(mapping, shape, bytes);
        while (rows.hasNext()) {
          SourceRow row = rows.next();
          List<JudgedRow> judged = judging.judge(row);
          counts = counts.plus(judged);
          judged.forEach(j -> findings.addAll(j.findings()));
          sink.take(row, judged);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new FileResult(name(file), shape.headings(), findings, counts);
  }

  private static FileShape shape(Feed feed, Path file, List<Finding> findings) {
    Inspection inspection = RowReader.inspect(file, feed.format());
    if (inspection instanceof FileProblem problem) {
      findings.add(Finding.of(problem));
      return null;
    }
    return (FileShape) inspection;
  }

  /** What became of the rows of all files. */
  public RowCounts counts() {
    return files.stream().map(FileResult::counts).reduce(RowCounts.NONE, RowCounts::plus);
  }

  /** Whether something keeps a row or a file from being taken. */
  public boolean hasRejections() {
    return counts().rejected() > 0 || files.stream().anyMatch(FileResult::isRefused);
  }
}
