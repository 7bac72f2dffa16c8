package org.goldthread.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programmes;
import org.goldthread.core.Role;
import org.junit.jupiter.api.Test;

/** Why a person is several individuals, and what becomes of their mentions. */
class PersonGroupTest {
  private static final KeyTypes TYPES =
      KeyTypes.of(Programmes.cached(ConfigFiles.read(Path.of("conf/lambeth"))).recipes());
  private static final Whom ANN = new Whom(Role.CHILD, "ann");

  private final List<LabelledMention> mentions = new ArrayList<>();
  private final List<Sign> signs = new ArrayList<>();

  @Test
  void mentionsAreCountedByIndividualComponentFeedAndTier() {
    mention(1, 10, "a/x");
    mention(2, 10, "a/x");
    mention(3, 10, "a/y");
    mention(4, 20, "a/x");
    sign(Sign.Kind.CONNECTED, 1, 2, 0, 4, "");
    sign(Sign.Kind.CONNECTED, 2, 3, 0, 4, "");
    for (int mention = 1; mention <= 3; mention++) {
      sign(Sign.Kind.HANGS_TOGETHER, mention, 0, 10, 4, "");
    }
    sign(Sign.Kind.HANGS_TOGETHER, 1, 0, 10, 1, "");
    List<Cell> cells = new ArrayList<>();
    new PersonGroup(ANN, mentions, signs, TYPES).tellCells(cells::add);
    assertThat(cells)
        .containsExactlyInAnyOrder(
            new Cell(ANN, 10, 0, "a/x", 1, 1, 0),
            new Cell(ANN, 10, 0, "a/x", 4, 1, 0),
            new Cell(ANN, 10, 0, "a/y", 4, 1, 0),
            new Cell(ANN, 20, 1, "a/x", 0, 1, 0));
  }

  @Test
  void aPersonWhoIsOneIndividualHasNoSplit() {
    mention(1, 10, "a/x");
    mention(2, 10, "a/x");
    assertThat(splits()).isEmpty();
  }

  @Test
  void aDroppedEdgeIsNamedWithTheErrorInAHardField() {
    main();
    mention(3, 20, "a/x", new Slip(0, "date_of_birth", "birth-swapped"));
    sign(Sign.Kind.CONNECTED, 2, 3, 0, 1, "");
    sign(Sign.Kind.CLEAN_APART, 0, 0, 20, 1, "");
    sign(Sign.Kind.DROPPED, 0, 0, 20, 1, "conflict");
    assertThat(splits()).containsExactly(new Cause("conflict", "birth-swapped", "", true));
  }

  @Test
  void whereTheErrorIsInTheOtherPartItIsNamedTooAndConflictsComeFirst() {
    mention(1, 10, "a/x", new Slip(0, "gender", "gender-wrong"));
    mention(2, 10, "a/x");
    mention(3, 20, "a/x");
    sign(Sign.Kind.CONNECTED, 2, 3, 0, 1, "");
    sign(Sign.Kind.DROPPED, 0, 0, 20, 6, "ambiguous");
    sign(Sign.Kind.DROPPED, 0, 0, 20, 1, "conflict");
    assertThat(splits()).containsExactly(new Cause("conflict", "gender-wrong", "", true));
  }

  @Test
  void aRefusedBlockIsTheCauseOnlyWhereNoEdgeWasDropped() {
    main();
    mention(3, 20, "a/x");
    sign(Sign.Kind.CONNECTED, 2, 3, 0, 6, "");
    sign(Sign.Kind.REFUSED_APART, 0, 0, 20, 6, "");
    assertThat(splits()).containsExactly(new Cause("refused_block", "", "", true));
  }

  @Test
  void whatKeysConnectAndNothingExplainsIsUnexplained() {
    main();
    mention(3, 20, "a/x");
    sign(Sign.Kind.CONNECTED, 2, 3, 0, 6, "");
    sign(Sign.Kind.CLEAN_APART, 0, 0, 20, 6, "");
    assertThat(splits()).containsExactly(new Cause("unexplained", "", "", true));
  }

  @Test
  void aChildsKeyThatAnotherHasTooIsATwins() {
    main();
    mention(3, 20, "a/x", new Slip(0, "email", "email-typo"));
    sign(Sign.Kind.SHARED_APART, 0, 0, 20, 4, "");
    assertThat(splits()).containsExactly(new Cause("twins", "", "", false));
  }

