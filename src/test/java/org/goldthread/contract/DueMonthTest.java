package org.goldthread.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.core.Period;
import org.goldthread.postcode.PostcodeLookup;
import org.goldthread.reading.FileShape;
import org.goldthread.reading.SourceRow;
import org.junit.jupiter.api.Test;

/** An expected date of birth is nearly a date of birth: the lake holds its month. */
class DueMonthTest {
  private static final List<String> HEADINGS =
      List.of(
          "Unit number", "Caseload start", "Information sharing", "Mother sex", "Postcode", "EDD");

  @Test
  void ofAnExpectedDateOfBirthTheMonthIsKept() {
    JudgedRow row = judge("BN1", "03-Apr-2023", "Consent given", "2", "SW9 8FR", "19-Sep-2023");
    assertThat(row.status()).isEqualTo(Status.ACCEPTED);
    assertThat(row.values())
        .contains(new Value(0, "due_month", "2023-09"))
        .noneMatch(value -> value.value().contains("2023-09-19"));
  }

  private static JudgedRow judge(String... cells) {
    Programme programme = Programmes.load(Path.of("conf/lambeth"));
    RowEngine engine =
        RowEngine.of(
            programme,
            programme.feeds().get("caseload-midwifery-registration"),
            PostcodeLookup.read(Path.of("conf/lambeth/area/postcodes.csv")));
    FileShape shape = new FileShape("UTF-8", false, 0, '\t', HEADINGS, 1, 0, 2);
    FileMapping mapping = engine.map(shape, new Period(2023, 1), FillTable.NONE);
    return engine
        .judge(mapping, new SourceRow(2, cells, SourceRow.Kind.DATA, Optional.empty()))
        .get(0);
  }
}
