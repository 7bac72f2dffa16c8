package org.goldthread.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.config.Environments.Overrides;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentsTest {
  private static final String LOCAL =
      """
      version: 1
      landing: in
      lake: /data/lake
      keep_clear_text_days: 3
      spark:
        spark.executor.memory: 2g
        spark.executor.cores: 2
      """;

  @TempDir Path current;

  @Test
  void relativePathsStartAtTheCurrentFolder() {
    Environment environment = load(LOCAL, Overrides.none());

    assertThat(environment.landing()).isEqualTo(current.resolve("in"));
    assertThat(environment.feedback()).isEqualTo(current.resolve("restricted/feedback"));
    assertThat(environment.lake()).isEqualTo(Path.of("/data/lake"));
    assertThat(environment.keepClearTextDays()).isEqualTo(3);
    assertThat(environment.keepFeedbackDays()).isEqualTo(30);
    assertThat(environment.spark())
        .isEqualTo(Map.of("spark.executor.memory", "2g", "spark.executor.cores", "2"));
  }

  @Test
  void optionsOverrideTheFile() {
    Overrides overrides =
        new Overrides(
            Optional.empty(),
            Optional.of(Path.of("other")),
            Optional.empty(),
            Optional.of(Path.of("/safe/keys")));

    Environment environment = load(LOCAL, overrides);

    assertThat(environment.landing()).isEqualTo(current.resolve("other"));
    assertThat(environment.keys()).isEqualTo(Path.of("/safe/keys"));
  }

  @Test
  void withoutAnyFileTheDefaultsHold() {
    Environment environment =
        Environments.load(Sample.right().files(), "local", Overrides.none(), current);

    assertThat(environment.lake()).isEqualTo(current.resolve("lake"));
    assertThat(environment.keepClearTextDays()).isZero();
  }

  @Test
  void anUnknownEnvironmentIsTheUsersError() {
    ConfigFiles files = Sample.right().put("env/staging.yaml", LOCAL).files();

    assertThatThrownBy(() -> Environments.load(files, "stagin", Overrides.none(), current))
        .isInstanceOfSatisfying(
            GoldthreadException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USER))
        .hasMessageContaining("there is no environment `stagin`")
        .hasMessageContaining("did you mean `staging`?");
  }

  @Test
  void mandatorySparkSettingsAreNotOverridden() {
    String text =
        LOCAL
            + "  spark.sql.session.timeZone: Europe/London\n"
            + "  spark.io.encryption.enabled: false\n"
            + "  spark.sql.ansi.enabled: true\n"
            + "  spark.redaction.regex: x\n";

    assertThatThrownBy(() -> load(text, Overrides.none()))
        .isInstanceOfSatisfying(
            GoldthreadException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::line, Problem::problem)
                    .containsExactly(
                        tuple(8, "`spark.sql.session.timeZone` must be UTC"),
                        tuple(9, "`spark.io.encryption.enabled` must be true"),
                        tuple(11, "`spark.redaction.regex` is made by the software alone")));
    assertThat(Programmes.check(Sample.right().put("env/local.yaml", text).files())).hasSize(3);
  }

  @ParameterizedTest(name = "landing {0}, feedback {1}, keys {2}, lake {3}")
  @CsvSource({
    "z/landing, z/feedback, z/keys, z/landing/lake, lake",
    "z/landing, z/feedback, z/keys, z/landing, lake",
    "lake/landing, z/feedback, z/keys, lake, landing",
    "z/landing, lake/feedback, z/keys, lake, feedback",
    "z/landing, z/feedback, lake/keys, lake, keys",
    "z/landing, z/landing/feedback, z/keys, lake, feedback",
    "z/landing, z/feedback, z/landing/keys, lake, keys"
  })
  void nestedRootsAreTheUsersError(
      String landing, String feedback, String keys, String lake, String inner) {
    assertThatThrownBy(() -> load(LOCAL, places(landing, feedback, keys, lake)))
        .isInstanceOfSatisfying(
            GoldthreadException.class,
            e -> {
              assertThat(e.exitCode()).isEqualTo(ExitCode.USER);
              assertThat(e.problems()).hasSize(1);
              assertThat(e.problems().get(0).problem())
                  .startsWith("the folder of " + inner + " stands inside that of ");
            });
  }

  @Test
  void rootsBesideEachOtherAreFine() {
    Environment environment = load(LOCAL, places("a/landing", "a/feedback", "a/keys", "a/lake"));

    assertThat(RootsCheck.check(environment)).isEmpty();
  }

  @Test
  void aFolderWhoseNameBeginsLikeAnotherIsNotInsideIt() {
    assertThat(RootsCheck.check(load(LOCAL, places("a/in", "a/in-feedback", "a/in-keys", "a/inn"))))
        .isEmpty();
  }

  @Test
  void linksAreFollowed() throws IOException {
    Files.createDirectories(current.resolve("landing"));
    Files.createSymbolicLink(current.resolve("elsewhere"), current.resolve("landing"));

    assertThatThrownBy(() -> load(LOCAL, places("landing", "feedback", "keys", "elsewhere/lake")))
        .hasMessageContaining("the folder of lake stands inside that of landing");
  }

  private Environment load(String text, Overrides overrides) {
    ConfigFiles files = Sample.right().put("env/local.yaml", text).files();
    return Environments.load(files, "local", overrides, current);
  }

  private static Overrides places(String landing, String feedback, String keys, String lake) {
    List<Optional<Path>> paths =
        List.of(lake, landing, feedback, keys).stream().map(p -> Optional.of(Path.of(p))).toList();
    return new Overrides(paths.get(0), paths.get(1), paths.get(2), paths.get(3));
  }
}
