package org.goldthread.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in a built tree, with a Java that only notes how it was started. */
class LauncherTest {
  @TempDir private Path folder;

  private Path root;
  private Path jdk;

  @BeforeEach
  void aBuiltTree() throws IOException {
    root = folder.resolve("tree");
    jdk = folder.resolve("jdk");
    Files.createDirectories(root.resolve("jobs"));
    Files.createDirectories(root.resolve("src/main"));
    Files.createDirectories(root.resolve("target"));
    Files.createDirectories(jdk.resolve("bin"));
    Files.copy(Path.of("jobs/goldthread"), root.resolve("jobs/goldthread"));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.writeString(root.resolve("target/class-path.txt"), "spark.jar");
    Files.writeString(root.resolve("target/built"), "");
    for (String source : List.of("pom.xml", "src/main")) {
      Files.setLastModifiedTime(root.resolve(source), FileTime.fromMillis(0));
    }
    Path java =
        Files.writeString(
            jdk.resolve("bin/java"),
            "#!/usr/bin/env bash\n"
                + "echo \"$*\" >>'"
                + starts()
                + "'\n"
                + "[ \"${2:-}\" != -version ] || echo '    java.specification.version = 21' >&2\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
  }

  /** What a command came to. */
  private record Outcome(int exit, String errors) {}

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_402", "11.0.2", "18", "25", "26-ea"})
  void anotherJavaMeetsProblemCauseAndRemedyAndIsNotStarted(String version) throws Exception {
    release(version);
    Outcome outcome = goldthread("--help");
    assertThat(outcome.exit()).isEqualTo(4);
    assertThat(outcome.errors())
        .startsWith(
            "Goldthread needs Java 17 or 21 and found version "
                + version.replace("1.8", "8").replaceAll("\\D.*", ""))
        .contains(jdk.resolve("bin/java").toString())
        .contains("\n  why: ")
        .contains("\n  do:  set JAVA_HOME to a JDK 17.");
    assertThat(starts()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"17.0.9", "17", "21.0.1"})
  void aFittingJavaIsStartedOnce(String version) throws Exception {
    release(version);
    assertThat(goldthread("status", "--json")).isEqualTo(new Outcome(0, ""));
    assertThat(Files.readAllLines(starts()))
        .singleElement()
        .asString()
        .endsWith(" org.goldthread.cli.Main status --json");
  }

  @Test
  void aJavaThatDoesNotSayItsVersionInAFileIsAsked() throws Exception {
    assertThat(goldthread("status").exit()).isZero();
    assertThat(Files.readAllLines(starts())).hasSize(2).first().asString().endsWith("-version");
  }

  private Path starts() {
    return folder.resolve("starts");
  }

  private void release(String version) throws IOException {
    Files.writeString(
        jdk.resolve("release"),
        "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");
  }

  private Outcome goldthread(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", "jobs/goldthread"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().remove("SPARK_HOME");
    builder.environment().put("JAVA_HOME", jdk.toString());
    Path errors = folder.resolve("errors");
    Process process =
        builder
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors.toFile())
            .start();
    return new Outcome(process.waitFor(), Files.readString(errors, StandardCharsets.UTF_8));
  }
}
