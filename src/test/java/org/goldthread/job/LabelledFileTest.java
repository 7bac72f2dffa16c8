package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.evaluation.Traits;
import org.goldthread.spark.TestSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of labels is taken whole or refused with its line. */
class LabelledFileTest {
  private static final String HEADINGS = "provider,feed,period,file,line,slot,person";
  private static final String ROW = "a,x,2023-24-Q1,f.csv,2,0,";

  @TempDir private Path folder;

  @Test
  void saysOfPeopleWhatStandsFirst() throws IOException {
    TruthTables truth =
        read(
            "\uFEFF" + HEADINGS + ",deprivation,born,twin,ethnicity,language",
            ROW + "ann,3,2019-03,Y,WBRI,",
            "a,x,2023-24-Q1,f.csv,3,0,ann,4,2019-03-14,N,BCRB,ENG");
    assertThat(truth.errorsKnown()).isFalse();
    assertThat(truth.traits())
        .containsEntry(
            "ann",
            new Traits(
                "",
                Optional.of(3),
                Optional.of(LocalDate.of(2019, 3, 1)),
                Optional.of(true),
                Optional.of("WBRI"),
                Optional.of("ENG")));
  }

  @ParameterizedTest
  @CsvSource({
    "2023-24-Q5, 2, 0, ann, period is none",
    "2023-24-Q1, 0, 0, ann, line is no number from 1",
    "2023-24-Q1, two, 0, ann, line is no number from 1",
    "2023-24-Q1, 2, -1, ann, slot is no number",
    "2023-24-Q1, 2, 0, ' ', person is blank"
  })
  void aLineThatSaysNothingOfUseIsRefused(
      String period, String line, String slot, String person, String problem) {
    assertThatThrownBy(
            () ->
                read(
                    HEADINGS,
                    ROW + "bea",
                    String.join(",", "a", "x", period, "f.csv", line, slot, person)))
        .isInstanceOf(GoldthreadException.class)
        .hasMessageContaining("labels.csv:3: " + problem);
  }

  @ParameterizedTest
  @CsvSource({
    "deprivation, 11, deprivation is no decile",
    "born, March, born is neither a date nor a month",
    "born, 2019-13, born is neither a date nor a month",
    "twin, yes, twin is neither Y nor N"
  })
  void aSubgroupThatCannotBeIsRefused(String heading, String value, String problem) {
    assertThatThrownBy(() -> read(HEADINGS + "," + heading, ROW + "ann," + value))
        .hasMessageContaining("labels.csv:2: " + problem)
        .hasMessageContaining("do:");
  }

  @Test
  void headingsThatNobodyKnowsOrThatAreMissingAreRefusedTogether() {
    assertThatThrownBy(() -> read("provider,feed,period,file,line,slott,colour,line", ""))
        .hasMessageContaining("column 6 has a heading that a truth does not know")
        .hasMessageContaining("write slot")
        .hasMessageContaining("column 7 has a heading that a truth does not know")
        .hasMessageContaining("the heading line stands twice")
        .hasMessageContaining("the heading slot is missing")
        .hasMessageContaining("the heading person is missing");
  }

  @Test
  void twoLabelsForOnePlaceAreRefusedWithBothLines() {
    assertThatThrownBy(
            () -> read(HEADINGS, ROW + "ann", ROW.replace(",2,", ",3,") + "ann", ROW + "bea"))
        .hasMessageContaining("labels.csv:4: the place and slot of line 2 stand here again");
  }

  @Test
  void linesThatAreNoRecordsOfTheFileAreRefused() {
    assertThatThrownBy(() -> read(HEADINGS, ROW + "ann,more"))
        .hasMessageContaining("labels.csv:2: the line has 8 cells, expected 7");
    assertThatThrownBy(() -> read(HEADINGS, ROW + "\"an\nn\""))
        .hasMessageContaining("labels.csv:2: a cell goes over several lines");
    assertThatThrownBy(() -> read("")).hasMessageContaining("the heading person is missing");
  }

  @Test
  void aFileThatIsNotThereIsRefusedAsAnArgument() {
    assertThatThrownBy(() -> LabelledFile.read(TestSession.get(), folder.resolve("none.csv")))
        .isInstanceOfSatisfying(
            GoldthreadException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USER))
        .hasMessageContaining("There is no file");
  }

  @Test
  void noMessageShowsACell() {
    assertThatThrownBy(() -> read(HEADINGS + ",born", ROW + "Adelaide,Needle"))
        .message()
        .doesNotContain("Adelaide", "Needle");
  }

  private TruthTables read(String... lines) throws IOException {
    Path file = folder.resolve("labels.csv");
    Files.writeString(file, String.join("\n", lines) + "\n");
    return LabelledFile.read(TestSession.get(), file);
  }
}
