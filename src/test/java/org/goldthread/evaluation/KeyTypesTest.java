package org.goldthread.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programmes;
import org.goldthread.synth.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyTypesTest {
  private static final KeyTypes TYPES =
      KeyTypes.of(Programmes.cached(ConfigFiles.read(Path.of("conf/lambeth"))).recipes());
  private static final KeyTypes.Type NHS = TYPES.type(1).orElseThrow();
  private static final KeyTypes.Type BIRTH = TYPES.type(3).orElseThrow();
  private static final KeyTypes.Type CHILD = TYPES.type(4).orElseThrow();

  @Test
  void knowsTheIdentityRecipesOfAProgramme() {
    assertThat(TYPES.ids()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(TYPES.names(4)).isEqualTo("child, child-mobile");
    assertThat(TYPES.nhsTypes()).containsExactly(1);
    assertThat(TYPES.type(8).orElseThrow().maxGapMonths()).isEqualTo(24);
    assertThat(CHILD.own()).containsExactlyInAnyOrder("date_of_birth", "gender", "first_name");
    assertThat(BIRTH.others()).containsExactly("nhs_number");
  }

  @Test
  void anErrorSpoilsTheKeysMadeOfItsValueAndNoOther() {
    Slip sibling = new Slip(0, "nhs_number", "nhs-number-of-sibling");
    assertThat(TYPES.spoiltBy(NHS, 0, List.of(sibling), List.of(1))).contains(sibling);
    assertThat(TYPES.spoiltBy(NHS, 1, List.of(sibling), List.of(1))).isEmpty();
    assertThat(TYPES.spoiltBy(CHILD, 0, List.of(sibling), List.of(1))).isEmpty();
  }

  @Test
  void whatEveryStandardiserSeesThroughOrIsTheirOwnSpoilsNothing() {
    for (Fault fault : List.of(Fault.EMAIL_UPPER_CASE, Fault.ROGUE_SPACES, Fault.EMAIL_DIFFERS)) {
      Slip slip = new Slip(1, "email", fault.word());
      assertThat(TYPES.spoiltBy(CHILD, 0, List.of(slip), List.of(1))).as(fault.word()).isEmpty();
    }
  }

  @Test
  void aCarersErrorSpoilsAChildsKeyUnlessAnotherCarerMayHaveGivenIt() {
    Slip typo = new Slip(1, "email", "email-typo");
    assertThat(TYPES.spoiltBy(CHILD, 0, List.of(typo), List.of(1))).contains(typo);
    assertThat(TYPES.spoiltBy(CHILD, 0, List.of(typo), List.of(1, 2))).isEmpty();
    Slip missing = new Slip(2, "email", "email-missing");
    assertThat(TYPES.spoiltBy(CHILD, 0, List.of(typo, missing), List.of(1, 2))).contains(typo);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "EMAIL_TYPO",
        "EMAIL_OF_OTHER_PARENT",
        "EMAIL_OF_STAFF",
        "NHS_NUMBER_OF_SIBLING",
        "BIRTH_SWAPPED",
        "BIRTH_WRONG",
        "GENDER_WRONG",
        "KEY_SLIP",
        "CELL_COPIED",
        "DATE_TURNED"
      })
  void aWrongValueSpoilsKeys(Fault fault) {
    Slip slip = new Slip(0, "email", fault.word());
    assertThat(slip.isCorrupting()).isTrue();
    assertThat(slip.isMissing()).isFalse();
  }

  @Test
  void anErrorThatNobodyKnowsCountsAsAWrongValue() {
    assertThat(new Slip(0, "email", "made-up").isCorrupting()).isTrue();
  }
}
