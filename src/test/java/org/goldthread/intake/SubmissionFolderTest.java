package org.goldthread.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;
import org.goldthread.fixture.Folders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files put into the place of their submission. */
class SubmissionFolderTest {
  private static final Programme PROGRAMME =
      Programmes.cached(ConfigFiles.read(Path.of("conf/lambeth")));
  private static final Period Q1 = Period.parse("2023-24-Q1").orElseThrow();

  @TempDir private Path root;
  private SubmissionFolder folder;
  private Path sent;

  @BeforeEach
  void anExportAndAnEarlierOne() throws IOException {
    folder = SubmissionFolder.of(root.resolve("landing"), PROGRAMME, "programme-inputs", Q1);
    sent = Files.writeString(root.resolve("inputs.csv"), "new");
    Files.createDirectories(folder.path());
    Files.writeString(folder.path().resolve("inputs.csv"), "old");
    Files.writeString(folder.path().resolve("more.csv"), "old");
  }

  @Test
  void aFileTakesThePlaceOfTheOneOfItsNameAndLeavesTheRest() throws IOException {
    assertThat(folder.put(List.of(sent), false))
        .containsExactly(folder.path().resolve("inputs.csv"));

    assertThat(folder.path())
        .isEqualTo(root.resolve("landing/natural-thinkers-team/programme-inputs/2023-24-Q1"));
    assertThat(folder.path().resolve("inputs.csv")).hasContent("new");
    assertThat(folder.path().resolve("more.csv")).hasContent("old");
  }

  @Test
  void replacingTakesAwayAllThatLiesThereFoldersAndLinksIncluded() throws IOException {
    Files.createDirectories(folder.path().resolve("scans/2023"));
    Files.writeString(folder.path().resolve("scans/2023/page.txt"), "old");
    Path elsewhere = Files.createDirectories(root.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("kept.csv"), "kept");
    Files.createSymbolicLink(folder.path().resolve("link"), elsewhere);

    folder.put(List.of(sent), true);

    assertThat(Folders.files(folder.path())).containsExactly(folder.path().resolve("inputs.csv"));
    assertThat(folder.path().resolve("scans")).doesNotExist();
    assertThat(elsewhere.resolve("kept.csv")).hasContent("kept");
  }

  @Test
  void aFolderOfTheFilesNameIsNotReplacedUnasked() throws IOException {
    Files.delete(folder.path().resolve("inputs.csv"));
    Files.createDirectories(folder.path().resolve("inputs.csv"));

    assertThatThrownBy(() -> folder.targets(List.of(sent), false))
        .isInstanceOfSatisfying(
            GoldthreadException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USER))
        .hasMessageContaining("--replace");
    assertThat(folder.put(List.of(sent), true).get(0)).hasContent("new");
  }

  @Test
  void whatIsNoFileIsToldBeforeAnythingIsCopied() {
    assertThatThrownBy(() -> folder.put(List.of(sent, root.resolve("gone.csv")), true))
        .isInstanceOf(GoldthreadException.class)
        .hasMessageContaining("gone.csv is no file");
    assertThat(folder.path().resolve("inputs.csv")).hasContent("old");
  }

  @Test
  void aPlaceThatCannotBeWrittenEndsWithARemedy() throws IOException {
    Files.writeString(root.resolve("file"), "no folder");
    SubmissionFolder nowhere =
        SubmissionFolder.of(root.resolve("file"), PROGRAMME, "programme-inputs", Q1);

    assertThatThrownBy(() -> nowhere.put(List.of(sent), false))
        .isInstanceOfSatisfying(
            GoldthreadException.class,
            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT))
        .hasMessageContaining("do:");
  }

  @Test
  void aFeedThatIsNotThereIsAnsweredWithTheNearestName() {
    assertThatThrownBy(() -> SubmissionFolder.of(root, PROGRAMME, "programme-input", Q1))
        .isInstanceOf(GoldthreadException.class)
        .hasMessageContaining("Did you mean programme-inputs?");
  }
}
