package org.goldthread.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.RowEngine;
import org.goldthread.contract.Validation;
import org.goldthread.core.Problem;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyRing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file that cannot be taken refuses its submission whole, and no other. */
class RefusedSubmissionTest {
  private static final ConfigFiles CONF = ConfigFiles.read(Path.of("conf/lambeth"));
  private static final Programme PROGRAMME = Programmes.cached(CONF);
  private static final String INPUTS = "natural-thinkers-team/programme-inputs/";
  private static final String BOOKINGS = "badger-maternity/maternity-bookings/2023-24-Q1";
  private static final String GOOD = "Date,Kind,Amount (GBP),Hours\n15/04/2023,Staff,2180.65,7.5\n";

  @TempDir private Path folder;
  private Path landing;
  private Path q1;

  @BeforeEach
  void landTwoGoodSubmissions() throws IOException {
    landing = folder.resolve("landing");
    q1 = land(INPUTS + "2023-24-Q1", "inputs.csv", GOOD);
    land(INPUTS + "2023-24-Q2", "inputs.csv", GOOD.replace("/04/", "/07/"));
  }

  @Test
  void aFolderAmongTheFiles() throws IOException {
    Files.createDirectories(q1.resolve("scans"));

    assertRefused(
        "scans", "It is a folder; only files that lie in the submission's own folder are taken.");
  }

  @Test
  void aFolderNamedLikeAFile() throws IOException {
    Files.createDirectories(q1.resolve("more.csv"));

    assertRefused(
        "more.csv",
        "It is a folder; only files that lie in the submission's own folder are taken.");
  }

  @Test
  void aLinkToNothing() throws IOException {
    Files.createSymbolicLink(q1.resolve("more.csv"), folder.resolve("moved.csv"));

    assertRefused("more.csv", "It is a link to something that is not there.");
  }

  @Test
  void aFileThatMayNotBeOpened() throws IOException {
    Path file = Files.writeString(q1.resolve("more.csv"), GOOD + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "whoever runs this may open everything");

    assertRefused("more.csv", "The account that runs this has no permission to read it.");
  }

  @Test
  void aFileThatIsGoneOnceItsHeadIsLookedAt() throws IOException {
    Landing.Delivery delivery = deliveries().get(0);
    Files.delete(q1.resolve("inputs.csv"));

    FileInspection.Result seen = inspect(delivery);

    assertThat(seen.reason()).isEqualTo("FIL-013");
    assertThat(seen.problems())
        .extracting(Problem::cause)
        .containsExactly("It is no longer there.");
  }

  @Test
  void aLinkToNothingInAFeedOfTokens() throws IOException {
    Files.createDirectories(landing.resolve(BOOKINGS));
    Path link = landing.resolve(BOOKINGS).resolve("export.tokens");
    Files.createSymbolicLink(link, folder.resolve("moved.tokens"));

    Landing.Delivery delivery = deliveries().get(0);
    FileInspection.Result seen = inspect(delivery);

    assertThat(seen.reason()).isEqualTo("FIL-013");
    assertThat(seen.problems()).extracting(Problem::file).containsExactly(link.toString());
    assertThat(feedback(delivery, seen)).containsExactly("export.tokens FIL-013");
  }

  @Test
  void withAnEntryThatCannotBeReadASubmissionIsAnotherThanWithoutIt() throws IOException {
    String before = content(deliveries().get(0));
    Files.createDirectories(q1.resolve("scans"));
    String with = content(deliveries().get(0));
    Files.delete(q1.resolve("scans"));

    assertThat(with).isNotEqualTo(before);
    assertThat(content(deliveries().get(0))).isEqualTo(before);
  }

  @Test
  void hiddenEntriesAreNoneOfItsFiles() throws IOException {
    Files.createDirectories(q1.resolve(".trash"));
    Files.createSymbolicLink(q1.resolve(".lock"), folder.resolve("nowhere"));

    assertThat(inspect(deliveries().get(0)).isRefused()).isFalse();
  }

  /** Refused with the whole story, its good file judged, and its neighbour taken. */
  private void assertRefused(String name, String cause) throws IOException {
    List<Landing.Delivery> deliveries = deliveries();
    assertThat(deliveries).hasSize(2);
    FileInspection.Result seen = inspect(deliveries.get(0));

    assertThat(seen.slices()).isEmpty();
    assertThat(seen.reason()).isEqualTo("FIL-013");
    assertThat(seen.problems())
        .containsExactly(
            new Problem(
                "The file cannot be read.",
                cause,
                "Put the file itself into the folder, readable for the account that takes it in,"
                    + " or remove what stands in its place.",
                q1.resolve(name).toString(),
                0));
    assertThat(feedback(deliveries.get(0), seen)).containsExactly(name + " FIL-013");
    assertThat(inspect(deliveries.get(1)).slices()).hasSize(1);
  }

  private static List<String> feedback(Landing.Delivery delivery, FileInspection.Result seen) {
    Validation found = FeedbackFiles.judge(engine(delivery), delivery, seen);
    return found.files().stream()
        .flatMap(file -> file.findings().stream().map(f -> file.file() + " " + f.id().id()))
        .toList();
  }

  private static String content(Landing.Delivery delivery) {
    return Landing.contentHash(delivery.files().stream().map(Landing.LandedFile::sha256).toList());
  }

  private List<Landing.Delivery> deliveries() {
    Landing.Scan scan = Landing.scan(landing, PROGRAMME, Landing.Selection.ALL);
    assertThat(scan.problems()).isEmpty();
    return scan.deliveries();
  }

  private FileInspection.Result inspect(Landing.Delivery delivery) {
    return FileInspection.of(engine(delivery), delivery, PROGRAMME, this::ring);
  }

  private static RowEngine engine(Landing.Delivery delivery) {
    return FeedEngine.of(CONF, delivery.feed().name());
  }

  private KeyRing ring() {
    Path keys = folder.resolve("keys");
    KeyFolder.create(keys);
    return KeyFolder.open(keys, EnumSet.of(KeyName.PROGRAMME, KeyName.PLATFORM));
  }

  private Path land(String where, String name, String text) throws IOException {
    Path place = Files.createDirectories(landing.resolve(where));
    Files.writeString(place.resolve(name), text);
    return place;
  }
}
