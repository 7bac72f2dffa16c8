package org.goldthread.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive as a provider uses it: unpacked into a folder with blanks, by its own script. */
class PackIT {
  private static final String FEED = "baby-steps-registration";
  private static final Path JAR = Path.of(System.getProperty("goldthread.provider.jar", ""));

  @TempDir private Path folder;

  @Test
  void checksAnExportInAFolderWithBlanksByItsOwnScript() throws Exception {
    Path sample = Scene.sample(Files.createDirectory(folder.resolve("made")));
    Path export = Scene.files(sample, FEED).get(0);
    Path named = Files.copy(export, folder.resolve("our export (June).csv"));
    Path home = unpacked(Files.createDirectory(folder.resolve("My Documents & more")));

    Process check =
        new ProcessBuilder("sh", home.resolve("check.sh").toString(), named.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(check.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(check.exitValue()).as(said).isIn(0, 3);
    assertThat(home.resolve("result/feedback.html")).content().contains("our export (June).csv");
  }

  @Test
  void saysWhatToDoWhereNoExportWasNamed() throws Exception {
    Path home = unpacked(Files.createDirectory(folder.resolve("empty handed")));
    Process check =
        new ProcessBuilder("sh", home.resolve("check.sh").toString())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("Name your export");
    assertThat(check.waitFor()).isEqualTo(2);
  }

  private static Path unpacked(Path into) throws IOException {
    ConfigFiles files = ConfigFiles.read(Path.of("conf/lambeth"));
    Programme programme = Programmes.cached(files);
    Path archive = into.resolve("pack.zip");
    Pack.write(files, programme, programme.feeds().get(FEED), JAR, archive);
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of())) {
      try (Stream<Path> entries = Files.walk(zip.getPath("/"))) {
        for (Path entry : (Iterable<Path>) entries::iterator) {
          Path target = into.resolve(entry.toString().substring(1));
          if (Files.isDirectory(entry)) {
            Files.createDirectories(target);
          } else {
            Files.copy(entry, target);
          }
        }
      }
    }
    return into.resolve(FEED);
  }
}
