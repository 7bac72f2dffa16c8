package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.config.Feed;
import org.goldthread.config.Programmes;
import org.goldthread.evaluation.Traits;
import org.goldthread.spark.TestSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthFolderTest {
  private static final Feed FILLED =
      Programmes.cached(Town.files()).feeds().get("making-it-real-registration");
  private static final String SUBMISSION =
      "landing," + FILLED.provider() + "," + FILLED.name() + ",2023-24-Q1,";
  private static final String SECOND = FILLED.fill().orElseThrow().file().replace("*", "x");

  @TempDir private Path folder;

  @BeforeEach
  void writeATruth() throws IOException {
    write(
        "rows.csv",
        "zone,provider,feed,period,file,line,kind,slot,role,person,family",
        SUBMISSION + "first.csv,2,data,0,child,P1,F1",
        SUBMISSION + "first.csv,2,data,1,adult,P2,F1",
        SUBMISSION + "first.csv,3,data,0,child,P3,F2",
        SUBMISSION + "first.csv,4,total,,,,",
        SUBMISSION + SECOND + ",7,data,0,child,P1,F1",
        SUBMISSION + SECOND + ",7,data,1,adult,P2,F1",
        "at-provider,p,f,2023-24-Q1,clients.v2.csv,2,data,0,adult,P4,F2");
    write(
        "errors.csv",
        "zone,provider,feed,period,file,line,slot,field,error",
        SUBMISSION + "first.csv,3,0,date_of_birth,birth-swapped",
        SUBMISSION + "first.csv,3,,,row-late",
        SUBMISSION + SECOND + ",7,1,email,email-typo");
    write(
        "persons.csv",
        "person,family,role,sex,born,birth_order",
        "P1,F1,child,F,2019-03-14,1",
        "P2,F1,adult,F,1990-01-01,1",
        "P3,F1,child,M,2019-03-14,2");
    write(
        "families.csv",
        "family,need,in_area,decile,services,father_lives_in,carer_lives_in",
        "F1,0.1,Y,2,,,");
  }

  @Test
  void peopleStandInTheirPlacesAndFilesAtProvidersByTheirStems() {
    assertThat(told(truth().people()))
        .contains("first.csv 2 0 P1", "first.csv 2 1 P2", "first.csv 3 0 P3", "clients.v2 2 0 P4")
        .hasSize(6);
  }

  @Test
  void whatIsWrongInASecondFileIsWrongWithTheRowThatItFills() {
    assertThat(told(truth().errors()))
        .containsExactlyInAnyOrder(
            "first.csv 3 0 date_of_birth birth-swapped",
            "first.csv 3 -1  row-late",
            "first.csv 2 1 email email-typo");
  }

  @Test
  void childrenOfOneFamilyAndBirthdayAreTwins() {
    assertThat(truth().traits())
        .containsEntry("P1", traits(LocalDate.of(2019, 3, 14), true))
        .containsEntry("P3", traits(LocalDate.of(2019, 3, 14), true))
        .containsEntry("P2", traits(LocalDate.of(1990, 1, 1), null));
  }

  @Test
  void aFolderWithoutAFileOrWithABrokenLineIsRefused() throws IOException {
    write("persons.csv", "person,family,role,sex,born,birth_order", "P1,F1,child,F,soon,1");
    assertThatThrownBy(this::truth).hasMessageContaining("persons.csv:2: born is no date");
    Files.delete(folder.resolve("families.csv"));
    assertThatThrownBy(this::truth)
        .hasMessageContaining("There is no file")
        .hasMessageContaining("families.csv");
  }

  private static Traits traits(LocalDate born, Boolean twin) {
    return new Traits(
        "F1",
        Optional.of(2),
        Optional.of(born),
        Optional.ofNullable(twin),
        Optional.empty(),
        Optional.empty());
  }

  /** Rows by file, line, slot and what follows. */
  private static List<String> told(Dataset<Row> rows) {
    return rows.drop("zone", "provider", "feed", "period").collectAsList().stream()
        .map(row -> row.mkString(" "))
        .toList();
  }

  private TruthTables truth() {
    return TruthFolder.read(TestSession.get(), folder, List.of(FILLED));
  }

  private void write(String name, String... lines) throws IOException {
    Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }
}
