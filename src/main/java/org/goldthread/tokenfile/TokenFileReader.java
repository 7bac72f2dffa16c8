package org.goldthread.tokenfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.FindingTexts;
import org.goldthread.contract.FirstKeys;
import org.goldthread.contract.FirstKeys.FirstKey;
import org.goldthread.contract.Identifiers;
import org.goldthread.contract.JudgedRow;
import org.goldthread.contract.PersonInRow;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.Severity;
import org.goldthread.contract.Status;
import org.goldthread.contract.Value;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.Scheme;
import org.goldthread.pseudonym.Tokeniser;

/**
 * Reads a token file row by row. Nothing may be kept of it before its end was reached: a file that
 * was cut or holds something else ends in an exception, and never shows what it held.
 */
public final class TokenFileReader implements Iterator<TokenRow>, Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** More than any file holds, and few enough to be added up. */
  private static final long MOST_ROWS = 1_000_000_000_000L;

  private final MappingIterator<JsonNode> lines;
  private final String file;
  private final TokenHeader header;
  private TokenRow next;
  private RowCounts counts;
  private long accepted;
  private long withheld;
  private long lastLine;
  private int lastPart;

  /**
   * Begins to read.
   *
   * @param in the opened content of a sealed file; closed with this reader
   * @param expected what the platform's own header would be, or empty to take any
   * @param file the file's name, for messages
   * @throws GoldthreadException (quality) if it is no token file or the platform cannot take it,
   *     with provider and remedy
   */
  public TokenFileReader(InputStream in, Optional<TokenHeader> expected, String file) {
    this.file = file;
    try {
      lines = JSON.readerFor(JsonNode.class).readValues(in);
      header = header(lines);
    } catch (IOException | RuntimeException e) {
      throw mended(e);
    }
    List<org.goldthread.core.Problem> refusals =
        expected.map(own -> header.refusals(own, file)).orElse(List.of());
    if (!refusals.isEmpty()) {
      throw new GoldthreadException(ExitCode.QUALITY, refusals);
    }
  }

  private TokenHeader header(MappingIterator<JsonNode> lines) {
    JsonNode line = lines.hasNext() ? lines.next() : null;
    if (line == null || !line.path("file").asText().equals("goldthread tokens")) {
      throw broken();
    }
    Map<Integer, Integer> versions = new TreeMap<>();
    line.required("versions")
        .properties()
        .forEach(e -> versions.put(Integer.parseInt(e.getKey()), e.getValue().asInt()));
    return new TokenHeader(
        line.required("format").asInt(),
        line.required("scheme").asText(),
        line.required("epoch").asInt(),
        line.required("programme").asText(),
        line.required("provider").asText(),
        line.required("feed").asText(),
        line.required("period").asText(),
        line.required("key").asText(),
        line.required("composition").asText(),
        versions);
  }

  /** What the file says of itself. */
  public TokenHeader header() {
    return header;
  }

  /** What became of the provider's rows; empty before the end was reached. */
  public Optional<RowCounts> counts() {
    return Optional.ofNullable(counts);
  }

  @Override
  public boolean hasNext() {
    if (next == null && counts == null) {
      try {
        advance();
      } catch (IOException | RuntimeException e) {
        throw mended(e);
      }
    }
    return next != null;
  }

  @Override
  public TokenRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    TokenRow row = next;
    next = null;
    return row;
  }

  private void advance() throws IOException {
    if (!lines.hasNextValue()) {
      throw broken();
    }
    JsonNode line = lines.nextValue();
    if (!line.path("end").asBoolean()) {
      next = row(line);
      requireOrder(next.row());
      boolean first = next.row().part() == 0;
      accepted += first && next.row().status() == Status.ACCEPTED ? 1 : 0;
      withheld += next.row().status() == Status.WITHHELD ? 1 : 0;
      return;
    }
    counts =
        new RowCounts(
            line.required("accepted").asLong(),
            line.required("rejected").asLong(),
            line.required("withheld").asLong(),
            line.required("ignored").asLong());
    if (counts.accepted() != accepted
        || counts.withheld() != withheld
        || !isCount(counts.rejected())
        || !isCount(counts.ignored())
        || lines.hasNextValue()) {
      throw broken();
    }
  }

  private static boolean isCount(long rows) {
    return rows >= 0 && rows <= MOST_ROWS;
  }

  /** Rows stand as they were written: by line, and of one line by part. */
  private void requireOrder(JudgedRow row) {
    boolean begins = row.line() > lastLine && row.part() == 0;
    boolean goesOn = row.line() == lastLine && row.part() > lastPart && lastLine > 0;
    if (!begins && !goesOn) {
      throw broken();
    }
    lastLine = row.line();
    lastPart = row.part();
  }

  private TokenRow row(JsonNode line) throws IOException {
    if (!line.required("scheme").asText().equals(Scheme.GT1.word())
        || line.required("epoch").asInt() != header.epoch()) {
      throw broken();
    }
    List<FirstKey> keys = new ArrayList<>();
    for (JsonNode key : line.required("keys")) {
      keys.add(
          declared(
              new FirstKey(number(key, 0), number(key, 1), number(key, 2), token(key.get(3)))));
    }
    FirstKeys firsts = new FirstKeys(line.has("row") ? token(line.get("row")) : null, keys);
    long number = line.required("line").asLong();
    LocalDate date = LocalDate.parse(line.required("date").asText());
    if (line.required("status").asText().equals(Status.WITHHELD.word())) {
      return new TokenRow(withheld(line, number, date), firsts);
    }
    if (!line.required("status").asText().equals(Status.ACCEPTED.word())) {
      throw broken();
    }
    JudgedRow row =
        new JudgedRow(
            number,
            line.required("part").intValue(),
            Status.ACCEPTED,
            Optional.empty(),
            Optional.of(date),
            people(line),
            values(line),
            findings(line, number),
            Identifiers.NONE);
    return new TokenRow(row, firsts);
  }

  /** Files of earlier tools say neither why nor what it covers. */
  private static JudgedRow withheld(JsonNode line, long number, LocalDate date) {
    FindingId reason =
        line.has("reason") ? FindingId.of(line.get("reason").asText()) : FindingId.CONSENT_REFUSED;
    String covers =
        line.has("values") ? values(line).stream().map(Value::value).findFirst().orElse("") : "";
    return JudgedRow.withheld(number, reason, date, covers, Identifiers.NONE);
  }

  /** A key of a version that the header names, or of an earlier one of the same type. */
  private FirstKey declared(FirstKey key) {
    int version = header.versions().getOrDefault(key.typeId(), 0);
    if (key.version() < 1 || key.version() > version) {
      throw broken();
    }
    return key;
  }

  private static int number(JsonNode array, int at) {
    JsonNode value = array.get(at);
    if (!value.isInt()) {
      throw new IllegalArgumentException("no number");
    }
    return value.intValue();
  }

  private byte[] token(JsonNode value) throws IOException {
    byte[] bytes = value.binaryValue();
    if (bytes == null || bytes.length != Tokeniser.LENGTH) {
      throw broken();
    }
    return bytes;
  }

  private static List<PersonInRow> people(JsonNode line) {
    List<PersonInRow> people = new ArrayList<>();
    for (JsonNode person : line.required("people")) {
      people.add(
          new PersonInRow(
              number(person, 0),
              Role.of(person.get(1).asText()),
              person.get(2).asText(),
              person.get(3).asBoolean()));
    }
    return List.copyOf(people);
  }

  private static List<Value> values(JsonNode line) {
    List<Value> values = new ArrayList<>();
    for (JsonNode value : line.required("values")) {
      values.add(new Value(number(value, 0), value.get(1).asText(), value.get(2).asText()));
    }
    return List.copyOf(values);
  }

  private static List<Finding> findings(JsonNode line, long number) {
    List<Finding> findings = new ArrayList<>();
    for (JsonNode finding : line.required("findings")) {
      findings.add(
          new Finding(
              FindingId.of(finding.get(0).asText()),
              Severity.valueOf(finding.get(1).asText().toUpperCase(Locale.ROOT)),
              number(finding, 2),
              finding.get(3).asText(),
              number(finding, 4),
              number,
              "",
              ""));
    }
    return List.copyOf(findings);
  }

  private GoldthreadException broken() {
    return new GoldthreadException(
        ExitCode.QUALITY,
        FindingTexts.text("token.broken", file),
        FindingTexts.text("token.broken.cause"),
        FindingTexts.text("token.broken.remedy"));
  }

  /** Our own errors as they are; any other without its message, which may quote the file. */
  private RuntimeException mended(Exception e) {
    if (e instanceof GoldthreadException known) {
      return known;
    }
    return e instanceof IOException io
            && !(io instanceof com.fasterxml.jackson.core.JacksonException)
        ? new UncheckedIOException(io)
        : broken();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
