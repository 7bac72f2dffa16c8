package org.goldthread.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.FindingTexts;
import org.goldthread.contract.RowCounts;
import org.goldthread.validation.Validation;

/**
 * A validation as one line of JSON, for scripts. Its keys are part of the public interface. Plain
 * ASCII, so that no console changes it.
 */
final class ValidationJson {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private ValidationJson() {}

  /**
   * Writes the line, without its end and without keeping it: it can be long.
   *
   * @param later what only earlier submissions can tell
   */
  static void write(Validation found, List<FindingId> later, Writer out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("feed", found.feed());
      json.writeStringField("period", found.period().toString());
      json.writeArrayFieldStart("files");
      for (Validation.FileResult file : found.files()) {
        writeCounts(json, file.file(), file.counts());
      }
      json.writeEndArray();
      json.writeArrayFieldStart("findings");
      for (Validation.FileResult file : found.files()) {
        for (Finding finding : file.findings()) {
          writeFinding(json, file, finding);
        }
      }
      json.writeEndArray();
      json.writeArrayFieldStart("checked_on_arrival");
      for (FindingId id : later) {
        json.writeStartObject();
        json.writeStringField("id", id.id());
        json.writeStringField("check", FindingTexts.check(id));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeCounts(JsonGenerator json, String file, RowCounts counts)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("file", file);
    json.writeNumberField("read", counts.read());
    json.writeNumberField("accepted", counts.accepted());
    json.writeNumberField("rejected", counts.rejected());
    json.writeNumberField("withheld", counts.withheld());
    json.writeNumberField("ignored", counts.ignored());
    json.writeEndObject();
  }

  private static void writeFinding(JsonGenerator json, Validation.FileResult file, Finding finding)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", finding.id().id());
    json.writeStringField("severity", finding.severity().word());
    json.writeStringField("file", file.file());
    json.writeNumberField("line", finding.line());
    json.writeNumberField("column", finding.column());
    json.writeStringField("heading", file.heading(finding));
    json.writeStringField("field", finding.field());
    json.writeStringField("problem", FindingTexts.problem(finding));
    json.writeStringField("expected", FindingTexts.expected(finding));
    json.writeStringField("suggestion", FindingTexts.suggestion(finding));
    json.writeStringField("remedy", FindingTexts.remedy(finding));
    json.writeEndObject();
  }
}
