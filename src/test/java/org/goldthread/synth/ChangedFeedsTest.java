package org.goldthread.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldthread.core.Period;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample over the quarter from which feeds change writes each file as the feed stood then. */
class ChangedFeedsTest {
  private static final Period OLD = new Period(2018, 4);

  @TempDir static Path place;

  private static Path landing;

  @BeforeAll
  static void generateOnce() {
    Path out = place.resolve("out");
    Synth.generate(
        new SynthOptions(Sample.CONF, 150, 2, OLD, 7, Sample.keys(place), out, Dirt.none()));
    landing = out.resolve("landing");
  }

  @Test
  void writesTheColumnsThatStoodThen() throws IOException {
    String feed = "natural-thinkers-team/natural-thinkers-registration";
    assertThat(text(feed, OLD)).contains("Boy or girl").doesNotContain("Our reference");
    assertThat(text(feed, OLD.next())).contains("Our reference").doesNotContain("Boy or girl");
  }

  @Test
  void givesClientsOtherIdsInAnotherRecordSystem() throws IOException {
    String feed = "doorstep-library/doorstep-library-registration";
    Set<String> before = ids(text(feed, OLD));
    Set<String> after = ids(text(feed, OLD.next()));
    assertThat(before).isNotEmpty().allMatch(id -> id.startsWith("DC"));
    assertThat(after).hasSizeGreaterThanOrEqualTo(before.size());
    assertThat(after).allMatch(id -> id.startsWith("DL"));
  }

  private static Set<String> ids(String text) {
    return text.lines()
        .map(line -> line.replace("\"", "").split("[,;\t]")[0])
        .filter(cell -> cell.matches("[A-Z]{2}\\d+"))
        .collect(Collectors.toSet());
  }

  private static String text(String feed, Period period) throws IOException {
    try (Stream<Path> files = Files.list(landing.resolve(feed).resolve(period.toString()))) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return Files.readString(all.get(0));
    }
  }
}
