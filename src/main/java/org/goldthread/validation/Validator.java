package org.goldthread.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.goldthread.config.Feed;
import org.goldthread.contract.Corrections;
import org.goldthread.contract.FileMapping;
import org.goldthread.contract.FileRows;
import org.goldthread.contract.FillTable;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.InForce;
import org.goldthread.contract.JudgedRow;
import org.goldthread.contract.ProfileCount;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.RowEngine;
import org.goldthread.core.Period;
import org.goldthread.reading.FileProblem;
import org.goldthread.reading.FileShape;
import org.goldthread.reading.Inspection;
import org.goldthread.reading.RowReader;
import org.goldthread.reading.SourceRow;
import org.goldthread.reading.Unreadable;
import org.goldthread.validation.Validation.FileResult;

/** Reads and judges the files of one submission, one after the other. */
final class Validator {
  private final RowEngine engine;
  private final Period period;
  private final InForce inForce;
  private final Validation.RowSink sink;
  private final List<FileResult> results = new ArrayList<>();

  Validator(RowEngine engine, Period period, InForce inForce, Validation.RowSink sink) {
    this.engine = engine;
    this.period = period;
    this.inForce = inForce;
    this.sink = sink;
  }

  Validation of(List<Path> files) {
    List<Path> mains = new ArrayList<>();
    List<Corrections.Sent> sent = new ArrayList<>();
    FillTable fill = FillTable.NONE;
    boolean hasSecond = engine.feed().fill().isEmpty();
    for (Path file : files) {
      Optional<FileShape> shape = Corrections.shapeOf(file);
      if (shape.isPresent()) {
        sent.add(new Corrections.Sent(file.toString(), shape.get()));
      } else if (FillTable.isSecondFile(engine.feed(), name(file))) {
        List<Finding> findings = new ArrayList<>();
        fill = second(engine.feed(), file, findings);
        hasSecond = true;
        results.add(new FileResult(name(file), findings, RowCounts.NONE));
      } else {
        mains.add(file);
      }
    }
    Corrections corrections = sent.isEmpty() ? Corrections.NONE : read(sent, mains);
    for (Path file : mains) {
      results.add(
          hasSecond
              ? main(file, fill, corrections)
              : new FileResult(
                  name(file), List.of(FillTable.missing(engine.feed())), RowCounts.NONE));
    }
    new TreeSet<>(corrections.gone()).forEach(check -> results.add(restored(corrections, check)));
    for (int i = 0; i < sent.size(); i++) {
      results.add(
          new FileResult(
              name(Path.of(sent.get(i).path())), corrections.findings(i), RowCounts.NONE));
    }
    return new Validation(engine.feed().name(), period, results);
  }

  private Corrections read(List<Corrections.Sent> sent, List<Path> mains) {
    List<Corrections.Present> present =
        mains.stream()
            .filter(file -> Unreadable.of(file).isEmpty())
            .map(file -> new Corrections.Present(name(file), RowsAgain.check(file)))
            .toList();
    return engine.corrections(sent, present, inForce, period);
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

  private FileResult main(Path file, FillTable fill, Corrections corrections) {
    List<Finding> findings = new ArrayList<>();
    FileShape shape = shape(engine.feed(), file, findings);
    if (shape == null) {
      return new FileResult(name(file), findings, RowCounts.NONE);
    }
    FileMapping mapping = engine.map(shape, period, fill);
    findings.addAll(mapping.refusals());
    findings.addAll(mapping.notes());
    RowCounts counts = RowCounts.NONE;
    ProfileCount profile = engine.profileCount();
    if (mapping.refusals().isEmpty()) {
      try (RowReader rows = RowReader.open(file, shape)) {
        long bytes = Files.size(file);
        findings.addAll(engine.sizeNotes(shape, bytes));
        Corrections.OfFile corrected = corrections.of(name(file), shape);
        KeptFindings kept = new KeptFindings(findings);
        FileRows judging = engine.rows(mapping, shape, bytes, corrected);
        while (rows.hasNext()) {
          SourceRow row = rows.next();
          List<JudgedRow> judged = judging.judge(row);
          counts = counts.plus(judged);
          judged.forEach(j -> kept.add(j.findings()));
          profile.take(judged);
          sink.take(row, judged);
        }
        corrected.finish();
        kept.finish();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new FileResult(
        name(file),
        shape.headings(),
        findings,
        counts,
        Optional.of(RowsAgain.of(file, shape, corrections)),
        profile.profile());
  }

  private FileResult restored(Corrections corrections, String fileCheck) {
    List<Finding> findings = new ArrayList<>();
    if (inForce == InForce.UNKNOWN) {
      findings.add(Finding.ofRow(FindingId.CORRECTED_ELSEWHERE, 0));
    }
    RowCounts counts = RowCounts.NONE;
    List<Corrections.Restored> rows = corrections.restored(fileCheck);
    List<List<JudgedRow>> judged = engine.restored(corrections, fileCheck, period);
    ProfileCount profile = engine.profileCount();
    for (int i = 0; i < rows.size(); i++) {
      counts = counts.plus(judged.get(i));
      judged.get(i).forEach(row -> findings.addAll(row.findings()));
      profile.take(judged.get(i));
      sink.take(rows.get(i).row().row(rows.get(i).line()), judged.get(i));
    }
    return new FileResult(
        corrections.nameOf(fileCheck),
        rows.get(0).row().headings(),
        findings,
        counts,
        Optional.of(RowsAgain.restored(corrections, fileCheck)),
        profile.profile());
  }

  private static FileShape shape(Feed feed, Path file, List<Finding> findings) {
    Inspection inspection = RowReader.inspect(file, feed.format());
    if (inspection instanceof FileProblem problem) {
      findings.add(Finding.of(problem));
      return null;
    }
    return (FileShape) inspection;
  }
}
