package org.goldthread.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.Severity;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;
import org.goldthread.fixture.Needles;
import org.goldthread.hostile.Expected;
import org.goldthread.hostile.GoodFile;
import org.goldthread.hostile.HostileCatalogue;
import org.goldthread.hostile.HostileFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes on bad days, of the {@link HostileCatalogue}: every source row is accounted for,
 * nobody's data is shown, everyone who reads the file says the same of it, and rows that nothing
 * happened to come out as out of the good file. Takes longer than ten seconds, for there are many,
 * and runs all the same where everything is verified: what a provider sends on the next bad day is
 * read by what is tested here.
 */
class HostileFilesTest {
  private static final int FIRST_ROW = 2;

  private static Readers readers;
  private static Needles needles;
  private static Map<GoodFile, Map<Long, List<String>>> good;

  @BeforeAll
  static void readTheGoodOnes() {
    readers = new Readers();
    Set<String> identifying = new TreeSet<>();
    good = new EnumMap<>(GoodFile.class);
    for (GoodFile file : GoodFile.values()) {
      identifying.addAll(file.identifyingValues());
      good.put(file, readers.intake(readers.landed(file.itself())).accepted());
    }
    needles = new Needles(identifying);
  }

  static List<HostileFile> files() {
    return HostileCatalogue.all();
  }

  static List<HostileFile> goodFiles() {
    return List.of(GoodFile.values()).stream().map(GoodFile::itself).toList();
  }

  @Test
  void areMoreThanThreeHundredOfWhichNoTwoAreAlike() throws Exception {
    Set<String> hashes = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    Map<String, Integer> themes = new TreeMap<>();
    List<HostileFile> all = new ArrayList<>(files());
    all.addAll(goodFiles());
    List<String> twice = new ArrayList<>();
    for (HostileFile file : all) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.bytes());
      if (!hashes.add(HexFormat.of().formatHex(hash)) || !names.add(file.name())) {
        twice.add(file.toString());
      }
      themes.merge(file.theme(), 1, Integer::sum);
    }
    assertThat(twice).isEmpty();
    assertThat(files()).hasSizeGreaterThan(300);
    assertThat(themes).hasSize(13).allSatisfy((theme, count) -> assertThat(count).isPositive());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodFiles")
  void aGoodFileIsTakenWhole(HostileFile file) {
    Reading read = readers.validate(file, readers.landed(file));
    assertThat(read.counts().rejected()).as("%s", read.findings()).isZero();
    assertThat(read.counts().accepted()).isGreaterThanOrEqualTo(GoodFile.ROWS - 1);
    assertThat(good.get(file.good())).hasSize((int) read.counts().accepted());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void isAccountedForAndTheSameForEverybody(HostileFile file) {
    Path landed = readers.landed(file);
    Reading here = readers.validate(file, landed);
    Reading taken = readers.intake(landed);

    assertAccountedFor(file.expected(), here);
    assertThat(taken.findings()).as("what intake finds").isEqualTo(here.findings());
    assertThat(withoutIgnored(taken.counts())).isEqualTo(withoutIgnored(here.counts()));
    assertThat(needles.in(here.said())).isEmpty();
    assertThat(needles.in(taken.said())).isEmpty();
    if (!isRefused(here)) {
      assertUntouchedRows(file, taken);
    }
    if (file.good() != GoodFile.DIGESTS) {
      assertSameAtHome(file, landed, here, taken);
    }
  }

  /** The mutation has counted, not the engine. */
  private static void assertAccountedFor(Expected expected, Reading here) {
    RowCounts counts = here.counts();
    if (expected.refusal().isPresent()) {
      assertThat(isRefused(here)).as("refused: %s", here.findings()).isTrue();
      assertThat(counts).isEqualTo(RowCounts.NONE);
      if (!expected.refusal().get().equals("*")) {
        assertThat(here.findings()).anyMatch(f -> f.startsWith(expected.refusal().get()));
      }
    } else if (expected.read() >= 0) {
      assertThat(isRefused(here)).as("refused: %s", here.findings()).isFalse();
      assertThat(counts.read()).as("rows read").isEqualTo(expected.read());
      assertThat(counts.ignored()).as("records that are no rows").isEqualTo(expected.ignored());
    }
  }

  private static boolean isRefused(Reading reading) {
    return reading.findings().stream()
        .anyMatch(finding -> FindingId.of(finding.split(" ")[0]).severity() == Severity.FILE);
  }

  private static RowCounts withoutIgnored(RowCounts counts) {
    return new RowCounts(counts.accepted(), counts.rejected(), counts.withheld(), 0);
  }

  /** Keys, values and dates of rows that nothing happened to are those of the good file. */
  private static void assertUntouchedRows(HostileFile file, Reading taken) {
    List<String> wanted = new ArrayList<>();
    good.get(file.good())
        .forEach(
            (line, rows) -> {
              if (!file.expected().touched().contains((int) (line - FIRST_ROW))) {
                wanted.addAll(rows);
              }
            });
    List<String> made = taken.accepted().values().stream().flatMap(List::stream).toList();
    if (file.expected().isSame()) {
      assertThat(made).containsExactlyInAnyOrderElementsOf(wanted);
    } else if (file.expected().read() >= 0) {
      assertThat(made).containsAll(wanted);
    }
  }

  private static void assertSameAtHome(HostileFile file, Path landed, Reading here, Reading taken) {
    List<Reading> read = new ArrayList<>();
    Throwable refused = catchThrowable(() -> read.add(readers.pseudonymised(file, landed)));
    if (refused == null) {
      Reading atHome = read.get(0);
      assertThat(isRefused(here)).isFalse();
      assertThat(atHome.findings()).as("what pseudonymise finds").isEqualTo(here.findings());
      assertThat(atHome.counts()).isEqualTo(here.counts());
      assertThat(atHome.accepted()).isEqualTo(taken.accepted());
      assertThat(needles.in(atHome.said())).isEmpty();
      return;
    }
    assertThat(refused).isInstanceOf(GoldthreadException.class);
    GoldthreadException known = (GoldthreadException) refused;
    assertThat(isRefused(here)).isTrue();
    assertThat(known.exitCode()).isEqualTo(ExitCode.QUALITY);
    for (Problem problem : known.problems()) {
      assertThat(problem.problem()).isNotBlank();
      assertThat(problem.remedy()).isNotBlank();
      assertThat(needles.in(problem.toString())).isEmpty();
    }
  }
}
