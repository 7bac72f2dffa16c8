package org.goldthread.validation;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.goldthread.config.Programme;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.InForce;
import org.goldthread.contract.JudgedRow;
import org.goldthread.contract.Profile;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.RowEngine;
import org.goldthread.contract.Severity;
import org.goldthread.core.Period;
import org.goldthread.reading.SourceRow;

/**
 * Reads and judges the files of one submission without taking anything: what {@code validate}
 * shows, here and at the provider.
 *
 * @param feed the feed's name
 * @param period the period that they were taken to be for
 * @param files what was found, in the order given
 * @param ofAll what was found about all of them together
 */
public record Validation(String feed, Period period, List<FileResult> files, List<Finding> ofAll) {

  /** Of files of which nothing is said together. */
  public Validation(String feed, Period period, List<FileResult> files) {
    this(feed, period, files, List.of());
  }

  /**
   * What was found in a file.
   *
   * @param file its name
   * @param headings its headings in the order of its columns; empty if they were not read
   * @param findings in order of lines, those of the headings first
   * @param counts what became of its rows
   * @param rows its rows, to be read once more; empty if there are none or nobody read them here
   * @param profile what its accepted rows have, by field
   */
  public record FileResult(
      String file,
      List<String> headings,
      List<Finding> findings,
      RowCounts counts,
      Optional<RowsAgain> rows,
      Profile profile) {

    /** Keeps its own copies. */
    public FileResult {
      headings = List.copyOf(headings);
      findings = List.copyOf(findings);
    }

    /** Of a file whose headings nobody read. */
    public FileResult(String file, List<Finding> findings, RowCounts counts) {
      this(file, List.of(), findings, counts, Optional.empty(), Profile.NONE);
    }

    /** The same with further findings, each at its line. */
    private FileResult with(List<Finding> further) {
      if (further.isEmpty()) {
        return this;
      }
      List<Finding> all = new ArrayList<>(findings);
      all.addAll(further);
      all.sort(Comparator.comparingLong(Finding::line));
      return new FileResult(file, headings, all, counts, rows, profile);
    }

    /** How many accepted rows have something that can be repaired. */
    public long repairable() {
      Set<Long> rejected = lines(Severity.REJECT);
      return lines(Severity.REPAIR).stream().filter(line -> !rejected.contains(line)).count();
    }

    private Set<Long> lines(Severity severity) {
      return findings.stream()
          .filter(finding -> finding.severity() == severity && finding.line() > 0)
          .map(Finding::line)
          .collect(Collectors.toSet());
    }

    /** What stands above a finding's column; empty if nothing does. */
    public String heading(Finding finding) {
      int at = finding.column() - 1;
      return at >= 0 && at < headings.size() ? headings.get(at) : "";
    }

    /** The check of a file of which only corrected rows are there; empty of any other. */
    Optional<String> gone() {
      return rows.flatMap(RowsAgain::gone);
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

  /** Keeps its own copies. */
  public Validation {
    files = List.copyOf(files);
    ofAll = List.copyOf(ofAll);
  }

  /** The same with what the provider's earlier submissions tell. */
  public Validation with(OwnHistory history) {
    return new Validation(
        feed,
        period,
        files.stream()
            .map(file -> file.with(history.ofFiles().getOrDefault(file.file(), List.of())))
            .toList(),
        history.ofAll());
  }

  /** What the accepted rows of all files have, by field. */
  public Profile profile() {
    return Profile.of(files.stream().map(FileResult::profile).toList());
  }

  /** Whether anything at all was found. */
  public boolean hasFindings() {
    return !ofAll.isEmpty() || files.stream().anyMatch(file -> !file.findings().isEmpty());
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
   * Validates the files of a submission, the feed's second file and corrections among them.
   *
   * @throws UncheckedIOException if a file whose beginning was read cannot be read on
   */
  public static Validation of(RowEngine engine, Period period, List<Path> files) {
    return of(engine, period, files, InForce.UNKNOWN, (source, judged) -> {});
  }

  /**
   * Validates the files of a submission and hands each row on.
   *
   * @param inForce what is in force of files that are no longer there
   * @param sink takes the rows in order; those of a file that turns out to be refused included
   * @throws UncheckedIOException if a file whose beginning was read cannot be read on
   */
  public static Validation of(
      RowEngine engine, Period period, List<Path> files, InForce inForce, RowSink sink) {
    return new Validator(engine, period, inForce, sink).of(files);
  }

  /** What became of the rows of all files. */
  public RowCounts counts() {
    return files.stream().map(FileResult::counts).reduce(RowCounts.NONE, RowCounts::plus);
  }

  /**
   * What became of the corrected rows of a file that is no longer there.
   *
   * @param fileCheck the first 16 hexadecimal digits of its content hash
   */
  public RowCounts countsOfGone(String fileCheck) {
    return files.stream()
        .filter(file -> file.gone().equals(Optional.of(fileCheck)))
        .map(FileResult::counts)
        .reduce(RowCounts.NONE, RowCounts::plus);
  }

  /** Whether something keeps a row or a file from being taken. */
  public boolean hasRejections() {
    return counts().rejected() > 0 || files.stream().anyMatch(FileResult::isRefused);
  }
}
