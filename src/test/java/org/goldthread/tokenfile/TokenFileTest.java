package org.goldthread.tokenfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.config.Contract;
import org.goldthread.config.Programme.ConsentGroup;
import org.goldthread.contract.FileMapping;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.FirstKeyMaker;
import org.goldthread.contract.JudgedRow;
import org.goldthread.contract.KeyMaker;
import org.goldthread.contract.KeyedRow;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.RowEngine;
import org.goldthread.contract.Sample;
import org.goldthread.contract.Status;
import org.goldthread.contract.Value;
import org.goldthread.core.ConsentPurpose;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.reading.SourceRow;
import org.junit.jupiter.api.Test;

/** What a provider sends in place of clear text (route A). */
class TokenFileTest {
  private static final String CLEAR =
      "Client ID,Registered,Consent,First name,DOB,Gender,Postcode,NHS number,Ethnicity,"
          + "Carer email,Carer mobile,Carer NHS number\n"
          + "C-1007,12/08/2023,Yes,Ade,07/03/2019,F,SW9 8AA,999 000 0018,Blak African,"
          + "Ada.Okoro@example.com,07700 900123,999 000 0026\n"
          + "C-1008,13/08/2023,No,Bo,08/04/2021,M,SW9 8AA,999 000 0034,,bo@example.com,,\n"
          + "C-1009,14/08/2023,,Cy,08/04/2021,M,SW9 8AA,999 000 0042,,cy@example.com,,\n"
          + "C-1010,,Yes,Di,09/05/2020,X,No fixed abode,,,,07700 900456,\n"
          + ",,,,,,,,,,,\n";

  private final Sample sample = Sample.childRegistration();
  private final KeyRing provider = Sample.ring(KeyName.PROGRAMME);
  private final KeyRing platform = Sample.ring(KeyName.PROGRAMME, KeyName.VAULT, KeyName.ID);

  private TokenHeader header(KeyRing ring) {
    return TokenHeader.of(ring, sample.programme(), sample.feed(), Sample.PERIOD);
  }

  private byte[] written() throws IOException {
    return written(header(provider));
  }

