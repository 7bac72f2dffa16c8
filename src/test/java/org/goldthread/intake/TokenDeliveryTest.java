package org.goldthread.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.RowCounts;
import org.goldthread.core.Period;
import org.goldthread.core.Problem;
import org.goldthread.provider.TokenPackage;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyRing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken of a feed whose rows come as tokens, and what is refused. */
class TokenDeliveryTest {
  private static final ConfigFiles CONF = ConfigFiles.read(Path.of("conf/lambeth"));
  private static final Programme PROGRAMME = Programmes.cached(CONF);
  private static final String FEED = "maternity-bookings";
  private static final Period PERIOD = new Period(2023, 1);
  private static final String EXPORT =
      """
      Unit number,Event date,Event,Mother NHS number,Mother first name,Mother date of birth,\
      Mother e-mail,Postcode,Measure: Gestation at booking in days
      BN1001,24/06/2023,Booking,9990000018,Anneliese,06/10/1995,anneliese@example.org,SW9 8AA,70
      BN1002,23/05/2023,Booking,,Clementine,29/09/1989,clementine@example.org,SW4 7JA,77
      """;

  @TempDir private Path folder;
  private Path keys;
  private Path landed;

  @BeforeEach
  void makeKeysAndALandingFolder() throws IOException {
    keys = folder.resolve("keys");
    KeyFolder.create(keys);
    landed =
        Files.createDirectories(folder.resolve("landing/badger-maternity/" + FEED + "/2023-24-Q1"));
  }

  @Test
  void takesAWholeFileAndKnowsTheProvidersCounts() {
    send(CONF, keys, FEED, PERIOD, EXPORT);

    FileInspection.Result seen = inspect();

    assertThat(seen.problems()).isEmpty();
    assertThat(seen.slices()).hasSize(1);
    assertThat(seen.slices().get(0).shape()).isNull();
    assertThat(seen.atProvider()).isEqualTo(new RowCounts(2, 0, 0, 0));
  }

  @Test
  void takesWhatWasMadeOfSeveralFilesWithNoTwoRowsOnOneLine() throws IOException {
    Path one = Files.writeString(folder.resolve("one.csv"), EXPORT);
    Path two = Files.writeString(folder.resolve("two.csv"), EXPORT.replace("BN100", "BN200"));
    TokenPackage.write(
        CONF, keys, FEED, PERIOD, List.of(one, two), landed.resolve("export.tokens"));

    FileInspection.Result seen = inspect();

    assertThat(seen.problems()).isEmpty();
    assertThat(seen.atProvider()).isEqualTo(new RowCounts(4, 0, 0, 0));
  }

  @Test
  void countsTheRowsThatWereRejectedAtTheProvider() {
    send(CONF, keys, FEED, PERIOD, EXPORT + "BN1003,24/06/2023,Booking,,,,,,70,too,many,cells\n");

    assertThat(inspect().atProvider()).isEqualTo(new RowCounts(2, 1, 0, 0));
  }

  @Test
  void refusesClearText() throws IOException {
    Files.writeString(landed.resolve("export.csv"), EXPORT);

    FileInspection.Result seen = inspect();

    assertThat(seen.isRefused()).isTrue();
    assertThat(seen.slices()).isEmpty();
    assertThat(seen.reason()).isEqualTo("TOK-001");
    assertThat(problem(seen).problem()).contains("badger-maternity", FEED);
    assertThat(problem(seen).cause()).contains("clear text");
    assertThat(problem(seen).remedy()).contains("Delete the file", "Pseudonymise the export");
    assertThat(seen.problems().toString()).doesNotContain("anneliese", "9990000018");
  }

  @Test
  void oneFileOfClearTextRefusesItsWholeSubmission() throws IOException {
    send(CONF, keys, FEED, PERIOD, EXPORT);
    Files.writeString(landed.resolve("export.csv"), EXPORT);

    FileInspection.Result seen = inspect();

    assertThat(seen.isRefused()).isTrue();
    assertThat(seen.slices()).isEmpty();
  }

