package org.goldthread.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {

  @Test
  void aMissingFolderIsTheUsersError(@TempDir Path folder) {
    assertThatThrownBy(() -> ConfigFiles.read(folder.resolve("nowhere")))
        .isInstanceOfSatisfying(
            GoldthreadException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USER))
        .hasMessageContaining("the folder does not exist")
        .hasMessageContaining("--conf");
  }

  @Test
  void aFolderWithoutProgrammeIsTheUsersError(@TempDir Path folder) {
    assertThatThrownBy(() -> ConfigFiles.read(folder))
        .isInstanceOfSatisfying(
            GoldthreadException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USER))
        .hasMessageContaining("holds no programme.yaml");
  }

  @Test
  void holdsYamlAndCsvFilesAndNoOthers(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("feeds/.git"));
    for (String name :
        new String[] {
          "programme.yaml",
          "feeds/a.yaml",
          "codes.csv",
          "NOTES.md",
          ".hidden.yaml",
          "feeds/.git/x.yaml"
        }) {
      Files.writeString(folder.resolve(name), "x");
    }

    ConfigFiles files = ConfigFiles.read(folder);

    assertThat(files.names()).containsExactly("codes.csv", "feeds/a.yaml", "programme.yaml");
    assertThat(files.names("feeds", ".yaml")).containsExactly("feeds/a.yaml");
    assertThat(files.place("feeds/a.yaml")).isEqualTo(folder + "/feeds/a.yaml");
  }

  @Test
  void theHashCoversNamesAndContentsButNoEnvironment() {
    ConfigFiles one = ConfigFiles.of(Map.of("a.yaml", "x"));

    assertThat(ConfigFiles.of(Map.of("a.yaml", "x", "env/local.yaml", "y")).hash())
        .isEqualTo(one.hash())
        .hasSize(64);
    assertThat(ConfigFiles.of(Map.of("a.yaml", "y")).hash()).isNotEqualTo(one.hash());
    assertThat(ConfigFiles.of(Map.of("b.yaml", "x")).hash()).isNotEqualTo(one.hash());
    assertThat(ConfigFiles.of(Map.of("a.yaml", "xb", "b", "")).hash())
        .isNotEqualTo(ConfigFiles.of(Map.of("a.yaml", "x", "bb", "")).hash());
  }

  @Test
  void travelsToAnotherProcessWhole() throws Exception {
    ConfigFiles files = Sample.right().files();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(files);
    }

    ConfigFiles arrived;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      arrived = (ConfigFiles) in.readObject();
    }

    assertThat(arrived.hash()).isEqualTo(files.hash());
    assertThat(Programmes.load(arrived)).isEqualTo(Programmes.load(files));
  }

  @Test
  void ofALargeFileOnlyADigestIsHeld(@TempDir Path folder) throws IOException {
    Path conf = Files.createDirectories(folder.resolve("large"));
    Files.writeString(conf.resolve("programme.yaml"), "version: 1\n");
    Path large = conf.resolve("postcodes.csv");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(ConfigFiles.LARGEST_KEPT + 1);
    }

    ConfigFiles files = ConfigFiles.read(conf);

    assertThat(files.bytes("postcodes.csv")).isEmpty();
    assertThat(files.holds("postcodes.csv")).isTrue();
    assertThat(files.names()).containsExactly("postcodes.csv", "programme.yaml");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.write('x');
    }
    assertThat(ConfigFiles.read(conf).hash()).isNotEqualTo(files.hash());
  }
}
