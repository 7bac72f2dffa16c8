package org.goldthread.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.goldthread.core.Role;
import org.junit.jupiter.api.Test;

/** What one key shows. Hard values are NHS number, month of birth, sex and order of birth. */
class KeyGroupTest {
  private static final KeyTypes.Type CHILD =
      new KeyTypes.Type(
          4, "child", 4, Set.of("date_of_birth", "gender", "first_name"), Set.of("email"), -1);
  private static final KeyTypes.Type EMAIL =
      new KeyTypes.Type(7, "email", 6, Set.of("email"), Set.of(), -1);
  private static final KeyTypes.Type MOBILE =
      new KeyTypes.Type(8, "mobile", 7, Set.of("mobile", "gender"), Set.of(), 24);

  private final List<Carrier> carriers = new ArrayList<>();

  @Test
  void anUncorruptedKeyConnectsThePersonsMentions() {
    carrier("ann", 1, 100, "F", "");
    carrier("ann", 1, 100, "F", "");
    carrier("ann", 1, 100, "F", "");
    assertThat(told(EMAIL, false))
        .containsExactlyInAnyOrder(
            "CONNECTED 1 2",
            "CONNECTED 2 3",
            "HANGS_TOGETHER 1",
            "HANGS_TOGETHER 2",
            "HANGS_TOGETHER 3");
  }

  @Test
  void aSpoiltKeyConnectsNobody() {
    carrier("ann", 1, 100, "F", "");
    carrier("ann", 2, 100, "F", "email-typo");
    assertThat(told(EMAIL, false))
        .containsExactlyInAnyOrder("SPOILT_APART in 1 email-typo", "SPOILT_APART in 2 email-typo");
  }

  @Test
  void aCouplesAddressConnectsWhomTheirSexTellsApart() {
    carrier("ann", 1, 100, "F", "");
    carrier("ann", 1, 100, "F", "");
    carrier("ben", 2, 100, "M", "");
    carrier("ann", 3, 100, null, "");
    assertThat(told(EMAIL, false))
        .containsExactlyInAnyOrder(
            "CONNECTED 1 2",
            "HANGS_TOGETHER 1",
            "HANGS_TOGETHER 2",
            "SHARED_APART in 1",
            "SHARED_APART in 3");
  }

  @Test
  void twinsAreToldApartByTheirOrderOfBirth() {
    carrier("ann", 1, 100, "F", "1", "");
    carrier("bea", 2, 100, "F", "2", "");
    carrier("ann", 1, 100, "F", "1", "");
    carrier("bea", 3, 100, "F", null, "");
    assertThat(told(CHILD, false))
        .containsExactlyInAnyOrder(
            "CONNECTED 1 3",
            "HANGS_TOGETHER 1",
            "HANGS_TOGETHER 3",
            "SHARED_APART in 2",
            "SHARED_APART in 3");
  }

  @Test
  void somebodyWhoHasTheKeyByAnErrorOnlyIsNoReasonToRefuse() {
    carrier("ann", 1, 100, null, "");
    carrier("ann", 1, 100, null, "");
    carrier("ben", 2, 100, null, "email-of-other-parent");
    assertThat(told(EMAIL, false)).contains("CONNECTED 1 2");
  }

  @Test
  void aNumberUsedAgainAfterItsGapConnectsNotEvenOnesOwnMentions() {
    carrier("ann", 1, 100, "F", "");
    carrier("ann", 1, 124, "F", "");
    carrier("ann", 2, 149, "F", "");
    assertThat(told(MOBILE, false))
        .containsExactlyInAnyOrder(
            "CONNECTED 1 2",
            "HANGS_TOGETHER 1",
            "HANGS_TOGETHER 2",
            "GAP_APART in 1",
            "GAP_APART in 2");
  }

  @Test
  void aRefusedBlockJoinedNobodyButItsKeyMayBeRight() {
    carrier("ann", 1, 100, "F", "");
    carrier("ann", 2, 100, "F", "");
    assertThat(told(EMAIL, true))
        .containsExactlyInAnyOrder("CONNECTED 1 2", "REFUSED_APART in 1", "REFUSED_APART in 2");
  }

  @Test
  void whatKeysMakeOneAndLinkageDidNotIsApartWithoutReason() {
    carrier("ann", 1, 100, "F", "");
    carrier("ann", 2, 100, "F", "");
    assertThat(told(EMAIL, false)).contains("CLEAN_APART in 1", "CLEAN_APART in 2");
  }

  @Test
  void peopleOfOneIndividualWhoShareAKeyAreMixedUpByIt() {
    carrier("ann", 1, 100, "F", "");
    carrier("bea", 1, 100, "F", "email-of-staff");
    assertThat(told(EMAIL, false))
        .contains("MIXED in 1 email-of-staff")
        .filteredOn(sign -> sign.startsWith("MIXED"))
        .hasSize(2);
  }

  @Test
  void whatFiftyOnePeopleHaveConnectsNobody() {
    for (int i = 0; i < 51; i++) {
      carrier("p" + i, i, 100, i % 2 == 0 ? "F" : "M", "" + i, "");
      carrier("p" + i, i, 100, i % 2 == 0 ? "F" : "M", "" + i, "");
    }
    assertThat(told(EMAIL, true)).isEmpty();
    carriers.removeIf(carrier -> carrier.whom().person().equals("p50"));
    assertThat(told(EMAIL, true)).hasSize(50).allMatch(sign -> sign.startsWith("CONNECTED"));
  }

  @Test
  void aKeyOfOneMentionShowsNothing() {
    carrier("ann", 1, 100, "F", "");
    assertThat(told(EMAIL, false)).isEmpty();
  }

  private void carrier(String person, long individual, int month, String sex, String error) {
    carrier(person, individual, month, sex, null, error);
  }

  private void carrier(
      String person, long individual, int month, String sex, String birthOrder, String error) {
    carriers.add(
        new Carrier(
            new Whom(Role.ADULT, person),
            carriers.size() + 1,
            individual,
            month,
            Arrays.asList(null, null, sex, birthOrder),
            error));
  }

  private List<String> told(KeyTypes.Type type, boolean isRefused) {
    List<String> told = new ArrayList<>();
    new KeyGroup(type, isRefused, carriers)
        .tell(
            sign ->
                told.add(
                    (sign.kind()
                            + (sign.mention() > 0 ? " " + sign.mention() : "")
                            + (sign.other() > 0 ? " " + sign.other() : "")
                            + (sign.mention() > 0 ? "" : " in " + sign.individual())
                            + " "
                            + sign.error())
                        .strip()));
    return told;
  }
}
