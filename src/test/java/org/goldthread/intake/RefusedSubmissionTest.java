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
import org.goldthread.contract.InForce;
import org.goldthread.contract.RowEngine;
import org.goldthread.core.Problem;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.validation.Validation;
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

  private static final String REGISTER = "real-partnership/making-it-real-registration/2023-24-Q1";
  private static final String TITLE = "Register\n\n\n";
  private static final String MAIN =
      TITLE
          + "ID,Joined,Consent,Child,Born,Boy or girl,Language and country,Postcode 1,Postcode 2\n"
          + "R1,2023-05-02,Yes,Ade,2020-01-02,Boy,Yoruba / Nigeria,SW9,8AA\n";
  private static final String SECOND =
      TITLE
          + "Child ID,Carer 1 name,Carer 1 gender,Carer 1 email,Carer 1 mobile,Carer 1 born,"
          + "Carer 2 name,Carer 2 gender,Carer 2 email,Carer 2 mobile\n"
          + "R1,Joy,F,joy@example.org,07700900123,1990-01-02,,,,\n";

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

  @Test
  void aSubmissionWithoutTheSecondFileThatItsFeedFillsFrom() throws IOException {
    land(REGISTER, "register.csv", MAIN);

    FileInspection.Result seen = inspect(only(REGISTER));

    assertThat(seen.slices()).isEmpty();
    assertThat(seen.reason()).isEqualTo("MAP-003");
    assertThat(seen.problems())
        .containsExactly(
            new Problem(
                "The second file \"contacts-*.csv\" is missing.",
                "a file named like \"contacts-*.csv\" in the same folder",
                "Send both files of the submission together.",
                REGISTER,
                0));
    assertThat(feedback(only(REGISTER), seen)).containsExactly("register.csv MAP-003");
  }

  @Test
  void aSecondFileThatLacksAHeading() throws IOException {
    land(REGISTER, "register.csv", MAIN);
    Path q1 = land(REGISTER, "contacts-q1.csv", SECOND.replace("Carer 1 mobile", "Carer 1 mobil"));

    FileInspection.Result seen = inspect(only(REGISTER));

    assertThat(seen.slices()).isEmpty();
    assertThat(seen.reason()).isEqualTo("MAP-001");
    assertThat(seen.problems()).hasSize(1);
    Problem problem = seen.problems().get(0);
    assertThat(problem.problem()).isEqualTo("The heading \"Carer 1 mobile\" is missing.");
    assertThat(problem.file()).isEqualTo(q1.resolve("contacts-q1.csv").toString());
    assertThat(problem.line()).isEqualTo(4);
    assertThat(problem.remedy()).isNotBlank();
    assertThat(feedback(only(REGISTER), seen)).startsWith("contacts-q1.csv MAP-001");
  }

  @Test
  void aSecondFileThatIsEmpty() throws IOException {
    land(REGISTER, "register.csv", MAIN);
    land(REGISTER, "contacts-q1.csv", "");

    FileInspection.Result seen = inspect(only(REGISTER));

    assertThat(seen.slices()).isEmpty();
    assertThat(seen.reason()).isEqualTo("FIL-001");
  }

  @Test
  void butNotOneOfBothFilesWithTheirHeadings() throws IOException {
    land(REGISTER, "register.csv", MAIN);
    land(REGISTER, "contacts-q1.csv", SECOND);

    FileInspection.Result seen = inspect(only(REGISTER));

    assertThat(seen.problems()).isEmpty();
    assertThat(seen.slices()).hasSize(1);
    assertThat(seen.slices().get(0).fills()).hasSize(1);
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
    Validation found = FeedbackFiles.judge(engine(delivery), delivery, seen, InForce.NOTHING);
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

  private Landing.Delivery only(String folder) {
    return deliveries().stream()
        .filter(delivery -> delivery.folder().equals(folder))
        .findFirst()
        .orElseThrow();
  }

  private FileInspection.Result inspect(Landing.Delivery delivery) {
    return FileInspection.of(engine(delivery), delivery, PROGRAMME, this::ring);
  }

  private static RowEngine engine(Landing.Delivery delivery) {
    return FeedEngine.of(CONF, delivery);
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
