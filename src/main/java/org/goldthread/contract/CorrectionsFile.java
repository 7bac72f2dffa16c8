package org.goldthread.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goldthread.config.Feed;
import org.goldthread.reading.CellText;
import org.goldthread.reading.FileShape;
import org.goldthread.reading.Formula;
import org.goldthread.reading.RowReader;
import org.goldthread.reading.SourceRow;
import org.goldthread.reading.Unreadable;

/**
 * The feedback as it comes back: a text or workbook with the headings of the feedback and values in
 * the column {@code chosen value}. Known by its headings, whatever its name.
 *
 * @param corrections its lines with a chosen value
 * @param findings lines that say nothing of use
 */
public record CorrectionsFile(List<Correction> corrections, List<Finding> findings) {
  // Headings of the feedback that a corrections file needs.
  public static final String FILE = "file";
  public static final String FILE_CHECK = "file check";
  public static final String LINE = "line";
  public static final String HEADING = "heading";
  public static final String CHOSEN = "chosen value";
  public static final String ROW_CHECK = "row check";
  public static final String ROW = "row";

  /** Corrections of one file beyond these are more than a person has chosen. */
  static final int MOST = 100_000;

  private static final List<String> NEEDED =
      List.of(FILE, FILE_CHECK, LINE, HEADING, CHOSEN, ROW_CHECK, ROW);
  private static final Feed.Format ANY = new Feed.Format(0, "", "", "");
  private static final int HEAD = 4096;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");
  private static final Pattern FILE_DIGEST = Pattern.compile("f[0-9a-f]{16}");
  private static final Pattern ROW_DIGESTS = Pattern.compile("r[0-9a-f]{24}");

  /** How a corrections file is read; empty if the file is none. */
  static Optional<FileShape> shapeOf(Path file) {
    if (!mayBe(file) || !(RowReader.inspect(file, ANY) instanceof FileShape shape)) {
      return Optional.empty();
    }
    return places(shape).keySet().containsAll(NEEDED) ? Optional.of(shape) : Optional.empty();
  }

  /**
   * Spares most files a second look; a workbook shows its headings to nobody who does not open it.
   */
  private static boolean mayBe(Path file) {
    if (Unreadable.of(file).isPresent()) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD);
      if (head.length > 1 && head[0] == 'P' && head[1] == 'K') {
        return true;
      }
      String text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
      return CellText.lower(text).contains(CHOSEN);
    } catch (IOException e) {
      // Whoever inspects the file is told why.
      return false;
    }
  }

  private static Map<String, Integer> places(FileShape shape) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < shape.headings().size(); i++) {
      places.putIfAbsent(CellText.lower(shape.headings().get(i)), i);
    }
    return places;
  }

  /** Reads a file that {@link #shapeOf} has found to be one. */
  static CorrectionsFile read(Path file, FileShape shape) {
    Map<String, Integer> places = places(shape);
    List<Correction> corrections = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    try (RowReader rows = RowReader.open(file, shape)) {
      while (rows.hasNext()) {
        SourceRow row = rows.next();
        boolean isBroken = row.kind() == SourceRow.Kind.BROKEN;
        if (row.ignored() || (!isBroken && cell(row, places, CHOSEN).isEmpty())) {
          continue;
        }
        if (corrections.size() + findings.size() == MOST) {
          findings.add(finding(FindingId.TOO_MANY_CORRECTIONS, row.line(), Integer.toString(MOST)));
          break;
        }
        if (isBroken) {
          findings.add(Finding.ofRow(FindingId.of(row.broken().orElseThrow()), row.line()));
        } else {
          add(row, places, corrections, findings);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CorrectionsFile(corrections, findings);
  }

  private static void add(
      SourceRow row,
      Map<String, Integer> places,
      List<Correction> corrections,
      List<Finding> findings) {
    String line = cell(row, places, LINE);
    String fileCheck = cell(row, places, FILE_CHECK);
    String rowCheck = cell(row, places, ROW_CHECK);
    if (!NUMBER.matcher(line).matches()) {
      findings.add(finding(FindingId.CORRECTION_LINE_UNKNOWN, row.line(), ""));
      return;
    }
    if (!ROW_DIGESTS.matcher(rowCheck).matches()) {
      findings.add(finding(FindingId.CORRECTION_WITHOUT_CHECK, row.line(), ""));
      return;
    }
    String chosen = cell(row, places, CHOSEN);
    corrections.add(
        new Correction(
            row.line(),
            cell(row, places, FILE),
            FILE_DIGEST.matcher(fileCheck).matches() ? fileCheck.substring(1) : "",
            Long.parseLong(line),
            cell(row, places, HEADING),
            chosen.equalsIgnoreCase(FindingTexts.text("chosen.blank")) ? "" : chosen,
            rowCheck.substring(1),
            cell(row, places, ROW)));
  }

  /** A cell as it was before it was disarmed. */
  private static String cell(SourceRow row, Map<String, Integer> places, String heading) {
    int at = places.get(heading);
    String text = at < row.cells().length ? row.cells()[at] : "";
    return Formula.armed(heading.equals(ROW) ? text.strip() : CellText.clean(text));
  }

  /** A finding about a line of a corrections file. */
  static Finding finding(FindingId id, long at, String expected) {
    return new Finding(id, id.severity(), Value.ROW, "", 0, at, expected, "");
  }
}
