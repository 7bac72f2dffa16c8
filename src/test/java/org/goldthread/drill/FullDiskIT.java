package org.goldthread.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A lake on a disk that fills up. Takes longer than ten seconds because every command is a process
 * with a Spark of its own.
 */
@Tag("fault")
class FullDiskIT {
  private static final int PAGE = 4096;
  private static final int ENOUGH = 64 << 20;

  private Path mounted;

  @ParameterizedTest(name = "full at {0} percent of what the run needs")
  @MethodSource("shares")
  void aFullDiskEndsARunWithARemedyAndLosesNothing(int percent) throws IOException {
    Scene scene = Scene.fresh("full-disk");
    mount(Files.createDirectories(scene.lake()), size() * percent / 100);
    Ended full = scene.run().run().expect(4);
    assertThat(full.message())
        .containsExactly(
            "The disk is full.",
            "  why: There was no room for a file of the lake or a temporary one.",
            "  do:  Make room and start the run again: it resumes where it stopped.");
    assertThat(scene.status().run().expect(0).json().findValuesAsText("state"))
        .doesNotContain("complete");
    shell("mount", "-o", "remount,size=" + ENOUGH, mounted.toString());
    scene.run().run().expect(0);
    assertThat(scene.fingerprints()).isEqualTo(Scene.undisturbed());
  }

  /** In the midst of the run; everywhere at full size. */
  static IntStream shares() {
    return Scene.FULL ? IntStream.iterate(5, share -> share + 10).limit(10) : IntStream.of(60);
  }

  @AfterEach
  void unmount() {
    if (mounted != null) {
      shell("umount", mounted.toString());
    }
  }

  /** Bytes that the lake of an undisturbed run takes on a disk of whole pages. */
  private static int size() throws IOException {
    Scene.undisturbed();
    try (var files = Files.walk(Scene.at("undisturbed").lake())) {
      return files
          .filter(Files::isRegularFile)
          .mapToInt(path -> (int) ((path.toFile().length() + PAGE - 1) / PAGE * PAGE))
          .sum();
    }
  }

  private void mount(Path folder, int bytes) {
    shell("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", folder.toString());
    mounted = folder;
  }

  private static void shell(String... words) {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertThat(process.waitFor())
          .as("this suite mounts a small disk, which only root may: " + said)
          .isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