  @Test
  void theStrongestSpoiltKeyNamesTheError() {
    main();
    mention(3, 20, "a/x", new Slip(0, "postcode", "postcode-wrong"));
    sign(Sign.Kind.SPOILT_APART, 0, 0, 20, 6, "email-typo");
    sign(Sign.Kind.SPOILT_APART, 0, 0, 20, 1, "nhs-number-of-sibling");
    assertThat(splits()).containsExactly(new Cause("error", "nhs-number-of-sibling", "", false));
  }

  @Test
  void withoutASharedKeyThePartsOwnMostFrequentErrorIsNamed() {
    main();
    mention(3, 20, "a/x", new Slip(0, "email", "email-missing"), new Slip(0, "upn", "upn-missing"));
    mention(4, 20, "a/x", new Slip(0, "upn", "upn-missing"));
    assertThat(splits()).containsExactly(new Cause("error", "upn-missing", "", false));
  }

  @Test
  void aChildsPartMayLackAKeyForItsCarersError() {
    main();
    Slip carers = new Slip(1, "email", "email-missing");
    mentions.add(
        new LabelledMention(
            3, 20, "a/x", false, List.of(9), List.of(), List.of(), List.of(carers)));
    assertThat(splits()).containsExactly(new Cause("error", "email-missing", "", false));
  }

  @Test
  void whatIsWrongElsewhereCountsIfAKeyOfThePartIsMadeOfIt() {
    main();
    mention(4, 10, "a/x", new Slip(0, "upn", "upn-missing"), new Slip(0, "gender", "gender-wrong"));
    mentions.add(
        new LabelledMention(3, 20, "a/x", false, List.of(2), List.of(), List.of(), List.of()));
    assertThat(splits()).containsExactly(new Cause("error", "upn-missing", "", false));
  }

  @Test
  void withoutAnyErrorThereWasNoSharedKeyAndThoseOfThePartAreNamed() {
    main();
    onSide(3, 20);
    mention(4, 30, "a/x");
    assertThat(splits())
        .containsExactly(
            new Cause("no_shared_key", "", "upn, child-postcode", false),
            new Cause("no_shared_key", "", "", false));
  }

  @Test
  void whatAConsentKeepsApartIsBeyondTheCeiling() {
    onSide(1, 10, "consent=service");
    onSide(2, 10, "consent=service");
    onSide(3, 20, "consent=administrative");
    onSide(4, 30);
    for (int mention = 1; mention < 4; mention++) {
      sign(Sign.Kind.CONNECTED, mention, mention + 1, 0, 1, "");
    }
    sign(Sign.Kind.DROPPED, 0, 0, 20, 1, "conflict");
    sign(Sign.Kind.DROPPED, 0, 0, 30, 1, "ambiguous");
    assertThat(splits())
        .containsExactly(
            new Cause("kept_apart", "", "", false), new Cause("kept_apart", "", "", false));
    List<Cell> cells = new ArrayList<>();
    new PersonGroup(ANN, mentions, signs, TYPES).tellCells(cells::add);
    assertThat(cells).extracting(Cell::component).doesNotHaveDuplicates().hasSize(3);
  }

  @Test
  void sidesOfPeopleWhoStandOnOneSideOnlyDivideNothing() {
    onSide(1, 10, "consent=service");
    onSide(2, 10);
    sign(Sign.Kind.CONNECTED, 1, 2, 0, 1, "");
    List<Cell> cells = new ArrayList<>();
    new PersonGroup(ANN, mentions, signs, TYPES).tellCells(cells::add);
    assertThat(cells).hasSize(1);
  }

  /** The individual of most mentions. */
  private void main() {
    mention(1, 10, "a/x");
    mention(2, 10, "a/x");
    mention(9, 10, "a/x");
  }

  private void mention(long id, long individual, String feed, Slip... slips) {
    mentions.add(
        new LabelledMention(
            id, individual, feed, false, List.of(), List.of(), List.of(slips), List.of()));
  }

  private void onSide(long id, long individual, String... sides) {
    mentions.add(
        new LabelledMention(
            id, individual, "a/x", false, List.of(2, 9), List.of(sides), List.of(), List.of()));
  }

  private void sign(
      Sign.Kind kind, long mention, long other, long individual, int tier, String error) {
    signs.add(new Sign(kind, ANN, mention, other, individual, tier, 0, error));
  }

  private List<Cause> splits() {
    List<Cause> causes = new ArrayList<>();
    new PersonGroup(ANN, mentions, signs, TYPES).tellSplits((whom, cause) -> causes.add(cause));
    return causes;
  }
}
