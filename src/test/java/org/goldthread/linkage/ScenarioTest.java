package org.goldthread.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Ambiguity as a first-class outcome: each case that families and forms bring about, with the
 * individuals it must make and what must be told of it (design section 6, "Expected").
 */
class ScenarioTest {
  private final Cast cast = new Cast();

  @Test
  void aCoupleWithOneEmailStaysTwoAndAMentionWithoutSexIsAmbiguous() {
    cast.adult("f", "email x", "sex F").adult("m", "email x", "sex M").adult("q", "email x");

    assertThat(cast.individuals()).containsExactly("f", "m", "q");
    assertThat(cast.explanation())
        .containsExactly(
            "tier 6 ambiguous: f and q",
            "tier 6 ambiguous: m and q",
            "tier 6 conflict: f and m",
            "unresolved by ambiguity: 2 to 3");
  }

  @Test
  void twinsWithEqualChildKeyAreTwoAndABareMentionIsAmbiguous() {
    cast.child("t1", "child k", "order 1").child("t2", "child k", "order 2").child("q", "child k");

    assertThat(cast.individuals()).containsExactly("q", "t1", "t2");
    assertThat(cast.explanation())
        .containsExactly(
            "tier 4 ambiguous: q and t1",
            "tier 4 ambiguous: q and t2",
            "tier 4 conflict: t1 and t2",
            "unresolved by ambiguity: 2 to 3");
  }

  @Test
  void aBareMentionLinksToTheOnlyTwinThereIsUntilTheSecondComes() {
    cast.child("t1", "child k", "order 1").child("q", "child k", "seen 2");
    assertThat(cast.individuals()).containsExactly("q t1");
    assertThat(cast.explanation()).isEmpty();

    cast.child("t2", "child k", "order 2", "seen 3");
    assertThat(cast.individuals()).as("split").containsExactly("q", "t1", "t2");
    assertThat(cast.explanation()).contains("unresolved by ambiguity: 2 to 3");
  }

  @Test
  void aBabyBeforeAndAfterItsNhsNumberIsOneThroughItsClientId() {
    cast.child("before", "client c1", "born 2023-01", "sex F")
        .child("after", "client c1", "nhs n1", "born 2023-01", "sex F");

    assertThat(cast.individuals()).containsExactly("after before");
    assertThat(cast.explanation()).isEmpty();
  }

  @Test
  void aMotherAndHerChildWithOneEmailAndClientIdAreTwo() {
    cast.adult("mother", "email x", "client c1").child("child", "child x", "client c1");

    assertThat(cast.individuals()).containsExactly("child", "mother");
    assertThat(cast.explanation()).isEmpty();
  }

  @Test
  void aMobileRecycledAfterSixtyMonthsJoinsNobody() {
    cast.adult("first", "mobile m", "sex F", "month 2018-01")
        .adult("second", "mobile m", "sex F", "month 2023-01");

    assertThat(cast.individuals()).containsExactly("first", "second");
    assertThat(cast.explanation()).isEmpty();
  }

  @Test
  void dayAndMonthSwappedUnderOneClientIdIsOutvoted() {
    cast.child("a", "client c1", "born 2019-03", "child k1")
        .child("b", "client c1", "born 2019-03", "child k1")
        .child("c", "client c1", "born 2019-03", "child k1")
        .child("swapped", "client c1", "born 2019-07", "child k2");

    assertThat(cast.individuals()).containsExactly("a b c swapped");
    assertThat(cast.explanation()).containsExactly("outvoted: birth_month of swapped");
  }

  @Test
  void dayAndMonthSwappedUnderAnNhsNumberOnlyIsUnresolved() {
    cast.child("right", "nhs n1", "born 2019-03").child("swapped", "nhs n1", "born 2019-07");

    assertThat(cast.individuals()).containsExactly("right", "swapped");
    assertThat(cast.explanation())
        .containsExactly(
            "tier 1 conflict: right and swapped", "unresolved by NHS conflict: 1 to 2");
  }

  @Test
  void aSiblingKeyedWithTheOthersNhsNumberIsUnresolved() {
    cast.child("older", "nhs n1", "born 2017-02", "client c1")
        .child("younger", "nhs n1", "born 2020-05", "client c2")
        .child("younger again", "born 2020-05", "client c2");

    assertThat(cast.individuals()).containsExactly("older", "younger younger again");
    assertThat(cast.explanation())
        .containsExactly(
            "tier 1 conflict: older and younger", "unresolved by NHS conflict: 1 to 2");
  }

  @Test
  void aNewCarerEmailIsBridgedByAnyOtherKeyAndElseMakesTwo() {
    cast.child("old", "child e1", "born 2020-05").child("new", "child e2", "born 2020-05");
    assertThat(cast.individuals()).containsExactly("new", "old");
    assertThat(cast.explanation()).as("nothing was refused: no key says so").isEmpty();

    for (String bridge : new String[] {"nhs n", "upn u", "client c", "child-mobile m"}) {
      Cast bridged =
          new Cast()
              .child("old", "child e1", "born 2020-05", bridge)
              .child("new", "child e2", "born 2020-05", bridge);
      assertThat(bridged.individuals()).as(bridge).containsExactly("new old");
    }
  }

