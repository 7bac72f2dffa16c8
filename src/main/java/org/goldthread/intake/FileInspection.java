package org.goldthread.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.contract.Corrections;
import org.goldthread.contract.FileMapping;
import org.goldthread.contract.FillTable;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingTexts;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.RowEngine;
import org.goldthread.contract.Severity;
import org.goldthread.core.Problem;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.pseudonym.Scheme;
import org.goldthread.reading.FileProblem;
import org.goldthread.reading.FileShape;
import org.goldthread.reading.FileSlices;
import org.goldthread.reading.Inspection;
import org.goldthread.reading.RowReader;
import org.goldthread.reading.Slice;
import org.goldthread.validation.Validation;

/**
 * Looks at the head of each file of a submission before anything of it is read: a submission with
 * one unreadable file is refused whole, so that what is in force is always one whole export.
 */
public final class FileInspection {
  private final RowEngine engine;
  private final Landing.Delivery delivery;
  private final List<IntakeSlice> slices = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Validation.FileResult> tokenFiles = new ArrayList<>();
  private IntakeSlice.CorrectedBy correctedBy;

  private FileInspection(RowEngine engine, Landing.Delivery delivery) {
    this.engine = engine;
    this.delivery = delivery;
  }

  /**
   * What the heads of the files have shown.
   *
   * @param slices what tasks will read; empty if the submission is refused
   * @param problems why it is refused
   * @param findings what is wrong with files and their headings, notes included; those in rows are
   *     found when the rows are read
   * @param tokenFiles of a feed of tokens, each file with the provider's own counts of its rows and
   *     with what refuses it; empty of other feeds
   * @param correctedBy the corrections among the files, if there are any
   */
  public record Result(
      List<IntakeSlice> slices,
      List<Problem> problems,
      List<Finding> findings,
      List<Validation.FileResult> tokenFiles,
      Optional<IntakeSlice.CorrectedBy> correctedBy) {
    /** Id of the first finding that refused it, or empty. */
    public String reason() {
      return findings.stream()
          .filter(finding -> finding.severity() == Severity.FILE)
          .findFirst()
          .map(finding -> finding.id().id())
          .orElse("");
    }

    /** Whether the submission cannot be read. */
    public boolean isRefused() {
      return !problems.isEmpty();
    }

    /**
     * What became of rows at the provider, of a feed of tokens. Its rejected rows are in no file:
     * only these counts know of them.
     */
    public RowCounts atProvider() {
      return tokenFiles.stream()
          .map(Validation.FileResult::counts)
          .reduce(RowCounts.NONE, RowCounts::plus);
    }
  }

  /**
   * Inspects every file of a submission. A token file is read through, since only its end shows
   * that it is whole.
   *
   * @param keys gives the programme's and the platform's key; asked for a feed of tokens only
   */
  public static Result of(
      RowEngine engine, Landing.Delivery delivery, Programme programme, Supplier<KeyRing> keys) {
    FileInspection inspection = new FileInspection(engine, delivery);
    if (isTokenFile(delivery.feed())) {
      inspection.inspectTokens(programme.at(delivery.period()), keys.get());
    } else {
      inspection.inspect();
    }
    boolean refused = !inspection.problems.isEmpty();
    return new Result(
        refused ? List.of() : List.copyOf(inspection.slices),
        List.copyOf(inspection.problems),
        List.copyOf(inspection.findings),
        List.copyOf(inspection.tokenFiles),
        Optional.ofNullable(inspection.correctedBy));
  }

  private void inspectTokens(Programme programme, KeyRing keys) {
    List<TokenRows.Check> checks =
        TokenRows.check(delivery.files(), keys, programme, delivery.feed(), delivery.period());
    for (int i = 0; i < checks.size(); i++) {
      TokenRows.Check check = checks.get(i);
      findings.addAll(check.result().findings());
      problems.addAll(check.problems());
      tokenFiles.add(check.result());
      slices.add(slice(delivery.files().get(i), null, null, List.of()));
    }
  }

