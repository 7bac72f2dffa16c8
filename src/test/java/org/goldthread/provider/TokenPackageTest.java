package org.goldthread.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.goldthread.config.ConfigFiles;
import org.goldthread.contract.RowCounts;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;
import org.goldthread.provider.AtHome.Outcome;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.SealedFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenPackageTest {
  private static final ConfigFiles CONF = ConfigFiles.read(Path.of(AtHome.CONF));
  private static final Period PERIOD = new Period(2023, 1);

  @TempDir private Path folder;
  private Path platform;
  private Path keys;
  private Path out;

  @BeforeEach
  void giveTheProviderItsTwoKeys() {
    platform = AtHome.platformKeys(folder);
    keys = AtHome.providerKeys(folder, platform);
    out = folder.resolve("bookings.tokens");
  }

  @Test
  void needsNoKeyButTheProgrammesAndThePlatformsPublicOne() throws IOException {
    try (Stream<Path> files = Files.list(keys)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("programme.key", "platform.pub");
    }

    assertThat(write(AtHome.EXPORT).counts()).isEqualTo(new RowCounts(3, 0, 0, 0));
  }

  @Test
  void heedsWhatTheProviderHasCorrectedAtHome() throws IOException {
    Path export = AtHome.file(folder, "bookings.csv", AtHome.EXPORT.replace("23/04/2023", "soon"));
    Path feedback = folder.resolve("feedback");
    AtHome.run(
        "validate",
        export,
        "--conf",
        AtHome.CONF,
        "--feed",
        AtHome.FEED,
        "--period",
        PERIOD,
        "--feedback",
        feedback);
    Path answers = AtHome.file(folder, "answers.csv", answered(feedback, "2023-04-23"));

    TokenPackage.write(CONF, keys, AtHome.FEED, PERIOD, List.of(export, answers), out);

    assertThat(opened()).contains("2023-04-23");
  }

  /** The feedback with the value chosen for the only date that cannot be read. */
  private static String answered(Path feedback, String chosen) throws IOException {
    StringWriter text = new StringWriter();
    CsvWriter out = CsvWriter.builder().build(text);
    try (CsvReader<CsvRecord> lines =
        CsvReader.builder().ofCsvRecord(feedback.resolve("feedback.csv"))) {
      for (CsvRecord line : lines) {
        List<String> cells = new ArrayList<>(line.getFields());
        if (cells.contains("VAL-002")) {
          cells.set(11, chosen);
        }
        out.writeRecord(cells);
      }
    }
    out.flush();
    return text.toString();
  }

  @Test
  void letsNoNameAddressNumberOrFullDateOfBirthOut() throws IOException {
    write(AtHome.EXPORT);

    String opened = opened();
    assertThat(opened)
        .doesNotContainIgnoringCase(
            "Anneliese", "Bartholomew", "Clementine", "Dorothea", "Ezekiel", "example.org")
        .doesNotContain("9990000018", "9990000026", "9990000034", "7700900", "SE11", "SW9 8AA")
        .doesNotContain("1995-10-06", "06/10/1995", "BN1001", "EP2001")
        .contains("1995-10");
  }

  @Test
  void sealsWhatItWrites() throws IOException {
    write(AtHome.EXPORT);

    assertThat(new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1))
        .startsWith("GTSF")
        .doesNotContain("maternity", "keys", "1995-10");
  }

  @Test
  void leavesOutRejectedRowsButForTheirNumber() throws IOException {
    String text = AtHome.EXPORT + "BN1004,EP2004,12/05/2023,Birth" + ",x".repeat(20) + "\n";

    RowCounts counts = write(text).counts();

    assertThat(counts.rejected()).isEqualTo(1);
    assertThat(opened()).contains("\"rejected\":1").doesNotContain("\"line\":5", "BN1004");
  }

  @Test
  void neverOverwrites() throws IOException {
    Files.writeString(out, "kept");

    assertThatThrownBy(() -> write(AtHome.EXPORT))
        .isInstanceOfSatisfying(
            GoldthreadException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USER))
        .hasMessageContaining("The output file exists already");
    assertThat(out).hasContent("kept");
  }

  @Test
  void leavesNothingBehindWhereAFileIsRefused() throws IOException {
    assertThatThrownBy(() -> write("Unit number\n1\n"))
        .isInstanceOfSatisfying(
            GoldthreadException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.QUALITY));

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactly("bookings.csv");
    }
  }

  @Test
  void refusesAFeedThatIsSentInClearText() {
    Path in = AtHome.file(folder, "bookings.csv", AtHome.EXPORT);

    assertThatThrownBy(
            () ->
                TokenPackage.write(CONF, keys, "baby-steps-registration", PERIOD, List.of(in), out))
        .isInstanceOfSatisfying(
            GoldthreadException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USER))
        .hasMessageContaining("The feed baby-steps-registration is sent in clear text")
        .hasMessageContaining("baby-steps-registration.yaml");
  }

  @Test
  void refusesAFeedOfDigestsOfAnotherTool() {
    Path in = AtHome.file(folder, "bookings.csv", AtHome.EXPORT);

    assertThatThrownBy(
            () ->
                TokenPackage.write(
                    CONF, keys, "family-engagement-registration", PERIOD, List.of(in), out))
        .hasMessageContaining("sha256-salt");
  }

  @Test
  void refusesKeysThatOthersMayRead() throws IOException {
    Files.setPosixFilePermissions(
        keys.resolve("programme.key"),
        java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> write(AtHome.EXPORT))
        .isInstanceOfSatisfying(
            GoldthreadException.class,
            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT));
    assertThat(out).doesNotExist();
  }

  @Test
  void theCommandSaysWhatBecameOfTheRows() {
    Path in = AtHome.file(folder, "bookings.csv", AtHome.EXPORT);

    Outcome outcome = pseudonymise(in, out);

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("bookings.tokens: 3 rows read, 3 pseudonymised, 0 left out");
  }

  @Test
  void theCommandWarnsOfRowsThatWereLeftOut() {
    String text = AtHome.EXPORT + "BN1004,EP2004,12/05/2023,Birth" + ",x".repeat(20) + "\n";

    Outcome outcome = pseudonymise(AtHome.file(folder, "bookings.csv", text), out);

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.err()).contains("1 rows were left out. Run validate");
  }

  @Test
  void theCommandWritesNothingWhereEveryRowIsRejected() {
    String text =
        AtHome.EXPORT.lines().findFirst().orElseThrow() + "\nBN1" + ",x".repeat(25) + "\n";

    Outcome outcome = pseudonymise(AtHome.file(folder, "bookings.csv", text), out);

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("no row can be taken");
    assertThat(out).doesNotExist();
  }

  @Test
  void theCommandAsksForBothFiles() {
    Outcome outcome = pseudonymise(AtHome.file(folder, "bookings.csv", AtHome.EXPORT));

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("At least two files have to be named");
  }

  private Outcome pseudonymise(Path... files) {
    Object[] arguments = new Object[7 + files.length];
    Object[] first = {"pseudonymise", "--feed", AtHome.FEED, "--conf", AtHome.CONF, "--keys", keys};
    System.arraycopy(first, 0, arguments, 0, first.length);
    System.arraycopy(files, 0, arguments, first.length, files.length);
    return AtHome.run(arguments);
  }

  private org.goldthread.validation.Validation write(String export) {
    Path in = AtHome.file(folder, "bookings.csv", export);
    return TokenPackage.write(CONF, keys, AtHome.FEED, PERIOD, List.of(in), out);
  }

  private String opened() throws IOException {
    try (var in =
        SealedFile.open(
            Files.newInputStream(out),
            KeyFolder.open(platform, EnumSet.of(KeyName.PROGRAMME, KeyName.PLATFORM)),
            "bookings.tokens")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
