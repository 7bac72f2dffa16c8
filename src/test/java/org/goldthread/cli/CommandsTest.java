package org.goldthread.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.pseudonym.KeyName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What commands say that start no Spark. */
class CommandsTest {
  private static final String CONF = "conf/lambeth";

  @TempDir private Path folder;

  /** What a command came to. */
  private record Outcome(int exit, String out) {}

  @Test
  void doctorIsContentWithTheKeyOfAnAccountThatOnlyLinks() throws IOException {
    Path keys = keys();
    for (KeyName name : KeyName.values()) {
      if (name != KeyName.ID) {
        Files.delete(keys.resolve(name.file()));
      }
    }
    Outcome outcome = doctor(keys);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .contains("ok       Java")
        .contains("ok       keys")
        .contains("not here: vault.key, needed by ingest and run")
        .contains("not here: platform.pub, needed by the provider's pseudonymise")
        .doesNotContain("id.key");
  }

  @Test
  void doctorRefusesAKeyThatOthersMayRead() throws IOException {
    Path keys = keys();
    Files.setPosixFilePermissions(
        keys.resolve(KeyName.ID.file()), PosixFilePermissions.fromString("rw-r--r--"));
    Outcome outcome = doctor(keys);
    assertThat(outcome.exit()).isEqualTo(4);
    assertThat(outcome.out())
        .contains("problem  keys")
        .containsOnlyOnce("id.key may be used by others");
  }

  @Test
  void doctorRefusesAFolderWithoutAnyKey() throws IOException {
    Outcome outcome = doctor(folder.resolve("nothing"));
    assertThat(outcome.exit()).isEqualTo(4);
    assertThat(outcome.out()).contains("problem  keys");
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "publish", "report"})
  void whatTakesNothingInOffersNoOptionOfTakingIn(String command) {
    assertThat(help(command))
        .contains("--dry-run", "--json", "--lake")
        .doesNotContain("--feed=", "--service", "--provider", "--period", "--accept-shrink")
        .doesNotContain("--replace", "--fail-fast");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "run"})
  void whatTakesFilesInOffersToChooseThem(String command) {
    assertThat(help(command))
        .contains("--feed=", "--service", "--provider", "--period", "--accept-shrink")
        .contains("--replace", "--fail-fast", "--dry-run", "--json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keys new --keys NEW",
        "keys backup --keys KEYS --out NEW",
        "keys restore --in KEYS/id.key --keys NEW",
        "init NEW",
        "synth --conf CONF --keys KEYS --out NEW",
        "demo --out NEW"
      })
  void whatMakesSomethingNewSaysSoInADryRunAndMakesNothing(String words) {
    Path made = folder.resolve("new");
    Outcome outcome =
        run(
            (words + " --dry-run")
                .replace("NEW", made.toString())
                .replace("KEYS", keys().toString())
                .replace("CONF", CONF)
                .split(" "));
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).startsWith("would ").contains(made.toString());
    assertThat(made).doesNotExist();
  }

  @Test
  void governancePrintsTheRecordOfProcessingAndWhatIsDue() {
    Outcome outcome = run("governance", "--conf", CONF, "--as-of", "2035-02-15");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .contains("Record of processing: Lambeth Early Action Partnership, 2035-02-15")
        .contains("basis             Article 6(1)(a), consent; Article 9(2)(a), explicit consent")
        .contains("feed              maternity-bookings, live; dpia-programme; kept 180 months")
        .contains("national opt-out applied on 2022-07-31")
        .containsPattern("2035-03-31 Data-sharing agreement with the Baby Steps team expires[.]")
        .containsPattern("governance.yaml:[0-9]+");
  }

  @Test
  void governanceShowsHowFarEachProvidersDataHasCome() {
    Outcome outcome = run("governance", "--conf", CONF, "--pipeline", "--as-of", "2024-07-31");
    assertThat(outcome.out())
        .containsPattern("lambeth-schools +administrative +eyfsp +live +2015-04-01");
    Outcome json = run("governance", "--conf", CONF, "--json", "--as-of", "2024-07-31");
    assertThat(json.out())
        .startsWith("{\"day\":\"2024-07-31\",\"record\":{\"programme\":")
        .contains(
            "{\"provider\":\"lambeth-schools\",\"data_type\":\"administrative\",\"feed\":\"eyfsp\"");
  }

  private Path keys() {
    Path keys = folder.resolve("keys");
    KeyFolder.create(keys);
    return keys;
  }

  private Outcome doctor(Path keys) throws IOException {
    Path landing = Files.createDirectories(folder.resolve("landing"));
    return run(
        "doctor", "--conf", CONF, "--landing", landing.toString(), "--keys", keys.toString());
  }

  private static String help(String command) {
    return run(command, "--help").out();
  }

  private static Outcome run(String... words) {
    StringWriter out = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    int exit = line.execute(words);
    return new Outcome(exit, out.toString());
  }
}
