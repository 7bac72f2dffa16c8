package org.goldthread.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;
import org.goldthread.fixture.HostileFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFileTest {
  private static final String PROVIDER = "natural-thinkers-team";

  @TempDir private Path place;

  @Test
  void anEmptyFile() throws IOException {
    refuses(Files.writeString(place.resolve("empty.csv"), ""), "empty");
  }

  @Test
  void headingsOnly() throws IOException {
    refuses(Files.writeString(place.resolve("head.csv"), "Client ID,DOB,Sex\n"), "headings");
  }

  @Test
  void aPictureWithAnotherName() throws IOException {
    byte[] picture = {
      (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F'
    };
    refuses(Files.write(place.resolve("export.csv"), picture), "JPEG");
  }

  @Test
  void noFileAndAFolder() {
    refuses(place.resolve("nothing.csv"), "no longer there");
    refuses(place, "folder");
  }

  @Test
  void anUnknownProviderOrContract() throws IOException {
    Path file = Files.writeString(place.resolve("a.csv"), "Client ID,DOB\n1,2\n");
    assertThatThrownBy(() -> Scene.proposed(file, "natural-thinkers"))
        .isInstanceOf(GoldthreadException.class)
        .hasMessageContaining("no provider natural-thinkers")
        .hasMessageContaining("authority.yaml");
  }

  @Test
  void whateverComesOnBadDaysIsProposedForOrRefused() throws IOException {
    Path source = Path.of("src/test/resources/onboarding/little-acorns.csv");
    String good = String.join("\n", Files.readAllLines(source).subList(2, 9)) + "\n";
    Map<String, Path> files = HostileFiles.write(place, good, "Parents agree to share?");
    assertThat(files).hasSizeGreaterThan(30);
    files.forEach(
        (what, file) -> {
          Throwable thrown = catchThrowable(() -> Scene.proposed(file, PROVIDER).yaml());
          if (thrown != null) {
            assertThat(thrown).as(what).isInstanceOf(GoldthreadException.class);
          }
        });
  }

  private static void refuses(Path file, String word) {
    Throwable thrown = catchThrowable(() -> Scene.proposed(file, PROVIDER));
    assertThat(thrown).isInstanceOf(GoldthreadException.class);
    GoldthreadException refused = (GoldthreadException) thrown;
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USER);
    Problem problem = refused.problems().get(0);
    assertThat(problem.toString()).containsIgnoringCase(word);
    assertThat(problem.problem()).isNotEmpty();
    assertThat(problem.remedy()).isNotEmpty();
  }
}
