package org.goldthread.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldthread.fixture.Folders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The README's first command, as a newcomer types it; at full size with a programme of ten years.
 * Its wall and CPU seconds by stage are left in {@code target/drills/demo.csv}. Takes longer than
 * ten seconds because it is the whole job.
 */
@Tag("demo")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoIT {
  private static final Demo DEMO = Demo.ofSize();
  private static final int MOST_COMMITS = 40;
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final Pattern PROGRESS = Pattern.compile("(?m)^ *([\\d.]+) s  (.*)$");
  private static final Pattern COMMIT = Pattern.compile("_delta_log/\\d{20}\\.json$");

  private final List<Measured> measured = new ArrayList<>();
  private Ended ended;

  /** CPU seconds that the process had used when it told of a step. */
  private record Measured(double second, String step, double cpu) {}

  @BeforeAll
  void demonstrate() {
    Command.of("--version").run().expect(0);
    long began = System.nanoTime();
    double cpu = 0;
    try (Running demo = DEMO.command().start()) {
      while (demo.isAlive()) {
        measure(demo, cpu);
        cpu = cpu(demo).orElse(cpu);
        Running.pause(50);
      }
      ended = demo.end().expect(0);
    }
    double wall = (System.nanoTime() - began) / 1e9;
    measured.add(new Measured(wall, "", cpu));
    record(wall);
  }

  @Test
  void endsWithOneScreen() {
    assertThat(ended.out())
        .containsPattern("(?m)^ *provider +read +accepted +rejected +withheld$")
        .containsPattern("(?i)children")
        .containsPattern("(?i)adults")
        .containsPattern("(?i)families")
        .contains(DEMO.lake().resolve("gold").toString())
        .contains(DEMO.report().toString());
    assertThat(ended.out().lines().count()).as("lines of a screen").isLessThanOrEqualTo(50);
    assertThat(ended.message()).isEmpty();
    assertThat(DEMO.report()).exists();
  }

  @Test
  void makesAtMostFortyCommits() {
    assertThat(commits()).hasSizeBetween(20, MOST_COMMITS);
  }

  @Test
  void tellsEveryStepAsItBegins() {
    assertThat(measured).extracting(Measured::step).hasSizeGreaterThan(8).doesNotHaveDuplicates();
  }

  @Test
  void aSecondDemoReplacesTheFirstAndEndsTheSame() {
    Ended second = DEMO.command().run().expect(0);
    assertThat(second.out()).isEqualTo(ended.out());
    assertThat(commits()).hasSizeLessThanOrEqualTo(MOST_COMMITS);
  }

  private static List<Path> commits() {
    return Folders.files(DEMO.lake()).stream()
        .filter(file -> COMMIT.matcher(file.toString()).find())
        .toList();
  }

  private void measure(Running demo, double cpu) {
    Matcher lines = PROGRESS.matcher(demo.progress());
    int seen = 0;
    while (lines.find()) {
      seen++;
      if (seen > measured.size()) {
        measured.add(new Measured(Double.parseDouble(lines.group(1)), lines.group(2), cpu));
      }
    }
  }

  private static Optional<Double> cpu(Running demo) {
    return demo.handle().info().totalCpuDuration().map(used -> used.toMillis() / 1e3);
  }

  private void record(double wall) {
    StringBuilder table = new StringBuilder("step,wall_seconds,cpu_seconds\n");
    for (int i = 0; i + 1 < measured.size(); i++) {
      Measured step = measured.get(i);
      Measured next = measured.get(i + 1);
      table.append(
          String.format(
              Locale.ROOT,
              "\"%s\",%.1f,%.1f%n",
              step.step(),
              next.second() - step.second(),
              next.cpu() - step.cpu()));
    }
    double cpu = measured.get(measured.size() - 1).cpu();
    table.append(String.format(Locale.ROOT, "\"in all\",%.1f,%.1f%n", wall, cpu));
    try {
      Files.writeString(Command.HOME.resolve("target/drills/demo.csv"), table.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.out.println(table);
    if (DEMO == Demo.SAMPLE && wall > LONGEST.toSeconds()) {
      System.out.println(
          "warning: the demo took longer than " + LONGEST.toSeconds() + " s on this machine");
    }
  }
}
