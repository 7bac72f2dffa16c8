package org.goldthread.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.junit.jupiter.api.Test;

class SessionsTest {
  @Test
  void isEmbeddedInUtcAndAnsiModeWhenNothingIsSaid() {
    SparkConf conf = Sessions.conf(nothing(), Map.of());
    assertThat(conf.get("spark.master")).isEqualTo("local[*]");
    assertThat(conf.get("spark.sql.session.timeZone")).isEqualTo("UTC");
    assertThat(conf.get("spark.sql.ansi.enabled")).isEqualTo("true");
    assertThat(conf.get("spark.io.encryption.enabled")).isEqualTo("true");
  }

  @Test
  void aUserMayOverrideDefaults() {
    SparkConf conf = Sessions.conf(nothing(), Map.of("spark.sql.shuffle.partitions", "64"));
    assertThat(conf.get("spark.sql.shuffle.partitions")).isEqualTo("64");
  }

  @Test
  void aUserMayNotOverrideAMandatorySetting() {
    assertRefused(nothing(), Map.of("spark.sql.session.timeZone", "Europe/London"), ExitCode.USER);
    assertRefused(nothing().set("spark.sql.ansi.enabled", "false"), Map.of(), ExitCode.USER);
  }

  @Test
  void aClusterWithoutAuthenticatedConnectionsIsRefused() {
    assertRefused(nothing().set("spark.master", "spark://h:7077"), Map.of(), ExitCode.ENVIRONMENT);
  }

  @Test
  void aClusterThatDoesNotEncryptIsRefused() {
    SparkConf cluster =
        nothing().set("spark.master", "spark://h:7077").set("spark.authenticate", "true");
    assertRefused(
        cluster.clone().set("spark.network.crypto.enabled", "false"),
        Map.of(),
        ExitCode.ENVIRONMENT);
    assertRefused(
        cluster.clone().set("spark.io.encryption.enabled", "false"),
        Map.of(),
        ExitCode.ENVIRONMENT);
  }

  @Test
  void aProtectedClusterIsTakenAsItIs() {
    SparkConf conf =
        Sessions.conf(
            nothing().set("spark.master", "spark://h:7077").set("spark.authenticate", "true"),
            Map.of());
    assertThat(conf.contains("spark.sql.shuffle.partitions")).isFalse();
    assertThat(conf.contains("spark.driver.host")).isFalse();
  }

  @Test
  void namesOfKeysAndSaltsAreRedacted() {
    Pattern redacted =
        Pattern.compile(Sessions.conf(nothing(), Map.of()).get("spark.redaction.regex"));
    assertThat(redacted.matcher("spark.executorEnv.GOLDTHREAD_KEYS").find()).isTrue();
    assertThat(redacted.matcher("spark.hadoop.programme.salt").find()).isTrue();
  }

  private static void assertRefused(
      SparkConf given, Map<String, String> settings, ExitCode exitCode) {
    assertThatThrownBy(() -> Sessions.conf(given, settings))
        .isInstanceOf(GoldthreadException.class)
        .extracting(refused -> ((GoldthreadException) refused).exitCode())
        .isEqualTo(exitCode);
  }

  private static SparkConf nothing() {
    return new SparkConf(false);
  }
}
