package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.Row;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.intake.Landing;
import org.goldthread.linkage.Linkage;
import org.goldthread.spark.Lake;
import org.goldthread.spark.TestSession;
import org.goldthread.table.JudgementEvents;
import org.goldthread.table.Judgements;
import org.goldthread.table.LinkageDecisions;
import org.goldthread.table.Table;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What judging records and refuses. Takes longer than ten seconds where it is the first to ask for
 * the town's whole run.
 */
class JudgingTest {
  private static final String REASON = "the provider says that these are cousins";

  @Test
  void isARunOfItsOwnThatSaysWhoWhenAndHowManyAndTheSecondTimeNothing() {
    Workplace place = Workplace.afterAWholeRun();
    List<String> two = individuals(place);

    Judging.Result judged = judge(place, two.get(0), two.get(1), REASON);

    assertThat(judged.run()).isEqualTo(2);
    assertThat(judged.judgement()).matches("j[0-9a-f]{16}");
    assertThat(read(place, Judgements.TABLE))
        .hasSize((int) (judged.mentionsA() + judged.mentionsB()))
        .allMatch(row -> row.getAs("reason").equals(REASON));
    assertThat(read(place, JudgementEvents.TABLE))
        .singleElement()
        .matches(row -> row.<Long>getAs("run") == 2)
        .matches(row -> row.getAs("event").equals("judged"))
        .matches(row -> row.getAs("by").equals(System.getProperty("user.name")));

    assertThat(judge(place, two.get(1), two.get(0), "another reason").run()).isZero();
    assertThat(read(place, JudgementEvents.TABLE)).hasSize(1);

    assertThat(refusal(() -> judge(place, two.get(0), two.get(0), REASON)))
        .isEqualTo("One mention cannot be on both sides");
    assertThat(refusal(() -> judge(place, two.get(0), "ab".repeat(32), REASON)))
        .isEqualTo("The lake knows no individual of that id");
    assertThat(
            refusal(() -> judge(place, two.get(0), "baby-steps-team/no-feed/2023-24-Q1:2", REASON)))
        .isEqualTo("The lake holds no such submission");
    assertThat(refusal(() -> Judging.withdraw(request(place), "j0", false, Progress.SILENT)))
        .isEqualTo("The lake holds no judgement of that id");
    place.leave();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | A judgement needs a reason",
        "see ada@mail.example | The reason holds what looks like an e-mail address",
        "her number is 999 000 0018 | The reason holds what looks like a number of ten digits or more",
        "lives in SW9 8AA | The reason holds what looks like a postcode"
      })
  void noReasonBringsAnIdentifierIntoTheLake(String reason, String problem) {
    Workplace nowhere = Workplace.empty();
    String id = "ab".repeat(32);

    assertThatThrownBy(() -> judge(nowhere, id, id, reason))
        .isInstanceOf(GoldthreadException.class)
        .hasMessageContaining(problem)
        .message()
        .doesNotContain("ada@mail", "999", "SW9");

    assertThat(nowhere.lake()).doesNotExist();
  }

  @Test
  @Tag("fault")
  void killedAtAnyCommitAndStartedAgainItIsRecordedOnce() {
    Workplace place = Workplace.afterAWholeRun();
    List<String> two = individuals(place);
    for (long commit = 1; commit <= 4; commit++) {
      Workplace killed = Workplace.afterAWholeRun();
      AtomicLong left = new AtomicLong(commit);
      Killer killer =
          new Killer(moment -> moment.startsWith("before ") && left.decrementAndGet() == 0);
      assertThatThrownBy(() -> Judging.apart(request(killed), asked(two), Progress.SILENT, killer))
          .as("commit %d", commit)
          .isInstanceOf(Killer.Killed.class);

      Judging.Result result = Judging.apart(request(killed), asked(two), Progress.SILENT);

      assertThat(read(killed, Judgements.TABLE))
          .as("commit %d", commit)
          .hasSize((int) (result.mentionsA() + result.mentionsB()));
      assertThat(read(killed, JudgementEvents.TABLE)).as("commit %d", commit).hasSize(1);
      killed.leave();
    }
    place.leave();
  }

  private static Judging.Asked asked(List<String> two) {
    return new Judging.Asked(
        PersonRef.parse(two.get(0)), PersonRef.parse(two.get(1)), REASON, false);
  }

  private static Judging.Result judge(Workplace place, String a, String b, String reason) {
    return Judging.apart(
        request(place),
        new Judging.Asked(PersonRef.parse(a), PersonRef.parse(b), reason, false),
        Progress.SILENT);
  }

  private static String refusal(Runnable work) {
    GoldthreadException refused = catchThrowableOfType(GoldthreadException.class, work::run);
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USER);
    return refused.problems().get(0).problem();
  }

  private static JobRequest request(Workplace place) {
    return place.request(EnumSet.noneOf(Stage.class), Landing.Selection.ALL, false, false);
  }

  private static List<String> individuals(Workplace place) {
    return Linkage.links(log(place).read(LinkageDecisions.TABLE))
        .where("role = 'child'")
        .select("individual_id")
        .distinct()
        .orderBy("individual_id")
        .limit(2)
        .collectAsList()
        .stream()
        .map(row -> HexFormat.of().formatHex(row.<byte[]>getAs(0)))
        .toList();
  }

  private static List<Row> read(Workplace place, Table table) {
    return log(place).read(table).collectAsList();
  }

  private static RunLog log(Workplace place) {
    return RunLog.of(Lake.open(TestSession.get(), place.lake().toString()));
  }
}
