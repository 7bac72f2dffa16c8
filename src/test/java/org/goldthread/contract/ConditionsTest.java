package org.goldthread.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.core.Period;
import org.goldthread.postcode.PostcodeLookup;
import org.goldthread.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fields of a row demand of each other, shown on figures about areas. */
class ConditionsTest {
  private static final Programme PROGRAMME = Programmes.load(Path.of("conf/lambeth"));
  private static final String HEADINGS =
      "Month,Ward,Feeding measure,Babies with breast milk (numerator),Babies known (denominator),"
          + "Data status\n";

  @TempDir Path folder;

  @Test
  void aFigureThatWasCollectedHasANumber() throws IOException {
    assertThat(findings("01/07/2023,Stockwell ward,48h,13,17,Y")).isEmpty();
    assertThat(findings("01/07/2023,Stockwell ward,48h,,17,Y"))
        .containsExactly("4 CMP-001 Numerator is missing.");
  }

  @Test
  void aFigureThatWasNotCollectedOrIsTooSmallNeedsNone() throws IOException {
    assertThat(findings("01/07/2023,Stockwell ward,48h,,,N")).isEmpty();
    assertThat(findings("01/07/2023,Stockwell ward,48h,<5,17,Suppressed")).isEmpty();
    assertThat(findings("01/07/2023,Stockwell ward,48h,0,17,N"))
        .containsExactly("4 CMP-002 Numerator has a value, although Collected is one of: N, S.");
  }

  @Test
  void aPartIsNotGreaterThanTheWhole() throws IOException {
    assertThat(findings("01/07/2023,Stockwell ward,48h,17,17,Y")).isEmpty();
    assertThat(findings("01/07/2023,Stockwell ward,48h,17.5,17,Y"))
        .containsExactly("4 CMP-003 Numerator is greater than Denominator.");
    assertThat(findings("01/07/2023,Stockwell ward,48h,170,,Y")).isEmpty();
  }

  @Test
  void whatCannotBeReadIsToldOnce() throws IOException {
    assertThat(findings("01/07/2023,Stockwell ward,48h,many,17,Y"))
        .containsExactly("4 VAL-008 Numerator is not a number.");
    assertThat(findings("01/07/2023,Stockwell ward,48h,,17,perhaps"))
        .singleElement()
        .asString()
        .startsWith("6 VAL-001");
  }

  @Test
  void anAreaOutsideTheListIsNoFigureOfOurs() throws IOException {
    assertThat(findings("01/07/2023,Elsewhere,48h,13,17,Y"))
        .singleElement()
        .asString()
        .startsWith("2 VAL-001");
  }

  private List<String> findings(String row) throws IOException {
    Path file = Files.writeString(folder.resolve("measures.csv"), HEADINGS + row + "\n");
    RowEngine engine =
        RowEngine.of(
            PROGRAMME, PROGRAMME.feeds().get("ward-maternity-measures"), PostcodeLookup.none());
    return Validation.of(engine, new Period(2023, 2), List.of(file))
        .files()
        .get(0)
        .findings()
        .stream()
        .map(f -> f.column() + " " + f.id().id() + " " + FindingTexts.problem(f))
        .toList();
  }
}
