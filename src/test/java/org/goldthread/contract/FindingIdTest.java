package org.goldthread.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.goldthread.reading.FileFinding;
import org.junit.jupiter.api.Test;

/** The catalogue of findings and its texts. */
class FindingIdTest {

  @Test
  void everyFindingHasAnIdOfItsOwn() {
    assertThat(FindingId.values()).extracting(FindingId::id).doesNotHaveDuplicates();
    assertThat(FindingId.values()).allMatch(id -> id.id().matches("[A-Z]{3}-\\d{3}"));
    assertThat(FindingId.of("CON-002")).isEqualTo(FindingId.CONSENT_BLANK);
  }

  @Test
  void everyFindingOfTheReaderIsInTheCatalogue() {
    for (FileFinding finding : FileFinding.values()) {
      assertThat(FindingId.of(finding.id()).name()).isEqualTo(finding.name());
      assertThat(FindingId.of(finding.id()).isOfRecord()).isEqualTo(finding.ofRecord());
    }
  }

  @Test
  void everyOtherFindingSaysWhatIsWrongWhatBelongsThereAndWhatToDo() {
    List<FindingId> own =
        Arrays.stream(FindingId.values())
            .filter(id -> !id.id().startsWith("FIL") && !id.isOfRecord())
            .toList();
    for (FindingId id : own) {
      Finding finding = new Finding(id, id.severity(), 0, "nhs_number", 3, 2, "this", "");
      assertThat(FindingTexts.problem(finding)).as(id.id()).endsWith(".").doesNotContain("{");
      assertThat(FindingTexts.expected(finding)).as(id.id()).isNotBlank().doesNotContain("{");
      assertThat(FindingTexts.remedy(finding)).as(id.id()).endsWith(".").doesNotContain("{");
      assertThat(FindingTexts.example(id)).as(id.id()).isNotEmpty();
    }
  }

  @Test
  void theLakesFindingHoldsNoValue() {
    Finding finding =
        new Finding(
            FindingId.NOT_AN_EMAIL, Severity.NOTE, 0, "email", 4, 7, "x", "ada@example.com");

    assertThat(finding.forLake()).isEqualTo(new LakeFinding("VAL-004", "note", "email", 4));
    assertThat(finding.toString()).doesNotContain("ada");
  }
}
