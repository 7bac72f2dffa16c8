package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.spark.CommitWatch;
import org.junit.jupiter.api.Test;

/**
 * Only taking files in needs the keys that make tokens. Takes longer than ten seconds because it
 * links, publishes and reports the town once more.
 */
class RunWithoutProviderKeysTest {
  @Test
  void linkPublishAndReportNeedNeitherProgrammeNorVaultKey() throws IOException {
    Workplace place = Workplace.afterAWholeRun();
    for (KeyName key : new KeyName[] {KeyName.PROGRAMME, KeyName.VAULT, KeyName.PLATFORM}) {
      Files.delete(place.keys().resolve(key.file()));
    }
    RunSummary summary =
        place.run(EnumSet.of(Stage.LINK, Stage.PUBLISH, Stage.REPORT), CommitWatch.NONE);
    assertThat(summary.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(summary.people()).isEqualTo(Town.summary().people());
    assertThat(place.contents().differences(Town.contents())).isEmpty();
    org.assertj.core.api.Assertions.assertThatExceptionOfType(GoldthreadException.class)
        .isThrownBy(place::run)
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT))
        .withMessageContaining(KeyName.PROGRAMME.file());
  }
}