  @Test
  void onePersonInThirtyOneFeedsForFortyQuartersIsOne() {
    IntStream.range(0, 31)
        .forEach(
            feed ->
                IntStream.range(0, 40)
                    .forEach(
                        quarter ->
                            cast.child(
                                "f" + feed + " q" + quarter,
                                "nhs n1",
                                "client feed " + feed % 3,
                                "submission s" + feed + " " + quarter,
                                "seen " + (quarter + 1),
                                "month " + (2013 + quarter / 4) + "-0" + (1 + quarter % 4 * 2))));

    assertThat(cast.individuals()).hasSize(1);
    assertThat(cast.explanation()).isEmpty();
  }

  @Test
  void siblingsWithOneCarerEmailAreTwo() {
    cast.child("older", "child x 2017", "born 2017-02", "sex F")
        .child("younger", "child x 2020", "born 2020-05", "sex F")
        .child("older again", "child x 2017", "born 2017-02", "sex F");

    assertThat(cast.individuals()).containsExactly("older older again", "younger");
    assertThat(cast.explanation()).isEmpty();
  }

  @Test
  void aParentRegisteredWithTheOthersEmailIsToldApartBySexAndOwnKeys() {
    cast.adult("mother", "email hers", "sex F", "client c1")
        .adult("mother again", "email hers", "sex F")
        .adult("father", "email hers", "sex M", "client c2")
        .adult("father again", "email his", "sex M", "client c2");

    assertThat(cast.individuals()).containsExactly("father father again", "mother mother again");
    assertThat(cast.explanation()).containsExactly("tier 6 conflict: father and mother");
  }

  @Test
  void aStaffAddressTypedForManyAdultsLinksNobody() {
    for (int adult = 1; adult <= 5; adult++) {
      cast.adult("a" + adult, "email staff", "client c" + adult);
    }

    assertThat(cast.individuals()).containsExactly("a1", "a2", "a3", "a4", "a5");
    assertThat(cast.explanation()).containsExactly("refused: email staff, spread of 5 mentions");
  }

  @Test
  void aNurserysAddressTypedAsEverybodysCarerLinksNobody() {
    for (int child = 1; child <= 11; child++) {
      cast.adult("carer of " + child, "email nursery", "named c" + child, "submission s");
    }

    assertThat(cast.individuals()).hasSize(11);
    assertThat(cast.explanation()).containsExactly("refused: email nursery, named of 11 mentions");
  }

  @Test
  void twoNhsNumbersInOneComponentAreTwoAndWhoFitsBothIsAmbiguous() {
    cast.child("a", "nhs n1", "child k").child("b", "nhs n2", "child k").child("q", "child k");

    assertThat(cast.individuals()).containsExactly("a", "b", "q");
    assertThat(cast.explanation())
        .containsExactly(
            "tier 4 ambiguous: a and q",
            "tier 4 ambiguous: b and q",
            "tier 4 conflict: a and b",
            "unresolved by ambiguity: 2 to 3");
  }

  /** On the carer's own row it counts as missing already; here it came on rows of its own. */
  @Test
  void aCarersNumberTypedForHerChildrenJoinsNeitherThemNorHer() {
    cast.adult("mother", "nhs hers", "born 1990-01")
        .child("older", "nhs hers", "born 2017-02", "client c1")
        .child("younger", "nhs hers", "born 2020-05", "client c2");

    assertThat(cast.individuals()).containsExactly("mother", "older", "younger");
    assertThat(cast.explanation())
        .containsExactly(
            "tier 1 conflict: older and younger", "unresolved by NHS conflict: 1 to 2");
  }

  @Test
  void aStepFamilyIsEverybodyOnceInWhicheverHouseholdTheyAreMet() {
    cast.adult("mother", "email hers", "sex F")
        .adult("father with her", "email his", "sex M")
        .adult("father with stepmother", "email his", "sex M")
        .adult("stepmother", "email hers too", "sex F")
        .child("child at mother's", "child hers 2017", "nhs n1", "born 2017-02")
        .child("child at father's", "child his 2017", "nhs n1", "born 2017-02")
        .child("half-sibling", "child his 2021", "nhs n2", "born 2021-06");

    assertThat(cast.individuals())
        .containsExactly(
            "child at father's child at mother's",
            "father with her father with stepmother",
            "half-sibling",
            "mother",
            "stepmother");
    assertThat(cast.explanation()).isEmpty();
  }

  @Test
  void aMotherUnderEighteenIsAnAdultHereAndAChildThere() {
    cast.adult("as a mother", "nhs hers", "email hers", "born 2007-01", "sex F")
        .child("as a child elsewhere", "nhs hers", "born 2007-01", "sex F")
        .child("as a child again", "nhs hers", "born 2007-01", "sex F")
        .child("her baby", "birth hers 2023", "born 2023-02", "sex F");

    assertThat(cast.individuals())
        .containsExactly("as a child again as a child elsewhere", "as a mother", "her baby");
    assertThat(cast.explanation()).as("a person in two roles is counted in each").isEmpty();
  }

  /** Whoever judged knows better than the number. */
  @Test
  void aJudgementKeepsTwoApartWhomEveryKeyWouldJoin() {
    cast.child("a", "nhs n1", "side a").child("b", "nhs n1", "side b").child("q", "nhs n1");

    assertThat(cast.individuals()).containsExactly("a", "b", "q");
    assertThat(cast.explanation())
        .containsExactly(
            "tier 1 ambiguous: a and q",
            "tier 1 ambiguous: b and q",
            "tier 1 conflict: a and b",
            "unresolved by NHS conflict: 1 to 3");
  }
}
