package org.goldthread.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.InForce;
import org.goldthread.contract.RowEngine;
import org.goldthread.core.Problem;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.reading.RowReader;
import org.goldthread.validation.OwnHistory;
import org.goldthread.validation.Validation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a landing folder can hold beside good files, which others may write into. Nothing keeps
 * intake waiting, no link leads it anywhere, and what lies beside is taken.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class HostileLandingTest {
  private static final ConfigFiles CONF = ConfigFiles.read(Path.of("conf/lambeth"));
  private static final Programme PROGRAMME = Programmes.cached(CONF);
  private static final String INPUTS = "natural-thinkers-team/programme-inputs";
  private static final String GOOD = "Date,Kind,Amount (GBP),Hours\n15/04/2023,Staff,2180.65,7.5\n";
  private static final String SECRET = "Date,Kind,Amount (GBP),Hours\n16/04/2023,Staff,77.07,1\n";
  private static final String LINKED =
      "It is a link. No link in the landing folder is followed, since it could lead to what"
          + " somebody else sent.";
  private static final String NO_FILE = "It is neither a file nor a folder.";

  @TempDir private Path folder;
  private Path landing;
  private Path q1;

  @BeforeEach
  void landTwoGoodSubmissions() throws IOException {
    landing = folder.resolve("landing");
    q1 = Files.createDirectories(landing.resolve(INPUTS).resolve("2023-24-Q1"));
    Files.writeString(q1.resolve("inputs.csv"), GOOD);
    Path q2 = Files.createDirectories(landing.resolve(INPUTS).resolve("2023-24-Q2"));
    Files.writeString(q2.resolve("inputs.csv"), GOOD.replace("/04/", "/07/"));
  }

  @Test
  void aLinkThatLeadsOutOfTheLandingFolder() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.csv"), SECRET);
    Files.createSymbolicLink(q1.resolve("more.csv"), secret);

    assertRefused("more.csv", LINKED);
  }

  @Test
  void aLinkToWhatAnotherSubmissionHolds() throws IOException {
    Files.createSymbolicLink(q1.resolve("more.csv"), Path.of("../2023-24-Q2/inputs.csv"));

    assertRefused("more.csv", LINKED);
  }

  @Test
  void aLinkToAFolder() throws IOException {
    Files.createSymbolicLink(q1.resolve("more"), folder);

    assertRefused("more", LINKED);
  }

  @Test
  void aLinkToItself() throws IOException {
    Files.createSymbolicLink(q1.resolve("more.csv"), q1.resolve("more.csv"));

    assertRefused("more.csv", "It is a link to something that is not there.");
  }

  @Test
  void linksThatLeadRoundInACircle() throws IOException {
    Files.createSymbolicLink(q1.resolve("a.csv"), q1.resolve("b.csv"));
    Files.createSymbolicLink(q1.resolve("b.csv"), q1.resolve("a.csv"));

    FileInspection.Result seen = inspect(deliveries().get(0));

    assertThat(seen.problems())
        .extracting(Problem::cause)
        .containsOnly("It is a link to something that is not there.")
        .hasSize(2);
  }

  @Test
  void aFileThatBecomesALinkOnceItWasHashed() throws IOException {
    Landing.Delivery delivery = deliveries().get(0);
    Path file = q1.resolve("inputs.csv");
    FileTime written = Files.getLastModifiedTime(file);
    Path other = Files.writeString(folder.resolve("other.csv"), GOOD.replace("7.5", "8.5"));
    Files.setLastModifiedTime(other, written);
    Files.delete(file);
    Files.createSymbolicLink(file, other);

    assertThat(delivery.isAsHashed()).isFalse();
  }

  @Test
  void linksInThePlaceOfAProviderAFeedAndAPeriod() throws IOException {
    Path elsewhere = folder.resolve("elsewhere/programme-inputs/2023-24-Q1");
    Files.writeString(Files.createDirectories(elsewhere).resolve("inputs.csv"), SECRET);
    Path provider = Files.createSymbolicLink(landing.resolve("elsewhere"), elsewhere.getParent());
    Path feed =
        Files.createSymbolicLink(
            landing.resolve("natural-thinkers-team/more"), elsewhere.getParent());
    Path period = Files.createSymbolicLink(q1.resolveSibling("2023-24-Q3"), elsewhere);
    Path circle = Files.createSymbolicLink(q1.resolveSibling("2023-24-Q4"), landing);

    Landing.Scan scan = Landing.scan(landing, PROGRAMME, Landing.Selection.ALL);

    assertThat(scan.deliveries()).hasSize(2);
    assertThat(scan.problems())
        .extracting(Problem::file)
        .containsExactlyInAnyOrder(
            provider.toString(), feed.toString(), period.toString(), circle.toString());
    assertThat(scan.problems())
        .allSatisfy(
            problem -> {
              assertThat(problem.problem()).isEqualTo("A link stands where a folder belongs");
              assertThat(problem.cause()).isNotBlank();
              assertThat(problem.remedy()).contains("mount it there");
            });
  }

  @Test
  void theLandingFolderItselfMayBeALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), landing);

    assertThat(Landing.scan(link, PROGRAMME, Landing.Selection.ALL).deliveries()).hasSize(2);
  }

  @Test
  void aPipeThatNobodyWritesInto() throws IOException, InterruptedException {
    assumeTrue(isDone("mkfifo", q1.resolve("more.csv").toString()), "there are no pipes here");

    assertRefused("more.csv", NO_FILE);
  }

  @Test
  void aPipeInTheFolderOfAFeedOfTokens() throws IOException, InterruptedException {
    Path bookings =
        Files.createDirectories(landing.resolve("badger-maternity/maternity-bookings/2023-24-Q1"));
    assumeTrue(isDone("mkfifo", bookings.resolve("x.tokens").toString()), "no pipes here");

    FileInspection.Result seen = inspect(deliveries().get(0));

    assertThat(seen.reason()).isEqualTo("FIL-013");
    assertThat(seen.problems()).extracting(Problem::cause).containsExactly(NO_FILE);
  }

  @Test
  void aSocket() throws IOException {
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(q1.resolve("s.csv")));

      assertRefused("s.csv", NO_FILE);
    }
  }

  /**
   * Not even an administrator may read it who has laid down the right to read everything: so that
   * this holds where everything runs as one.
   */
  @Test
  void aFileThatMayNotBeRead() throws IOException, InterruptedException {
    Path file = Files.writeString(q1.resolve("more.csv"), SECRET);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    String without = "--bounding-set=-dac_override,-dac_read_search";
    boolean binds = !Files.isReadable(file);
    assumeTrue(
        binds || isDone("setpriv", without, "true"), "whoever runs this may open everything");
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LandingProbe.class.getName(),
            landing.toString());

    String said = binds ? output(java) : output(concat(List.of("setpriv", without), java));

    assertThat(said)
        .contains(file.toString(), "The account that runs this has no permission to read it.")
        .contains("1 submission can be read")
        .doesNotContain("77.07");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-rf.csv",
        "--help",
        " spaces at both ends ",
        "in\nputs.csv",
        "in\r\n  why: nothing.csv",
        "\u001b[31mred.csv",
        "right\u202evsc.csv",
        "..csv..",
        "...",
        "$(id).csv",
        "a;b&c|d.csv",
        "*.csv",
        "=1+1.csv",
        "<b>bold.csv",
        "%n%s{0}.csv",
        "C:\\exports\\inputs.csv",
        "LONGEST"
      })
  void anyNameThatIsText(String given) throws IOException {
    String name = given.equals("LONGEST") ? "x".repeat(251) + ".csv" : given;
    assumeTrue(isText(name), "this system knows no such name");
    Path file = q1.resolve(name);
    Files.delete(q1.resolve("inputs.csv"));
    Files.writeString(file, GOOD);
    boolean hidden = name.startsWith(".");

    if (hidden) {
      assertThat(deliveries()).hasSize(1);
      return;
    }
    Landing.Delivery delivery = deliveries().get(0);
    FileInspection.Result seen = inspect(delivery);
    assertThat(seen.problems()).isEmpty();
    assertThat(seen.slices()).hasSize(1);
    Path read = Path.of(seen.slices().get(0).path());
    try (RowReader rows = RowReader.open(read, seen.slices().get(0).shape())) {
      assertThat(rows).toIterable().hasSize(1);
    }
    assertThat(
            FeedbackFiles.judge(engine(delivery), delivery, seen, InForce.NOTHING).counts().read())
        .isEqualTo(1);
    assertThat(
            FeedbackFiles.write(
                engine(delivery),
                delivery,
                FeedbackFiles.judge(engine(delivery), delivery, seen, InForce.NOTHING),
                new OwnHistory(Map.of(), List.of(), Optional.empty(), Optional.empty(), Map.of()),
                folder.resolve("feedback")))
        .isFalse();
  }

  @Test
  void aNameOfBytesThatAreNoText() throws IOException, InterruptedException {
    String script = "printf 'x' > \"$1/$(printf 'in\\377puts.csv')\"";
    assumeTrue(isDone("sh", "-c", script, "sh", q1.toString()), "this system knows no such name");

    FileInspection.Result seen = inspect(deliveries().get(0));

    assertThat(seen.reason()).isEqualTo("FIL-013");
    assertThat(seen.problems())
        .extracting(Problem::cause)
        .containsExactly(
            "Its name holds bytes that are no characters, so that nothing can be found by it; it"
                + " has to be renamed.");
    assertThat(inspect(deliveries().get(1)).isRefused()).isFalse();
  }

  @Test
  void aNameThatBreaksLinesBreaksNoMessage() throws IOException {
    Files.createDirectories(q1.resolve("a\n  do:  send money.csv"));

    FileInspection.Result seen = inspect(deliveries().get(0));

    assertThat(seen.problems()).hasSize(1);
    assertThat(seen.problems().get(0).toString())
        .startsWith(q1 + "/a?  do:  send money.csv: The file cannot be read.\n  why: ");
  }

  @Test
  void theLongestNameCanBeSubmitted() throws IOException {
    Path file = Files.writeString(folder.resolve("x".repeat(251) + ".csv"), GOOD);

    assertThat(new SubmissionFolder(q1).put(List.of(file), true).get(0)).hasContent(GOOD);
    assertThat(deliveries().get(0).files()).hasSize(1);
  }

  @Test
  void aFileThatGrowsWhileItIsHashedIsReadNoFurtherThanShowsIt() throws Exception {
    Path file = q1.resolve("inputs.csv");
    Files.write(file, "x".repeat(1 << 22).getBytes(ISO_8859_1));
    Thread writer =
        new Thread(
            () -> {
              byte[] more = new byte[1 << 16];
              try {
                while (!Thread.interrupted()) {
                  Files.write(file, more, StandardOpenOption.APPEND);
                  if (Files.size(file) > 1 << 28) {
                    Files.write(file, more);
                  }
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    writer.start();
    Landing.Delivery delivery;
    try {
      delivery = deliveries().get(0);
    } finally {
      writer.interrupt();
      writer.join();
    }
    Files.write(file, new byte[1], StandardOpenOption.APPEND);

    assertThat(delivery.isAsHashed()).isFalse();
  }

  private static boolean isText(String name) {
    try {
      return Path.of(name).toString().equals(name);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isDone(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static List<String> concat(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private void assertRefused(String name, String cause) {
    List<Landing.Delivery> deliveries = deliveries();
    FileInspection.Result seen = inspect(deliveries.get(0));

    assertThat(seen.slices()).isEmpty();
    assertThat(seen.reason()).isEqualTo("FIL-013");
    assertThat(seen.problems()).hasSize(1);
    Problem problem = seen.problems().get(0);
    assertThat(problem.problem()).isEqualTo("The file cannot be read.");
    assertThat(problem.cause()).isEqualTo(cause);
    assertThat(problem.remedy()).isNotBlank();
    assertThat(problem.file()).isEqualTo(q1.resolve(name).toString());
    Validation found =
        FeedbackFiles.judge(engine(deliveries.get(0)), deliveries.get(0), seen, InForce.NOTHING);
    assertThat(found.counts().read()).as("rows of the good file alone").isEqualTo(1);
    assertThat(found.files())
        .filteredOn(Validation.FileResult::isRefused)
        .extracting(Validation.FileResult::file)
        .containsExactly(name);
    assertThat(inspect(deliveries.get(1)).isRefused()).isFalse();
  }

  private List<Landing.Delivery> deliveries() {
    return Landing.scan(landing, PROGRAMME, Landing.Selection.ALL).deliveries();
  }

  private static RowEngine engine(Landing.Delivery delivery) {
    return FeedEngine.of(CONF, delivery);
  }

  private static FileInspection.Result inspect(Landing.Delivery delivery) {
    return FileInspection.of(
        engine(delivery), delivery, PROGRAMME, () -> KeyRing.of(Map.of(), Map.of()));
  }
}