  @Test
  void refusesAFileThatBrokeOff() throws IOException {
    Path sent = send(CONF, keys, FEED, PERIOD, EXPORT.repeat(400).replace("BN1001", "BN1009"));
    byte[] whole = Files.readAllBytes(sent);
    Files.write(sent, Arrays.copyOf(whole, 61 + 64 * 1024 + 16));

    assertRefused("is not complete", "Send the file again");
  }

  @Test
  void refusesAFileThatWasChanged() throws IOException {
    Path sent = send(CONF, keys, FEED, PERIOD, EXPORT);
    byte[] bytes = Files.readAllBytes(sent);
    bytes[bytes.length - 20] ^= 1;
    Files.write(sent, bytes);

    assertRefused("was changed or cut", "Send the file again");
  }

  @Test
  void refusesAFileSealedForAnotherPlatform() {
    Path others = folder.resolve("others");
    KeyFolder.create(others);
    send(CONF, others, FEED, PERIOD, EXPORT);

    assertRefused("was sealed for another platform", "platform.pub");
  }

  @Test
  void refusesAFileMadeWithAnotherProgrammeKey() throws IOException {
    Path others = folder.resolve("others");
    KeyFolder.create(others);
    for (String pair : List.of("platform.key", "platform.pub")) {
      Files.copy(
          keys.resolve(pair),
          others.resolve(pair),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
    }
    send(CONF, others, FEED, PERIOD, EXPORT);

    assertRefused("another programme key", "programme.key");
  }

  @Test
  void refusesAFileMadeForAnotherPeriod() {
    send(CONF, keys, FEED, new Period(2023, 2), EXPORT);

    assertRefused("Its period is 2023-24-Q2; expected is 2023-24-Q1", "badger-maternity");
  }

  @Test
  void refusesAFileMadeInAnotherEpochOfTheKey() throws IOException {
    Path conf = folder.resolve("conf");
    for (String name : CONF.names()) {
      Path file = conf.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, CONF.bytes(name).orElseThrow());
    }
    Path programme = conf.resolve("programme.yaml");
    Files.writeString(programme, Files.readString(programme).replace("epoch: 1", "epoch: 2"));
    send(ConfigFiles.read(conf), keys, FEED, PERIOD, EXPORT);

    assertRefused("Its epoch is 2; expected is 1", "programme key");
  }

  private void assertRefused(String cause, String remedy) {
    FileInspection.Result seen = inspect();
    assertThat(seen.isRefused()).isTrue();
    assertThat(seen.slices()).isEmpty();
    assertThat(seen.reason()).isEqualTo("TOK-002");
    assertThat(problem(seen).problem()).contains("badger-maternity");
    assertThat(problem(seen).cause()).contains(cause);
    assertThat(problem(seen).remedy()).contains(remedy);
    assertThat(seen.tokenFiles().get(0).findings())
        .extracting(Finding::id)
        .containsExactly(FindingId.TOKENS_REFUSED);
  }

  private static Problem problem(FileInspection.Result seen) {
    return seen.problems().get(0);
  }

  private Path send(ConfigFiles conf, Path with, String feed, Period period, String export) {
    try {
      Path in = Files.writeString(folder.resolve("export.csv"), export);
      Path out = landed.resolve("export.tokens");
      TokenPackage.write(conf, with, feed, period, List.of(in), out);
      return out;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private FileInspection.Result inspect() {
    Landing.Delivery delivery =
        Landing.scan(folder.resolve("landing"), PROGRAMME, Landing.Selection.ALL)
            .deliveries()
            .get(0);
    KeyRing ring = KeyFolder.open(keys, EnumSet.of(KeyName.PROGRAMME, KeyName.PLATFORM));
    return FileInspection.of(FeedEngine.of(CONF, delivery), delivery, PROGRAMME, () -> ring);
  }
}
