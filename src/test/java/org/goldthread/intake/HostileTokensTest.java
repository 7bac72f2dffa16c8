package org.goldthread.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.Finding;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.Status;
import org.goldthread.core.Period;
import org.goldthread.core.Problem;
import org.goldthread.fixture.FewFeeds;
import org.goldthread.fixture.Folders;
import org.goldthread.fixture.Needles;
import org.goldthread.hostile.GoodFile;
import org.goldthread.hostile.SealedCase;
import org.goldthread.hostile.SealedFiles;
import org.goldthread.hostile.Sender;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.tokenfile.TokenFileReader;
import org.goldthread.tokenfile.TokenRow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes in the place of a sealed file: it is taken with every row that its provider
 * counted, or refused whole by one finding, in words that name provider, cause and remedy, and
 * never show what the file holds.
 */
class HostileTokensTest {
  private static final GoodFile GOOD = GoodFile.BOOKINGS;
  private static final Period PERIOD = Period.parse(GoodFile.PERIOD).orElseThrow();

  private static ConfigFiles conf;
  private static Programme programme;
  private static Path keys;
  private static KeyRing ring;
  private static Sender sender;
  private static Needles secrets;

  @BeforeAll
  static void makeKeys() {
    conf = ConfigFiles.read(FewFeeds.folder());
    programme = Programmes.cached(conf);
    keys = Folders.temporary("keys").resolve("keys");
    KeyFolder.create(keys);
    ring =
        KeyFolder.open(
            keys, EnumSet.of(KeyName.PROGRAMME, KeyName.PLATFORM, KeyName.VAULT, KeyName.ID));
    sender = new Sender(conf, keys, GOOD.feed(), PERIOD);
    secrets = secrets();
  }

  static List<SealedCase> cases() {
    return SealedFiles.all();
  }

  @Test
  void areMoreThanAHundredOfWhichNoTwoHaveOneName() {
    Set<String> names = new HashSet<>();
    cases().forEach(hostile -> assertThat(names.add(hostile.name())).as(hostile.name()).isTrue());
    assertThat(names).hasSizeGreaterThan(100);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void isTakenWholeOrRefusedWithProblemCauseAndRemedy(SealedCase hostile) {
    Path root = Folders.temporary("landing");
    Landing.Delivery delivery = landed(hostile, root);
    FileInspection.Result seen =
        FileInspection.of(FeedEngine.of(conf, delivery), delivery, programme, () -> ring);

    if (hostile.refusal().isEmpty()) {
      assertThat(seen.problems()).isEmpty();
      assertThat(seen.atProvider()).isEqualTo(new RowCounts(GoodFile.ROWS, 0, 0, 0));
      assertThat(rows(delivery)).isEqualTo(GoodFile.ROWS);
      return;
    }
    assertThat(seen.isRefused()).isTrue();
    assertThat(seen.slices()).as("what tasks would read").isEmpty();
    assertThat(seen.findings()).hasSize(1);
    Finding finding = seen.findings().get(0);
    if (!hostile.refusal().get().equals("*")) {
      assertThat(finding.id().id()).isEqualTo(hostile.refusal().get());
    }
    assertThat(seen.problems()).isNotEmpty();
    for (Problem problem : seen.problems()) {
      assertThat(problem.problem()).contains(GOOD.provider(), GOOD.feed());
      assertThat(problem.cause()).isNotBlank();
      assertThat(problem.remedy()).isNotBlank();
    }
    String said = seen.problems().toString();
    assertThat(hostile.says().split("\\|")).as(said).anyMatch(said::contains);
    assertThat(secrets.in(said)).isEmpty();
    Folders.remove(root);
  }

  private static Landing.Delivery landed(SealedCase hostile, Path root) {
    Path folder = root.resolve(GOOD.provider()).resolve(GOOD.feed()).resolve(GoodFile.PERIOD);
    try {
      Files.createDirectories(folder);
      List<byte[]> files = hostile.making().apply(sender);
      for (int i = 0; i < files.size(); i++) {
        Files.write(folder.resolve(hostile.fileName(i)), files.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Landing.scan(root, programme, Landing.Selection.ALL).deliveries().get(0);
  }

  private static long rows(Landing.Delivery delivery) {
    long rows = 0;
    try (TokenFileReader reader =
        TokenRows.open(delivery.files().get(0).path(), ring, programme, delivery.feed(), PERIOD)) {
      while (reader.hasNext()) {
        TokenRow row = reader.next();
        rows += row.row().status() == Status.ACCEPTED && row.row().part() == 0 ? 1 : 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** Keys, tokens and people. */
  private static Needles secrets() {
    Set<String> secrets = new TreeSet<>(GOOD.identifyingValues());
    for (Path file : Folders.files(keys)) {
      byte[] key = bytes(file);
      secrets.add(HexFormat.of().formatHex(key).substring(0, 16));
      secrets.add(Base64.getEncoder().encodeToString(key).substring(0, 12));
    }
    Matcher tokens = Pattern.compile("[A-Za-z0-9+/]{43}=").matcher(sender.content());
    while (tokens.find()) {
      secrets.add(tokens.group().substring(0, 12));
    }
    return new Needles(secrets);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
