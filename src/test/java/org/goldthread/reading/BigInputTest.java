package org.goldthread.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Memory does not grow with the input: each size is read by a process that may have little. */
class BigInputTest {
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  @Test
  void aLineOfAHundredMebibytesIsOneFindingInTwentyFourMebibytesOfMemory() throws Exception {
    assertThat(read("line", 100 * MIB, "24m")).isEqualTo("{DATA=1, BROKEN=1} 7|Ada|last");
  }

  /** The full sizes take minutes, and say nothing else. */
  @Test
  @Tag("fault")
  void aLineOfFiveHundredMebibytesIsOneFinding() throws Exception {
    assertThat(read("line", 500 * MIB, "24m")).isEqualTo("{DATA=1, BROKEN=1} 7|Ada|last");
  }

  @Test
  @Tag("fault")
  void aFileOfTwoGibibytesIsReadAndCut() throws Exception {
    long rows = 2 * GIB / 4000 * 40 + 1;
    assertThat(read("rows", 2 * GIB, "24m")).isEqualTo("{DATA=" + rows + "} 7|Ada|last");
    assertThat(read("slices", 2 * GIB, "24m")).isEqualTo("4 slices");
  }

  @Test
  @Tag("fault")
  void aFileOfNothingButOpenQuotesIsReadToItsEnd() throws Exception {
    assertThat(read("quoted", 300 * MIB, "24m")).endsWith(" 7|Ada|last").contains("BROKEN=");
  }

  @Test
  @Tag("fault")
  void thePostcodesOfACountryFitIntoAHundredMebibytes() throws Exception {
    assertThat(read("postcodes", 2_700_000, "100m"))
        .startsWith("PostcodeLookup[2700000 postcodes] true E0");
  }

  private static String read(String kind, long size, String memory)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memory,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                BigInput.class.getName(),
                kind,
                Long.toString(size))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    return said.strip();
  }
}