  private byte[] written(TokenHeader header) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FirstKeyMaker keys = new FirstKeyMaker(provider, sample.programme());
    RowEngine engine = sample.engine();
    FileMapping mapping = sample.mapping(CLEAR);
    try (TokenFileWriter writer = new TokenFileWriter(out, header)) {
      for (SourceRow row : Sample.rows(CLEAR, Sample.shape(CLEAR))) {
        writer.add(engine.judge(mapping, row), keys);
      }
    }
    return out.toByteArray();
  }

  private List<TokenRow> read(byte[] file) throws IOException {
    List<TokenRow> rows = new ArrayList<>();
    try (TokenFileReader reader = reader(file)) {
      reader.forEachRemaining(rows::add);
      assertThat(reader.counts()).contains(new RowCounts(2, 1, 1, 1));
    }
    return rows;
  }

  private TokenFileReader reader(byte[] file) {
    return new TokenFileReader(
        new ByteArrayInputStream(file), Optional.of(header(platform)), "a.tokens");
  }

  @Test
  void aRefusalTellsWhyAndWhatItCovers() throws IOException {
    Sample withdrawals = Sample.engagement();
    withdrawals.kind = Contract.Kind.WITHDRAWAL;
    withdrawals.groups =
        Map.of("both", new ConsentGroup("Both", List.of("a-service", "another-service")));
    withdrawals.covers = Optional.of("covers");
    withdrawals.text("covers", Contract.Subject.ROW, "");
    withdrawals.columns.put("covers", List.of("Form"));
    TokenHeader header =
        TokenHeader.of(provider, withdrawals.programme(), withdrawals.feed(), Sample.PERIOD);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TokenFileWriter writer = new TokenFileWriter(out, header)) {
      writer.add(
          withdrawals.judge("Client ID,Date,Form\nC-1,12/08/2023,Both\n"),
          new FirstKeyMaker(provider, withdrawals.programme()));
    }

    try (TokenFileReader reader =
        new TokenFileReader(
            new ByteArrayInputStream(out.toByteArray()), Optional.of(header), "a.tokens")) {
      JudgedRow row = reader.next().row();
      assertThat(row.reason()).contains(FindingId.CONSENT_WITHDRAWN);
      assertThat(row.eventDate()).contains(LocalDate.of(2023, 8, 12));
      assertThat(row.values()).containsExactly(new Value(Value.ROW, JudgedRow.COVERS, "both"));
    }
  }

  @Test
  void whatAConsentExtendsToLeavesTheProviderAndIsTaken() throws IOException {
    sample.scope = Map.of(ConsentPurpose.EVALUATORS, "evaluation");
    sample.text("evaluation", Contract.Subject.ROW, "");
    sample.columns.put("evaluation", List.of("Evaluation"));
    TokenHeader header = TokenHeader.of(provider, sample.programme(), sample.feed(), Sample.PERIOD);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TokenFileWriter writer = new TokenFileWriter(out, header)) {
      writer.add(
          sample.judge(
              "Client ID,Registered,Consent,Evaluation,First name,DOB,Gender,Postcode,NHS number\n"
                  + "C-1,12/08/2023,Yes,no,Ade,07/03/2019,F,SW9 8AA,999 000 0018\n"),
          new FirstKeyMaker(provider, sample.programme()));
    }

    TokenContent content = TokenContent.of(sample.programme(), sample.feed(), Sample.PERIOD);
    try (TokenFileReader reader =
        new TokenFileReader(
            new ByteArrayInputStream(out.toByteArray()), Optional.of(header), "a.tokens")) {
      TokenRow row = reader.next();
      assertThat(row.row().values())
          .contains(new Value(Value.ROW, JudgedRow.CONSENT_SCOPE, "evaluators=no"));
      assertThat(content.refusal(row)).isEmpty();
    }
  }

  @Test
  void bothRoutesGiveTheSameRowsAndKeysByteForByte() throws IOException {
    KeyMaker maker = KeyMaker.of(platform, sample.programme(), sample.feed());
    List<String> clear = new ArrayList<>();
    for (JudgedRow row : sample.judge(CLEAR)) {
      if (row.status() == Status.ACCEPTED) {
        clear.add(shown(row, maker.keys(row, Sample.PERIOD)));
      }
    }
    List<String> tokens = new ArrayList<>();
    for (TokenRow row : read(written())) {
      if (row.row().status() == Status.ACCEPTED) {
        tokens.add(shown(row.row(), maker.keys(row.row(), row.keys(), Sample.PERIOD)));
      }
    }

    assertThat(tokens).hasSize(2).isEqualTo(clear);
  }

  private static String shown(JudgedRow row, KeyedRow keys) {
    HexFormat hex = HexFormat.of();
    StringBuilder shown = new StringBuilder(hex.formatHex(keys.rowKey()));
    shown.append(row.line()).append(row.part()).append(row.eventDate()).append(row.people());
    row.values().forEach(v -> shown.append(v.slot()).append(v.field()).append(v.value()));
    row.findings().forEach(f -> shown.append(f.forLake()));
    keys.keys()
        .forEach(
            k -> shown.append(k.slot()).append(k.key()).append(hex.formatHex(k.key().value())));
    return shown.toString();
  }

  @Test
  void aRefusalArrivesAsTheSameToken() throws IOException {
    KeyMaker maker = KeyMaker.of(platform, sample.programme(), sample.feed());
    JudgedRow clear =
        sample.judge(CLEAR).stream()
            .filter(row -> row.status() == Status.WITHHELD)
            .findFirst()
            .orElseThrow();
    TokenRow tokens = read(written()).get(1);

    assertThat(tokens.row().status()).isEqualTo(Status.WITHHELD);
    assertThat(tokens.row().line()).isEqualTo(3);
    assertThat(tokens.row().eventDate()).isEqualTo(clear.eventDate());
    assertThat(maker.refusal(tokens.keys())).isPresent().isEqualTo(maker.refusal(clear));
  }

  @Test
  void holdsNoClearTextAndNothingOfARejectedRow() throws IOException {
    String text = new String(written(), StandardCharsets.UTF_8);

    assertThat(text.lines()).hasSize(5);
    assertThat(text)
        .doesNotContainIgnoringCase("ade\"")
        .doesNotContain(
            "okoro",
            "example.com",
            "9990000018",
            "7700900",
            "2019-03-07",
            "SW9",
            "C-100",
            "frican");
    assertThat(text).doesNotContain("\"line\":4");
    assertThat(text.lines().skip(1).limit(3))
        .allMatch(line -> line.contains("\"scheme\":\"gt1\",\"epoch\":1"));
  }

  @Test
  void theSameRowsGiveTheSameBytes() throws IOException {
    assertThat(written()).isEqualTo(written());
  }

  @Test
  void refusesAFileThatWasCutOrIsAnother() throws IOException {
    byte[] file = written();
    String text = new String(file, StandardCharsets.UTF_8);
    int lastLine = text.lastIndexOf('\n', text.length() - 2) + 1;
    for (String wrong :
        List.of(
            text.substring(0, lastLine),
            text.substring(0, text.length() - 20),
            text.replaceFirst("(?m)^.*\"line\":2.*\n", ""),
            text.replace("\"keys\":[[0,1,1,\"", "\"keys\":[[0,1,1,\"AAAA"),
            "Client ID,NHS number\nC-1,9990000018\n",
            "{}",
            "")) {
      assertThatThrownBy(() -> read(wrong.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(GoldthreadException.class)
          .hasMessageContaining("a.tokens is no whole token file")
          .hasMessageNotContaining("9990000018");
    }
  }

  @Test
  void refusesAFileOfAnotherKeyAndNamesProviderAndRemedy() throws IOException {
    TokenHeader own = header(provider);
    TokenHeader other = header(KeyRing.of(Map.of(KeyName.PROGRAMME, new byte[32]), Map.of()));

    assertThat(own.refusals(header(platform), "a.tokens")).isEmpty();
    assertThatThrownBy(() -> reader(written(other)))
        .isInstanceOfSatisfying(
            GoldthreadException.class,
            e -> {
              assertThat(e.exitCode()).isEqualTo(ExitCode.QUALITY);
              assertThat(e.problems()).hasSize(1);
              assertThat(e.problems().get(0).problem())
                  .isEqualTo("A token file of a-team cannot be taken.");
              assertThat(e.problems().get(0).remedy())
                  .startsWith("Give a-team the current programme key");
            });
  }

  @Test
  void takesOlderVersionsAndRefusesNewerOnes() throws IOException {
    TokenHeader now = header(platform);
    Map<Integer, Integer> newer = new HashMap<>(now.versions());
    newer.put(1, 2);
    TokenHeader older = with(now, 1, now.versions(), now.period());
    TokenHeader later = with(now, 2, newer, now.period());
    TokenHeader platformOfLaterRelease = with(now, 1, newer, now.period());

    assertThat(older.refusals(platformOfLaterRelease, "a.tokens")).isEmpty();
    assertThat(later.refusals(now, "a.tokens"))
        .extracting(problem -> problem.cause())
        .containsExactly(
            "Its format is 2; expected is 1 to 1.",
            "Its version of type 1 is 2; expected is 1 to 1.");
  }

  @Test
  void refusesAFileOfAnotherPeriod() throws IOException {
    TokenHeader now = header(platform);

    assertThat(with(now, 1, now.versions(), new Period(2023, 1).toString()).refusals(now, "x"))
        .extracting(problem -> problem.cause())
        .containsExactly("Its period is 2023-24-Q1; expected is 2023-24-Q2.");
  }

  private static TokenHeader with(
      TokenHeader header, int format, Map<Integer, Integer> versions, String period) {
    return new TokenHeader(
        format,
        header.scheme(),
        header.epoch(),
        header.programme(),
        header.provider(),
        header.feed(),
        period,
        header.key(),
        header.composition(),
        versions);
  }
}
