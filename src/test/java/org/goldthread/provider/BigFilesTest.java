package org.goldthread.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The provider's tool in a process of its own with little memory, on files that hold a multiple of
 * it. With {@code -Dgoldthread.full} a file has 2 GiB and a line 500 MiB. Takes minutes then, and
 * longer than ten seconds in any case: a process starts for each file.
 */
@Tag("fault")
class BigFilesTest {
  private static final boolean FULL = Boolean.getBoolean("goldthread.full");
  private static final long MIB = 1L << 20;
  private static final long FILE = FULL ? 2048 * MIB : 200 * MIB;
  private static final long LINE = FULL ? 500 * MIB : 60 * MIB;
  private static final String MEMORY = "-Xmx128m";
  private static final String HEADINGS = "Date,Kind,Amount (GBP),Hours,Notes\n";
  private static final String BOOKINGS =
      "Unit number,Event date,Event,Mother first name,Measure: Gestation at booking in"
          + " days,Notes\n";

  @TempDir private Path place;

  @Test
  void aBigFileOfGoodRowsIsCounted() throws Exception {
    Path file = place.resolve("big.csv");
    long rows = fill(file, HEADINGS, "14/04/2015,Human,120.50,3," + "n".repeat(150) + "\n", FILE);

    JsonNode said = validated("programme-inputs", file);

    assertThat(said.get("files").get(0).get("accepted").asLong()).isEqualTo(rows);
    assertThat(said.get("findings")).hasSize(1);
  }

  @Test
  void aBigFileOfRowsThatAreAllSentBackIsCounted() throws Exception {
    Path file = place.resolve("bad.csv");
    long rows = fill(file, HEADINGS, "14/04/2015,Nothing,many,-3," + "n".repeat(150) + "\n", FILE);

    JsonNode said = validated("programme-inputs", file);

    assertThat(said.get("files").get(0).get("rejected").asLong()).isEqualTo(rows);
    assertThat(said.get("findings")).hasSizeGreaterThan(1000);
  }

  /** Nothing of it lies on the disk: it is a hole, which reads as zeros. */
  @Test
  void aBigLineIsOneFinding() throws Exception {
    Path file = place.resolve("line.csv");
    String row = "14/04/2015,Human,120.50,3," + "n".repeat(150) + "\n";
    long rows = fill(file, HEADINGS, row, 2 * MIB);
    try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
      hole.seek(hole.length() + LINE);
      hole.write(("\n" + row).getBytes(StandardCharsets.UTF_8));
    }

    JsonNode said = validated("programme-inputs", file);

    JsonNode counts = said.get("files").get(0);
    assertThat(counts.get("accepted").asLong()).isEqualTo(rows + 1);
    assertThat(counts.get("rejected").asLong()).isEqualTo(1);
    assertThat(said.findValuesAsText("id")).contains("ROW-001");
  }

  @Test
  void aBigExportBecomesTokens() throws Exception {
    Path file = place.resolve("bookings.csv");
    String row = "BN9100,14/04/2015,Booking,Anneliese,77," + "n".repeat(900) + "\n";
    fill(file, BOOKINGS, row, FILE / 2);
    Path keys = AtHome.providerKeys(place, AtHome.platformKeys(place));
    Path out = place.resolve("out.tokens");

    String said =
        run(
            List.of(
                "pseudonymise",
                "--conf",
                AtHome.CONF,
                "--feed",
                AtHome.FEED,
                "--period",
                "2015-16-Q1",
                "--keys",
                keys.toString(),
                file.toString(),
                out.toString()));

    assertThat(out).as(said).exists();
    assertThat(Files.size(out)).isGreaterThan(MIB);
  }

  /** Fills a file with a row over and over again; gives how often. */
  private static long fill(Path file, String headings, String row, long bytes) throws IOException {
    byte[] piece = row.repeat(100).getBytes(StandardCharsets.UTF_8);
    long pieces = bytes / piece.length;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(headings.getBytes(StandardCharsets.UTF_8));
      for (long i = 0; i < pieces; i++) {
        out.write(piece);
      }
    }
    return pieces * 100;
  }

  private JsonNode validated(String feed, Path file) throws Exception {
    String said =
        run(
            List.of(
                "validate",
                file.toString(),
                "--conf",
                AtHome.CONF,
                "--feed",
                feed,
                "--period",
                "2015-16-Q1",
                "--json"));
    assertThat(said).startsWith("{");
    return new ObjectMapper().readTree(said);
  }

  private String run(List<String> arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MEMORY,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
    command.addAll(arguments);
    Path said = place.resolve("said.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
    return Files.readString(said);
  }
}
