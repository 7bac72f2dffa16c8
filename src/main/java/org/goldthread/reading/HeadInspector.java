package org.goldthread.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.goldthread.config.Feed;

/** Finds out from a file's first MiB how it is read, or why it cannot be. */
public final class HeadInspector {
  /** How much of a file is looked at. */
  static final int HEAD_BYTES = 1 << 20;

  /** More columns than this are a mistake of the export. */
  public static final int MAX_COLUMNS = 2000;

  private static final char[] DELIMITERS = {',', ';', '\t'};
  private static final String SEPARATORS = ",;\t|:^~";
  private static final int SEPARATOR_LINE_BYTES = 32;

  private final Feed.Format format;

  HeadInspector(Feed.Format format) {
    this.format = format;
  }

  /** What a head shows; reads at most one byte beyond it. */
  Inspection inspect(InputStream in) throws IOException {
    byte[] head = in.readNBytes(HEAD_BYTES);
    boolean complete = in.read() < 0;
    if (head.length == 0) {
      return FileProblem.at(FileFinding.EMPTY, 0);
    }
    Optional<FileKind> kind = FileKind.of(head);
    if (kind.isPresent()) {
      return FileProblem.at(
          FileFinding.OTHER_KIND, 0, FileTexts.kind(kind.get()), FileTexts.kindRemedy(kind.get()));
    }
    TextEncoding encoding = TextEncoding.of(head, complete, format.encoding());
    if (encoding.looksBinary(head)) {
      return FileProblem.at(FileFinding.BINARY, 0);
    }
    Inspection inspection = sample(head, complete, encoding).inspection();
    return inspection instanceof FileShape shape ? checked(shape) : inspection;
  }

  private HeadSample sample(byte[] head, boolean complete, TextEncoding encoding)
      throws IOException {
    Optional<Character> announced = separatorLine(head, encoding);
    int above = format.headerOffset() + (announced.isPresent() ? 1 : 0);
    Optional<Character> known = configuredDelimiter().or(() -> announced);
    if (known.isPresent()) {
      return HeadSample.of(head, complete, encoding, above, known.get());
    }
    HeadSample best = null;
    for (char delimiter : DELIMITERS) {
      HeadSample sample = HeadSample.of(head, complete, encoding, above, delimiter);
      if (best == null || sample.fit() > best.fit()) {
        best = sample;
      }
    }
    return best;
  }

  private Optional<Character> configuredDelimiter() {
    String delimiter = format.delimiter();
    return delimiter.isEmpty() ? Optional.empty() : Optional.of(delimiter.charAt(0));
  }

  /** The delimiter that a first line {@code sep=;} names, as Excel writes and reads it. */
  private static Optional<Character> separatorLine(byte[] head, TextEncoding encoding)
      throws IOException {
    RecordScanner scanner = HeadSample.scanner(head, encoding, ',');
    if (!scanner.next()
        || scanner.broken() != null
        || scanner.contentEnd() - scanner.from() > SEPARATOR_LINE_BYTES) {
      return Optional.empty();
    }
    Charset charset = Charset.forName(encoding.name());
    String line =
        new String(scanner.bytes(), scanner.from(), scanner.contentEnd() - scanner.from(), charset);
    String text = line.replace("\"", "");
    boolean named =
        text.length() == 5
            && text.toLowerCase(Locale.ROOT).startsWith("sep=")
            && SEPARATORS.indexOf(text.charAt(4)) >= 0;
    return named ? Optional.of(text.charAt(4)) : Optional.empty();
  }

  /** The shape, or what is wrong with its headings. */
  public static Inspection checked(FileShape shape) {
    List<String> headings = shape.headings();
    if (headings.size() > MAX_COLUMNS) {
      return FileProblem.at(
          FileFinding.TOO_MANY_COLUMNS,
          shape.headingLine(),
          Integer.toString(headings.size()),
          Integer.toString(MAX_COLUMNS));
    }
    Map<String, Integer> seen = new HashMap<>();
    for (int column = 0; column < headings.size(); column++) {
      String heading = headings.get(column).toLowerCase(Locale.ROOT);
      Integer earlier = heading.isEmpty() ? null : seen.putIfAbsent(heading, column);
      if (earlier != null) {
        return new FileProblem(
            FileFinding.DUPLICATE_HEADING,
            shape.headingLine(),
            List.of(label(earlier), label(column)),
            Optional.of(headings.get(column)));
      }
    }
    return shape;
  }

  /** A column as a person counts it and as a spreadsheet letters it: {@code 28 (AB)}. */
  private static String label(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
      letters.insert(0, (char) ('A' + rest % 26));
    }
    return (column + 1) + " (" + letters + ")";
  }
}
