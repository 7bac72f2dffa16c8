package org.goldthread.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.InForce;
import org.goldthread.contract.JudgedRow;
import org.goldthread.contract.KeyMaker;
import org.goldthread.contract.KeyedRow;
import org.goldthread.contract.RowEngine;
import org.goldthread.core.Period;
import org.goldthread.fixture.HostileFiles;
import org.goldthread.postcode.PostcodeLookup;
import org.goldthread.provider.AtHome.Outcome;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.pseudonym.SealedFile;
import org.goldthread.tokenfile.TokenFileReader;
import org.goldthread.tokenfile.TokenHeader;
import org.goldthread.tokenfile.TokenRow;
import org.goldthread.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The provider's jar as a provider runs it: {@code java -jar}, nothing else on the class path. */
class ProviderJarIT {
  /**
   * 5.0 MB when this was written, most of it Jackson; a library that comes in by accident shows
   * here. A provider downloads the jar.
   */
  private static final long LARGEST = 6_000_000;

  private static final Path JAR = Path.of(System.getProperty("goldthread.provider.jar", ""));
  private static final Period PERIOD = new Period(2023, 1);

  @TempDir private Path folder;

  @Test
  void holdsNeitherSparkNorTheUpperLayers() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(entry -> entry.getName()))
          .noneMatch(name -> name.startsWith("org/apache/spark"))
          .noneMatch(name -> name.startsWith("org/apache/hadoop") || name.startsWith("scala/"))
          .noneMatch(name -> name.matches("org/goldthread/(synth|spark|table|intake|job|cli)/.*"))
          .anyMatch(name -> name.equals("org/goldthread/provider/Main.class"));
    }
  }

  @Test
  void staysSmall() throws IOException {
    assertThat(Files.size(JAR)).isLessThan(LARGEST);
  }

  @Test
  void findsWhatValidateFindsHere() throws Exception {
    String broken =
        AtHome.EXPORT
                .replace("24/06/2023,Birth", "99/99/2023,Birth")
                .replace("SW4 7JA", "SW9 BAA")
                .replace("07700900672", "020 7926 1000")
            + "BN1004,EP2004,12/05/2023,Birth"
            + ",x".repeat(20)
            + "\n\"BN1005\" open,EP,\u00e9\n";
    Path file = AtHome.file(folder, "export.csv", broken);
    Object[] arguments = {
      "validate", file, "--feed", AtHome.FEED, "--conf", AtHome.CONF, "--period", PERIOD, "--json"
    };

    Outcome jar = jar(arguments);
    Outcome here = AtHome.run(arguments);

    assertThat(jar.exit()).isEqualTo(here.exit()).isEqualTo(3);
    assertThat(jar.out()).isEqualTo(here.out());
    assertThat(new ObjectMapper().readTree(jar.lastLine()).get("findings")).hasSizeGreaterThan(3);
  }

  @Test
  void findsWhatValidateFindsHereInEveryHostileFile() throws Exception {
    String rows = AtHome.EXPORT.substring(AtHome.EXPORT.indexOf('\n') + 1);
    List<Object> arguments = new ArrayList<>(List.of("validate"));
    arguments.addAll(
        HostileFiles.write(folder, AtHome.EXPORT + rows + rows, "Event date").values());
    arguments.addAll(
        List.of("--feed", AtHome.FEED, "--conf", AtHome.CONF, "--period", PERIOD, "--json"));

    Outcome jar = jar(arguments.toArray());
    Outcome here = AtHome.run(arguments.toArray());

    assertThat(jar.exit()).isEqualTo(here.exit()).isEqualTo(3);
    assertThat(jar.out()).isEqualTo(here.out());
    assertThat(new ObjectMapper().readTree(jar.lastLine()).get("findings")).hasSizeGreaterThan(30);
  }

  @Test
  void keysOfItsFileAreThoseOfTheClearTextByteForByte() throws Exception {
    Path platform = AtHome.platformKeys(folder);
    Path in = AtHome.file(folder, "export.csv", AtHome.EXPORT);
    Path out = folder.resolve("export.tokens");

    Outcome outcome =
        jar(
            "pseudonymise",
            "--feed",
            AtHome.FEED,
            "--period",
            PERIOD,
            "--conf",
            AtHome.CONF,
            "--keys",
            AtHome.providerKeys(folder, platform),
            in,
            out);

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    KeyRing ring =
        KeyFolder.open(
            platform,
            EnumSet.of(KeyName.PROGRAMME, KeyName.VAULT, KeyName.ID, KeyName.PLATFORM),
            Map.of());
    Programme programme = Programmes.load(Path.of(AtHome.CONF));
    Feed feed = programme.feeds().get(AtHome.FEED);
    List<String> sent = sent(out, ring, programme, feed);
    assertThat(sent).hasSize(3).isEqualTo(clear(in, ring, programme, feed));
  }

  @Test
  void writesTheSameFeedbackAsHere() throws Exception {
    String broken = AtHome.EXPORT.replace("24/06/2023,Birth", "99/99/2023,Birth");
    Path file = AtHome.file(folder, "export.csv", broken);
    Object[] arguments = {
      "validate", file, "--feed", AtHome.FEED, "--conf", AtHome.CONF, "--feedback"
    };
    Path there = folder.resolve("there");
    Path here = folder.resolve("here");

    Outcome outcome = jar(with(arguments, there));
    AtHome.run(with(arguments, here));

    assertThat(outcome.err()).isEmpty();
    for (String name : FeedbackFolder.names()) {
      assertThat(there.resolve(name)).hasSameBinaryContentAs(here.resolve(name));
    }
  }

  private static Object[] with(Object[] arguments, Object last) {
    Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = last;
    return all;
  }

  @Test
  void saysWhatIsWrongWithoutATrace() throws Exception {
    Outcome outcome = jar("validate", "export.csv", "--feed", "nothing", "--conf", AtHome.CONF);

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("No feed is called nothing").doesNotContain("\tat ");
  }

  private static List<String> sent(Path out, KeyRing ring, Programme programme, Feed feed)
      throws IOException {
    KeyMaker maker = KeyMaker.of(ring, programme, feed);
    List<String> keys = new ArrayList<>();
    try (InputStream sealed = SealedFile.open(Files.newInputStream(out), ring, "export.tokens");
        TokenFileReader rows =
            new TokenFileReader(
                sealed,
                Optional.of(TokenHeader.of(ring, programme, feed, PERIOD)),
                "export.tokens")) {
      while (rows.hasNext()) {
        TokenRow row = rows.next();
        keys.add(shown(row.row(), maker.keys(row.row(), row.keys(), PERIOD)));
      }
    }
    return keys;
  }

  private static List<String> clear(Path in, KeyRing ring, Programme programme, Feed feed) {
    PostcodeLookup postcodes =
        PostcodeLookup.read(Path.of(AtHome.CONF, programme.area().postcodeLookup()));
    KeyMaker maker = KeyMaker.of(ring, programme, feed);
    List<String> keys = new ArrayList<>();
    Validation.of(
        RowEngine.of(programme, feed, postcodes),
        PERIOD,
        List.of(in),
        InForce.NOTHING,
        (source, judged) -> judged.forEach(row -> keys.add(shown(row, maker.keys(row, PERIOD)))));
    return keys;
  }

  /** All that reaches the lake of a row. */
  private static String shown(JudgedRow row, KeyedRow keyed) {
    List<String> tokens = new ArrayList<>();
    keyed
        .keys()
        .forEach(
            key ->
                tokens.add(
                    "%d %d %s %d %d %s"
                        .formatted(
                            key.slot(),
                            key.key().typeId(),
                            key.key().scheme(),
                            key.key().epoch(),
                            key.key().version(),
                            hex(key.key().value()))));
    return "%d.%d %s %s %s %s %s %s"
        .formatted(
            row.line(),
            row.part(),
            row.eventDate().orElseThrow(),
            keyed.idPeriod(),
            hex(keyed.rowKey()),
            row.people(),
            row.values().stream().map(v -> v.slot() + v.field() + "=" + v.value()).toList(),
            tokens);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private Outcome jar(Object... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(JAR.toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
