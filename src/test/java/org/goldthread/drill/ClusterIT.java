package org.goldthread.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The command through {@code spark-submit}. Takes longer than ten seconds because a real cluster
 * works on one machine.
 */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterIT {
  private StandaloneCluster cluster;

  @BeforeAll
  void start() {
    cluster = StandaloneCluster.start();
  }

  @AfterAll
  void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  /** Every day the next test shows the same, with an executor killed besides. */
  @Test
  @EnabledIfSystemProperty(named = "goldthread.full", matches = "true")
  void aClusterMakesTheSameTablesAsOneProcess() {
    Scene scene = Scene.fresh("on-cluster");
    int before = cluster.finished().size();
    Ended ended = cluster.submitted(scene.run()).run().expect(0);
    assertThat(told(ended)).as("nothing but progress is told").isEmpty();
    assertThat(cluster.finished()).hasSize(before + 1).endsWith("FINISHED");
    assertThat(scene.fingerprints()).isEqualTo(Scene.undisturbed());
  }

  @Test
  void anExecutorThatIsKilledIsReplacedAndTheRunEndsWell() {
    for (String step :
        Scene.FULL ? List.of("dropping names", "settling", "golden") : List.of("settling")) {
      Scene scene = Scene.fresh("executor-killed");
      try (Running run = cluster.submitted(scene.run()).start()) {
        assertThat(run.reaches(step)).isTrue();
        List<ProcessHandle> executors = cluster.executors();
        assertThat(executors).hasSize(2);
        Running.signal(executors.get(0).pid(), "KILL");
        run.end().expect(0);
      }
      assertThat(scene.fingerprints()).isEqualTo(Scene.undisturbed());
    }
  }

  @ParameterizedTest(name = "{0} is off")
  @MethodSource("protections")
  void aClusterThatWouldCarryPersonalDataUnprotectedIsRefused(String setting, String problem) {
    Scene scene = Scene.fresh("unprotected");
    Ended refused = cluster.submitted(scene.run(), Map.of(setting, "false")).run().expect(4);
    assertThat(told(refused)).hasSize(3).first().isEqualTo(problem);
    assertThat(told(refused).get(1)).contains(setting + " is off");
    assertThat(told(refused).get(2)).startsWith("  do:  Set " + setting + " to true");
    assertThat(scene.lake()).doesNotExist();
  }

  /** What must be on, and the problem if it is off; the first every day. */
  static List<Arguments> protections() {
    List<Arguments> all =
        List.of(
            Arguments.of(
                "spark.authenticate", "The cluster does not authenticate its own connections."),
            Arguments.of(
                "spark.network.crypto.enabled",
                "The cluster does not encrypt its own connections."),
            Arguments.of(
                "spark.io.encryption.enabled",
                "Spark's configuration leaves temporary files unencrypted."));
    return Scene.FULL ? all : all.subList(0, 1);
  }

  @Test
  void aSparkOfItsOwnWithoutAClusterMakesTheSameTables() {
    Scene scene = Scene.fresh("on-own-spark");
    Ended ended = scene.run().with("SPARK_HOME", StandaloneCluster.sparkHome()).run().expect(0);
    assertThat(told(ended)).as("nothing but progress is told").isEmpty();
    assertThat(scene.fingerprints()).isEqualTo(Scene.undisturbed());
  }

  @Test
  void aSparkHomeWithoutSparkIsRefused() {
    Ended refused =
        Scene.fresh("no-spark").run().with("SPARK_HOME", "/nonexistent").run().expect(4);
    assertThat(refused.message())
        .containsExactly(
            "There is no Spark in SPARK_HOME: /nonexistent/bin/spark-submit cannot be started.",
            "  do:  set SPARK_HOME to a Spark 4.2 distribution, or unset it to run without one.");
  }

  /** What the command told; that Spark asks Java for a module is Java's own remark. */
  private static List<String> told(Ended ended) {
    return ended.message().stream()
        .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
        .toList();
  }
}