  private void inspect() {
    Feed feed = delivery.feed();
    List<IntakeSlice.SecondFile> fills = new ArrayList<>();
    List<Landing.LandedFile> mains = new ArrayList<>();
    List<Corrections.Sent> corrections = new ArrayList<>();
    boolean hasSecond = feed.fill().isEmpty();
    for (Landing.LandedFile file : delivery.files()) {
      Path path = file.path();
      Optional<FileShape> corrected =
          file.readable() ? Corrections.shapeOf(path) : Optional.empty();
      if (corrected.isPresent()) {
        corrections.add(new Corrections.Sent(path.toAbsolutePath().toString(), corrected.get()));
      } else if (FillTable.isSecondFile(feed, file.name())) {
        hasSecond = true;
        FileShape shape = shape(file);
        if (shape != null) {
          FillTable.of(feed.fill().orElseThrow(), shape, Collections.emptyIterator())
              .findings()
              .forEach(finding -> add(finding, path.toString()));
          fills.add(new IntakeSlice.SecondFile(path.toString(), shape));
        }
      } else {
        mains.add(file);
      }
    }
    if (!corrections.isEmpty()) {
      correctedBy = new IntakeSlice.CorrectedBy(corrections, present(mains));
    }
    if (!hasSecond && !mains.isEmpty()) {
      add(FillTable.missing(feed), delivery.folder());
      return;
    }
    for (Landing.LandedFile main : mains) {
      addMain(main, fills);
    }
  }

  private static List<Corrections.Present> present(List<Landing.LandedFile> files) {
    return files.stream()
        .filter(Landing.LandedFile::readable)
        .map(file -> new Corrections.Present(file.name(), file.check()))
        .toList();
  }

  private void addMain(Landing.LandedFile file, List<IntakeSlice.SecondFile> fills) {
    FileShape shape = shape(file);
    if (shape == null) {
      return;
    }
    FileMapping mapping = engine.map(shape, delivery.period(), FillTable.NONE);
    mapping.refusals().forEach(finding -> add(finding, file.path().toString()));
    mapping.notes().forEach(finding -> add(finding, file.path().toString()));
    if (!mapping.refusals().isEmpty()) {
      return;
    }
    engine.sizeNotes(shape, file.bytes()).forEach(finding -> add(finding, file.path().toString()));
    if (shape.isSheet() || file.bytes() <= FileSlices.THRESHOLD) {
      slices.add(slice(file, shape, null, fills));
      return;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file.path()), 1 << 20)) {
      for (Slice slice : FileSlices.of(in, shape, FileSlices.SLICE_BYTES)) {
        slices.add(slice(file, shape, slice, fills));
      }
    } catch (IOException e) {
      add(FileProblem.unreadable(file.path()), file.path());
    }
  }

  /** Whether a feed's rows come as tokens of our own scheme. */
  static boolean isTokenFile(Feed feed) {
    return feed.route() == Feed.Route.TOKENS && feed.scheme().equals(Scheme.GT1.word());
  }

  private IntakeSlice slice(
      Landing.LandedFile file, FileShape shape, Slice slice, List<IntakeSlice.SecondFile> fills) {
    return new IntakeSlice(
        delivery.feed().name(),
        delivery.period().toString(),
        file.number(),
        file.path().toAbsolutePath().toString(),
        shape,
        slice,
        slice == null ? file.bytes() : slice.length(),
        file.bytes(),
        List.copyOf(fills),
        correctedBy,
        null);
  }

  private FileShape shape(Landing.LandedFile file) {
    Path path = file.path();
    Inspection inspection =
        file.readable() ? RowReader.inspect(path, delivery.feed().format()) : file.problem();
    if (inspection instanceof FileProblem problem) {
      add(problem, path);
      return null;
    }
    return (FileShape) inspection;
  }

  private void add(FileProblem problem, Path path) {
    findings.add(Finding.of(problem));
    problems.add(problem.problem(path.toString()));
  }

  /** Notes a finding; one that refuses a file is a problem of the submission. */
  private void add(Finding finding, String path) {
    findings.add(finding);
    if (finding.severity() == Severity.FILE) {
      problems.add(
          new Problem(
              FindingTexts.problem(finding),
              FindingTexts.expected(finding),
              FindingTexts.remedy(finding),
              path,
              (int) finding.line()));
    }
  }
}
