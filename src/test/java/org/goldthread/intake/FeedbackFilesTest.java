package org.goldthread.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.InForce;
import org.goldthread.contract.RowEngine;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.validation.OwnHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackFilesTest {
  private static final ConfigFiles CONF = ConfigFiles.read(Path.of("conf/lambeth"));
  private static final Programme PROGRAMME = Programmes.cached(CONF);
  private static final String INPUTS = "natural-thinkers-team/programme-inputs/2023-24-Q1";
  private static final String BOOKINGS = "badger-maternity/maternity-bookings/2023-24-Q1";

  private static final OwnHistory FIRST =
      new OwnHistory(Map.of(), List.of(), Optional.empty(), Optional.empty(), Map.of());

  @TempDir private Path folder;
  private Path landing;
  private Path feedback;

  @BeforeEach
  void makeRoots() {
    landing = folder.resolve("landing");
    feedback = folder.resolve("feedback");
  }

  @Test
  void writesWhatTheProviderMustMendForNobodyElse() throws IOException {
    land(BOOKINGS, "export.csv", "Unit number\nBN1\n");

    assertThat(write()).isTrue();

    Path there = feedback.resolve(BOOKINGS);
    assertThat(there.resolve("feedback.csv")).content().contains("export.csv,,,,,,TOK-001,file");
    assertThat(there.resolve("feedback.html")).content().contains("Nothing of this file was taken");
    assertThat(permissions(there)).isEqualTo("rwx------");
    assertThat(permissions(there.getParent())).isEqualTo("rwx------");
    assertThat(permissions(there.resolve("feedback.csv"))).isEqualTo("rw-------");
    assertThat(permissions(there.resolve("feedback.html"))).isEqualTo("rw-------");
  }

  @Test
  void writesNothingBelowLanding() throws IOException {
    land(INPUTS, "inputs.csv", "What is this\n1\n");

    write();

    assertThat(files(landing)).containsExactly(INPUTS + "/inputs.csv");
    assertThat(files(feedback))
        .containsExactly(INPUTS + "/feedback.csv", INPUTS + "/feedback.html");
  }

  @Test
  void takesTheListOfFindingsAwayOnceNothingIsFoundAndKeepsThePage() throws IOException {
    land(INPUTS, "inputs.csv", "What is this\n1\n");
    write();
    land(INPUTS, "inputs.csv", goodInputs());

    assertThat(write()).isFalse();

    assertThat(files(feedback)).containsExactly(INPUTS + "/feedback.html");
    assertThat(feedback.resolve(INPUTS).resolve("feedback.html"))
        .content()
        .contains("Nothing was found.");
  }

  @Test
  void equalFindingsGiveEqualBytes() throws IOException {
    land(INPUTS, "inputs.csv", "What is this\n1\n");
    write();
    byte[] csv = Files.readAllBytes(feedback.resolve(INPUTS).resolve("feedback.csv"));
    byte[] html = Files.readAllBytes(feedback.resolve(INPUTS).resolve("feedback.html"));

    write();

    assertThat(feedback.resolve(INPUTS).resolve("feedback.csv")).hasBinaryContent(csv);
    assertThat(feedback.resolve(INPUTS).resolve("feedback.html")).hasBinaryContent(html);
  }

  @Test
  void deletesFeedbackThatIsOlderThanItsDays() throws IOException {
    land(INPUTS, "inputs.csv", "What is this\n1\n");
    write();
    land(BOOKINGS, "export.csv", "Unit number\nBN1\n");
    write();
    age(INPUTS, "2023-07-01T00:00:00Z");
    age(BOOKINGS, "2023-07-20T00:00:00Z");

    int deleted = FeedbackFiles.expire(feedback, 30, at("2023-08-01T00:00:00Z"));

    assertThat(deleted).isEqualTo(2);
    assertThat(files(feedback))
        .containsExactly(BOOKINGS + "/feedback.csv", BOOKINGS + "/feedback.html");
    assertThat(feedback.resolve("natural-thinkers-team")).doesNotExist();
  }

  @Test
  void leavesFilesAloneThatItDidNotWrite() throws IOException {
    Path note = feedback.resolve(INPUTS).resolve("note.txt");
    Files.createDirectories(note.getParent());
    Files.writeString(note, "ours");
    Files.setLastModifiedTime(note, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));

    assertThat(FeedbackFiles.expire(feedback, 30, at("2023-08-01T00:00:00Z"))).isZero();

    assertThat(note).exists();
  }

  @Test
  void hasNothingToDeleteWhereThereIsNoFeedback() {
    assertThat(FeedbackFiles.expire(feedback, 30, at("2023-08-01T00:00:00Z"))).isZero();
  }

  /** Writes the feedback of the submission whose provider comes first by name. */
  private boolean write() {
    Landing.Delivery delivery =
        Landing.scan(landing, PROGRAMME, Landing.Selection.ALL).deliveries().get(0);
    RowEngine engine = FeedEngine.of(CONF, delivery);
    FileInspection.Result seen = FileInspection.of(engine, delivery, PROGRAMME, this::ring);
    return FeedbackFiles.write(
        engine,
        delivery,
        FeedbackFiles.judge(engine, delivery, seen, InForce.NOTHING),
        FIRST,
        feedback);
  }

  private KeyRing ring() {
    Path keys = folder.resolve("keys");
    KeyFolder.create(keys);
    return KeyFolder.open(keys, EnumSet.of(KeyName.PROGRAMME, KeyName.PLATFORM));
  }

  private void land(String where, String name, String text) throws IOException {
    Path place = Files.createDirectories(landing.resolve(where));
    Files.writeString(place.resolve(name), text);
  }

  private void age(String where, String instant) throws IOException {
    for (String name : new String[] {"feedback.csv", "feedback.html"}) {
      Files.setLastModifiedTime(
          feedback.resolve(where).resolve(name), FileTime.from(Instant.parse(instant)));
    }
  }

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static Stream<String> files(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> root.relativize(path).toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  private static String goodInputs() {
    return """
    Date,Kind,Amount (GBP),Hours
    15/04/2023,Staff,2180.65,7.5
    """;
  }
}
