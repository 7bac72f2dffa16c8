package org.goldthread.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.goldthread.reading.CellText;
import org.goldthread.reading.FileShape;
import org.goldthread.reading.HeadInspector;
import org.goldthread.reading.SourceRow;

/**
 * A whole row in one cell: a JSON object of headings and values, plain ASCII. A spreadsheet
 * rewrites dates, long numbers and leading noughts of the cells that it opens; a text that begins
 * with a brace it leaves alone. Clear text: in feedback and corrections only.
 *
 * @param headings the headings, in the order of the columns
 * @param cells as many cells
 */
public record RowText(List<String> headings, List<String> cells) {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final int LONGEST = 300_000;
  private static final int CHECK_BYTES = 6;

  /**
   * A row under its headings; empty if it cannot be repeated: it is broken, has cells beyond the
   * last heading, or is too long.
   */
  public static Optional<RowText> of(List<String> headings, SourceRow row) {
    long length = 0;
    for (int i = 0; i < row.cells().length; i++) {
      length += row.cells()[i].length();
      if (i >= headings.size() && !CellText.clean(row.cells()[i]).isEmpty()) {
        return Optional.empty();
      }
    }
    if (row.kind() != SourceRow.Kind.DATA || length > LONGEST) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      String heading = headings.get(i);
      names.add(heading.isEmpty() ? FindingTexts.text("row.column", i + 1) : heading);
      cells.add(i < row.cells().length ? row.cells()[i] : "");
    }
    return Optional.of(new RowText(names, cells));
  }

  /** Reads what {@link #json} wrote; empty if it is anything else. */
  static Optional<RowText> parse(String text) {
    List<String> names = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        names.add(json.currentName());
        if (json.nextToken() != JsonToken.VALUE_STRING) {
          return Optional.empty();
        }
        cells.add(json.getText());
      }
      boolean isWhole = json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
      return isWhole && names.size() <= HeadInspector.MAX_COLUMNS
          ? Optional.of(new RowText(names, cells))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The text of the one cell. */
  public String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (int i = 0; i < headings.size(); i++) {
        json.writeStringField(headings.get(i), cells.get(i));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Twelve hexadecimal digits that differ, all but surely, where a cell or heading differs. */
  public String digest() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (List<String> texts : List.of(headings, cells)) {
        for (String text : texts) {
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
          sha256.update(bytes);
        }
      }
      return HexFormat.of().formatHex(sha256.digest(), 0, CHECK_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The row as it is judged again, as if it stood on a line of a file with these headings. */
  public SourceRow row(long line) {
    return SourceRow.of(line, cells.toArray(String[]::new), SourceRow.Kind.DATA);
  }

  /** The shape of a file with these headings. */
  FileShape shape() {
    return new FileShape("UTF-8", false, 0, ',', headings, 1, 0, 2);
  }

  /** Shows how many cells. */
  @Override
  public String toString() {
    return "RowText[" + cells.size() + " cells]";
  }
}
