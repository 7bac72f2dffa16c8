package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClearTextTest {
  @TempDir Path landing;

  @Test
  void removesFilesAndTheFoldersThatTheyLeaveEmpty() throws IOException {
    Path kept = file("2023-24-Q1", "kept.csv");
    Path gone = file("2023-24-Q1", "gone.csv");
    Path alone = file("2023-24-Q2", "alone.csv");

    assertThat(ClearText.remove(List.of(gone, alone))).isEmpty();

    assertThat(kept).exists();
    assertThat(gone).doesNotExist();
    assertThat(alone.getParent()).doesNotExist();
  }

  @Test
  void aFileThatIsNamedTwiceOrGoneAlreadyIsNoProblem() throws IOException {
    Path file = file("2023-24-Q1", "twice.csv");
    Path never = landing.resolve("2023-24-Q3").resolve("never.csv");

    assertThat(ClearText.remove(List.of(file, file, never))).isEmpty();

    assertThat(file).doesNotExist();
  }

  private Path file(String period, String name) throws IOException {
    Path folder = Files.createDirectories(landing.resolve(period));
    return Files.writeString(folder.resolve(name), "a,b\n");
  }
}
