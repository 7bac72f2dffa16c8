package org.goldthread.job;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;
import org.goldthread.core.Spelling;

/**
 * A CSV file of a truth: UTF-8, commas, headings on the first line, one record a line. Checked line
 * by line before anything is made of it. Messages name lines and headings, never a value.
 *
 * @param path the file
 * @param headings its headings, in order
 */
record TruthFile(Path path, List<String> headings) {
  private static final int MOST_PROBLEMS = 20;

  /** Takes a line; answers what is wrong with it, if anything. */
  @FunctionalInterface
  interface Check {
    Optional<Wrong> of(Line line);
  }

  /** What is wrong with a line, and what to do. */
  record Wrong(String problem, String remedy) {}

  /** A line of the file. */
  static final class Line {
    private final List<String> headings;
    private final CsvRecord cells;

    Line(List<String> headings, CsvRecord cells) {
      this.headings = headings;
      this.cells = cells;
    }

    /** The cell below a heading; empty if the file has no such heading. */
    String cell(String heading) {
      int at = headings.indexOf(heading);
      return at < 0 ? "" : cells.getField(at);
    }

    int number() {
      return (int) cells.getStartingLineNumber();
    }
  }

  /**
   * Opens a file and looks at its headings.
   *
   * @param needed headings that it must have
   * @param optional headings that it may have beside those
   * @throws GoldthreadException (user) if it cannot be read or has other headings
   */
  static TruthFile open(Path path, List<String> needed, List<String> optional) {
    if (!Files.isRegularFile(path)) {
      throw new GoldthreadException(
          ExitCode.USER,
          "There is no file " + path,
          "A truth is made of it.",
          "Name the folder truth of a sample, or one file of labels, with --truth.");
    }
    List<String> headings = first(path);
    List<String> known = Stream.concat(needed.stream(), optional.stream()).toList();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      String heading = headings.get(i);
      if (!known.contains(heading)) {
        problems.add(
            at(
                path,
                1,
                "column " + (i + 1) + " has a heading that a truth does not know",
                Spelling.nearest(heading, known)
                    .map(near -> "write " + near)
                    .orElse("remove it; known are " + String.join(", ", known))));
      } else if (headings.indexOf(heading) < i) {
        problems.add(at(path, 1, "the heading " + heading + " stands twice", "keep one of them"));
      }
    }
    needed.stream()
        .filter(heading -> !headings.contains(heading))
        .forEach(
            heading ->
                problems.add(at(path, 1, "the heading " + heading + " is missing", "add it")));
    refuse(problems);
    return new TruthFile(path, headings);
  }

  private static List<String> first(Path path) {
    try (CsvReader<CsvRecord> rows = reader(path)) {
      Iterator<CsvRecord> records = rows.iterator();
      return records.hasNext() ? List.copyOf(records.next().getFields()) : List.of();
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw unreadable(path, e);
    }
  }

  private static CsvReader<CsvRecord> reader(Path path) throws IOException {
    return CsvReader.builder()
        .allowExtraFields(true)
        .allowMissingFields(true)
        .detectBomHeader(true)
        .ofCsvRecord(path, StandardCharsets.UTF_8);
  }

  private static GoldthreadException unreadable(Path path, Exception e) {
    return new GoldthreadException(
        ExitCode.USER,
        List.of(
            new Problem(
                "The file cannot be read as CSV",
                "Reading it ended with " + e.getClass().getSimpleName() + ".",
                "Write it as UTF-8 with commas, and quote cells that hold a comma or a quote.",
                path.toString(),
                0)));
  }

  /**
   * Checks every line.
   *
   * @throws GoldthreadException (user) if a line is wrong; the first problems are told
   */
  void check(Check check) {
    List<Problem> problems = new ArrayList<>();
    try (CsvReader<CsvRecord> rows = reader(path)) {
      Iterator<CsvRecord> records = rows.iterator();
      records.next();
      while (records.hasNext() && problems.size() < MOST_PROBLEMS) {
        CsvRecord cells = records.next();
        int number = (int) cells.getStartingLineNumber();
        Optional<Wrong> wrong = shape(cells).or(() -> check.of(new Line(headings, cells)));
        wrong.ifPresent(w -> problems.add(at(path, number, w.problem(), w.remedy())));
      }
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw unreadable(path, e);
    }
    refuse(problems);
  }

  private Optional<Wrong> shape(CsvRecord cells) {
    if (cells.getFieldCount() != headings.size()) {
      return Optional.of(
          new Wrong(
              "the line has " + cells.getFieldCount() + " cells, expected " + headings.size(),
              "quote cells that hold a comma"));
    }
    return cells.getFields().stream().anyMatch(cell -> cell.indexOf('\n') >= 0)
        ? Optional.of(new Wrong("a cell goes over several lines", "write each record on one line"))
        : Optional.empty();
  }

  /** Refuses the file for what was found, if anything was. */
  static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new GoldthreadException(ExitCode.USER, problems);
    }
  }

  /** A problem of a line. */
  static Problem at(Path path, int line, String problem, String remedy) {
    return Problem.at(path.toString(), line, problem, remedy);
  }

  /** Its lines as rows of text; a blank cell is null. */
  Dataset<Row> rows(SparkSession session) {
    StructType schema = new StructType();
    for (String heading : headings) {
      schema = schema.add(heading, DataTypes.StringType, true);
    }
    return session
        .read()
        .schema(schema)
        .option("header", "true")
        .option("escape", "\"")
        .option("encoding", "UTF-8")
        .csv(path.toAbsolutePath().toUri().toString());
  }
}
