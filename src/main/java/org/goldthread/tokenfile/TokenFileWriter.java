package org.goldthread.tokenfile;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FirstKeyMaker;
import org.goldthread.contract.FirstKeys;
import org.goldthread.contract.FirstKeys.FirstKey;
import org.goldthread.contract.JudgedRow;
import org.goldthread.contract.PersonInRow;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.Status;
import org.goldthread.contract.Value;
import org.goldthread.pseudonym.Scheme;

/**
 * Writes what a provider sends in place of its clear text: a header, a line of JSON for each row,
 * and a last line with the counts, by which a file that was cut is noticed. Names, addresses,
 * numbers, full dates of birth and free text are not in it; a rejected row leaves its count only, a
 * refusal its client's token and what it covers.
 *
 * <p>It holds t1 and must go into a sealed file.
 */
public final class TokenFileWriter implements Closeable {
  private final JsonGenerator json;
  private final TokenHeader header;
  private RowCounts counts = RowCounts.NONE;
  private long above;
  private long last;

  /**
   * Begins a file.
   *
   * @param out a sealing stream; closed with this writer
   */
  public TokenFileWriter(OutputStream out, TokenHeader header) throws IOException {
    this.header = header;
    json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
    json.setRootValueSeparator(null);
    json.writeStartObject();
    json.writeStringField("file", "goldthread tokens");
    json.writeNumberField("format", header.format());
    json.writeStringField("scheme", header.scheme());
    json.writeNumberField("epoch", header.epoch());
    json.writeStringField("programme", header.programme());
    json.writeStringField("provider", header.provider());
    json.writeStringField("feed", header.feed());
    json.writeStringField("period", header.period());
    json.writeStringField("key", header.key());
    json.writeStringField("composition", header.composition());
    json.writeObjectFieldStart("versions");
    for (int typeId : header.versions().keySet().stream().sorted().toList()) {
      json.writeNumberField(Integer.toString(typeId), header.versions().get(typeId));
    }
    json.writeEndObject();
    endLine();
  }

  /**
   * Adds what the engine made of one source row. Of several files the lines are counted on, so that
   * no two rows stand on one line.
   */
  public void add(List<JudgedRow> judged, FirstKeyMaker keys) throws IOException {
    counts = counts.plus(judged);
    for (JudgedRow row : judged) {
      if (row.part() == 0) {
        countOn(row.line());
      }
      if (row.status() != Status.REJECTED) {
        add(row, keys.of(row));
      }
    }
  }

  private void countOn(long line) {
    if (line <= last) {
      above += last;
    }
    last = line;
  }

  private void add(JudgedRow row, FirstKeys keys) throws IOException {
    json.writeStartObject();
    json.writeNumberField("line", above + row.line());
    json.writeNumberField("part", row.part());
    json.writeStringField("status", row.status().word());
    json.writeStringField("scheme", Scheme.GT1.word());
    json.writeNumberField("epoch", header.epoch());
    json.writeStringField("date", row.eventDate().orElseThrow().toString());
    if (keys.declaredRow() != null) {
      json.writeBinaryField("row", keys.declaredRow());
    }
    writeKeys(keys);
    if (row.status() == Status.ACCEPTED) {
      writePeople(row);
      writeValues(row);
      writeFindings(row);
    } else {
      json.writeStringField("reason", row.reason().orElseThrow().id());
      writeValues(row);
    }
    endLine();
  }

  private void writeKeys(FirstKeys keys) throws IOException {
    json.writeArrayFieldStart("keys");
    for (FirstKey key : keys.keys()) {
      json.writeStartArray();
      json.writeNumber(key.slot());
      json.writeNumber(key.typeId());
      json.writeNumber(key.version());
      json.writeBinary(key.value());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void writePeople(JudgedRow row) throws IOException {
    json.writeArrayFieldStart("people");
    for (PersonInRow person : row.people()) {
      json.writeStartArray();
      json.writeNumber(person.slot());
      json.writeString(person.role().word());
      json.writeString(person.relation());
      json.writeBoolean(person.named());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void writeValues(JudgedRow row) throws IOException {
    json.writeArrayFieldStart("values");
    for (Value value : row.values()) {
      json.writeStartArray();
      json.writeNumber(value.slot());
      json.writeString(value.field());
      json.writeString(value.value());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void writeFindings(JudgedRow row) throws IOException {
    json.writeArrayFieldStart("findings");
    for (Finding finding : row.findings()) {
      json.writeStartArray();
      json.writeString(finding.id().id());
      json.writeString(finding.severity().word());
      json.writeNumber(finding.slot());
      json.writeString(finding.field());
      json.writeNumber(finding.column());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void endLine() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /** What became of the rows added so far. */
  public RowCounts counts() {
    return counts;
  }

  /** Writes the last line and closes the stream. */
  @Override
  public void close() throws IOException {
    json.writeStartObject();
    json.writeBooleanField("end", true);
    json.writeNumberField("accepted", counts.accepted());
    json.writeNumberField("rejected", counts.rejected());
    json.writeNumberField("withheld", counts.withheld());
    json.writeNumberField("ignored", counts.ignored());
    endLine();
    json.close();
  }
}
