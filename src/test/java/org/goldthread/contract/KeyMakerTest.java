package org.goldthread.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.contract.KeyedRow.SlotKey;
import org.goldthread.core.Period;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.pseudonym.Standard;
import org.junit.jupiter.api.Test;

/** Judged rows to keys; the bytes are those of the published vectors. */
class KeyMakerTest {
  private static final String HEADINGS =
      "Client ID,Registered,Consent,First name,DOB,Gender,Postcode,NHS number,"
          + "Carer email,Carer mobile,Carer NHS number\n";
  private static final String ADE =
      "C-1007,12/08/2023,Yes,Ade,07/03/2019,F,SW9 8AA,999 000 0018,"
          + "Ada.Okoro@example.com,07700 900123,999 000 0026\n";
  private static final String EMAIL_DIGEST =
      "191efb3b60b4d64f321c9fc3cdd427f88b38c5abf7e53c6193f2b1dc1bfc8118";

  private static KeyRing unsalted() {
    return Sample.ring(KeyName.PROGRAMME, KeyName.VAULT, KeyName.ID);
  }

  private static KeyedRow keys(Sample sample, KeyRing ring, String csv) {
    return KeyMaker.of(ring, sample.programme(), sample.feed())
        .keys(sample.judgeOne(csv), Sample.PERIOD);
  }

  private static List<String> types(KeyedRow row, String scheme) {
    return row.keys().stream()
        .filter(k -> k.key().scheme().equals(scheme))
        .map(k -> k.slot() + ":" + k.key().typeId())
        .toList();
  }

  private static String hex(KeyedRow row, int slot, int typeId, String scheme) {
    return row.keys().stream()
        .filter(k -> k.slot() == slot && k.key().typeId() == typeId)
        .filter(k -> k.key().scheme().equals(scheme))
        .map(k -> HexFormat.of().formatHex(k.key().value()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void givesEachPersonItsKeysAndTheChildItsCarersFamilyKeys() {
    KeyedRow row = keys(Sample.childRegistration(), unsalted(), HEADINGS + ADE);

    assertThat(types(row, "gt1"))
        .containsExactly(
            "0:1", "0:4", "0:5", "0:6", "0:9", "0:20", "0:21", "1:1", "1:6", "1:7", "1:8", "1:20",
            "1:21");
  }

  @Test
  void makesThePublishedTokens() {
    KeyedRow row = keys(Sample.childRegistration(), unsalted(), HEADINGS + ADE);

    assertThat(hex(row, 0, 1, "gt1"))
        .isEqualTo("106823649486b3e0a28b629d0280d59255be9b55547f9702f1f73c6dffa04516");
    assertThat(hex(row, 0, 4, "gt1"))
        .isEqualTo("f3db6d0769b8ec2140079e817d26a5bbd827161ee2930d96b52d0a4e9c419d4a");
    assertThat(hex(row, 0, 5, "gt1"))
        .isEqualTo("3bd686fa85922fd04750eb6043deb551cdf66973194c44e4c47c4a0b66ac8f38");
    assertThat(hex(row, 0, 9, "gt1"))
        .isEqualTo("376397261d0829eedca03b338f34384a545c538de4dfd5e02855f89a436f6d27");
    assertThat(hex(row, 1, 8, "gt1"))
        .isEqualTo("c67ffc8e805d5a3f1475a6c37da20a42608726f0f2460ea701dc56b35185052a");
    assertThat(hex(row, 0, 20, "gt1"))
        .isEqualTo(hex(row, 1, 20, "gt1"))
        .isEqualTo("da0672e3410125b93555ab4109883ac2e074f6960271eea988b480a43281c26d");
  }

  @Test
  void aKeyWithAMissingPartDoesNotExist() {
    String unnamed = ADE.replace(",Ade,", ",Baby,").replace("Ada.Okoro@example.com", "n/a");

    KeyedRow row = keys(Sample.childRegistration(), unsalted(), HEADINGS + unnamed);

    assertThat(types(row, "gt1"))
        .containsExactly("0:1", "0:6", "0:21", "1:1", "1:6", "1:8", "1:21");
  }

  @Test
  void aSecondNumberMakesKeysOfItsOwnBesideThoseOfTheFirst() {
    Sample sample = Sample.childRegistration();
    sample.field("additional_mobile", Contract.Subject.PERSON, Standard.MOBILE);
    Feed.Person carer = sample.people.get(1);
    Map<String, List<String>> columns = new LinkedHashMap<>(carer.columns());
    columns.put("additional_mobile", List.of("Other number"));
    sample.people.set(
        1, new Feed.Person(1, Role.ADULT, "mother", true, columns, Map.of(), carer.constants()));
    String headings = HEADINGS.replace("\n", ",Other number\n");
    KeyedRow one = keys(sample, unsalted(), headings + ADE.replace("\n", ",020 7926 1000\n"));

    KeyedRow both = keys(sample, unsalted(), headings + ADE.replace("\n", ",07700 900999\n"));

    assertThat(both.keys()).containsAll(one.keys());
    List<String> more = new ArrayList<>(types(both, "gt1"));
    types(one, "gt1").forEach(more::remove);
    assertThat(more).containsExactlyInAnyOrder("0:5", "0:21", "1:8", "1:21");
    String exchanged = ADE.replace("07700 900123", "07700 900999").replace("\n", ",07700 900123\n");
    KeyedRow other = keys(sample, unsalted(), headings + exchanged);
    assertThat(other.keys()).containsExactlyInAnyOrderElementsOf(both.keys());
  }

  @Test
  void aBirthKeyNeedsTheMothersNumberAndTheOrderOfBirth() {
    Sample sample = Sample.childRegistration();
    sample.defaults.put("birth_order", "1");

    KeyedRow row = keys(sample, unsalted(), HEADINGS + ADE);

    assertThat(hex(row, 0, 3, "gt1"))
        .isEqualTo("f69f7f505cc8fa06696068527808a6b145d81bc278555285a566262becc5d34a");
  }

  @Test
  void everyCarerGivesTheChildAKeyOfItsOwn() {
    Sample sample = Sample.childRegistration();
    sample.people.add(
        new Feed.Person(
            2,
            Role.ADULT,
            "father",
            true,
            Map.of("email", List.of("Other email")),
            Map.of(),
            Map.of()));

    KeyedRow row =
        keys(
            sample,
            unsalted(),
            HEADINGS.replace("\n", ",Other email\n") + ADE.replace("\n", ",bo@example.com\n"));

    assertThat(types(row, "gt1").stream().filter("0:4"::equals)).hasSize(2);
    assertThat(types(row, "gt1").stream().filter("0:20"::equals)).hasSize(2);
  }

  @Test
  void withTheSaltAtHandClearTextGetsItsForeignDigestsToo() {
    KeyedRow row = keys(Sample.childRegistration(), Sample.salted(), HEADINGS + ADE);

    assertThat(types(row, "sha256-salt"))
        .containsExactly("0:1", "0:4", "0:20", "0:21", "1:1", "1:7", "1:8", "1:20", "1:21");
    assertThat(hex(row, 1, 7, "sha256-salt"))
        .isEqualTo("7ccf3af7f28eb1435b7dc20c26ec2fc0652e1128be33e416835d1c52e61ea41e");
  }

  private static Sample digests() {
    Sample sample = Sample.childRegistration();
    sample.route = Feed.Route.TOKENS;
    sample.scheme = "sha256-salt";
    sample.people.clear();
    sample.constants.put("consent", "yes");
    sample.people.add(
        new Feed.Person(
            0,
            Role.CHILD,
            "",
            false,
            Map.of("gender", List.of("Sex")),
            Map.of("child", List.of("Child digest")),
            Map.of("postcode", "confidential")));
    sample.people.add(
        new Feed.Person(
            1,
            Role.ADULT,
            "",
            true,
            Map.of(),
            Map.of("email", List.of("Email digest"), "mobile", List.of("Mobile digest")),
            Map.of()));
    return sample;
  }

  private static final String DIGEST_HEADINGS =
      "Client ID,Registered,Consent,Sex,Child digest,Email digest,Mobile digest\n";

  @Test
  void aDigestThatArrivesEqualsTheOneOfClearText() {
    String child = "154e02753a0206bfed3a11e09b2cc7f39abb769991bb7725fd9c97db99921f6a";
    KeyedRow arrived =
        keys(
            digests(),
            Sample.salted(),
            DIGEST_HEADINGS
                + "R-1,12/08/2023,Y,F,"
                + child
                + ","
                + EMAIL_DIGEST.toUpperCase()
                + ",\n");
    KeyedRow clear = keys(Sample.childRegistration(), Sample.salted(), HEADINGS + ADE);

    assertThat(types(arrived, "sha256-salt")).containsExactly("0:4", "1:7", "1:20", "0:20");
    assertThat(hex(arrived, 1, 7, "sha256-salt")).isEqualTo(hex(clear, 1, 7, "sha256-salt"));
    assertThat(hex(arrived, 0, 4, "sha256-salt")).isEqualTo(hex(clear, 0, 4, "sha256-salt"));
    assertThat(hex(arrived, 0, 20, "sha256-salt")).isEqualTo(hex(clear, 0, 20, "sha256-salt"));
    assertThat(types(arrived, "gt1")).containsExactly("0:6", "1:6");
  }

  @Test
  void aDigestOfAMobileServesFamiliesOnlyWhereTheSexIsNotKnown() {
    KeyedRow row =
        keys(
            digests(),
            Sample.salted(),
            DIGEST_HEADINGS + "R-1,12/08/2023,Y,F,,," + "ab".repeat(32) + "\n");

    assertThat(types(row, "sha256-salt")).containsExactly("1:21", "0:21");
  }

  @Test
  void theDigestOfAPlaceholderMakesNoKey() throws Exception {
    byte[] blank =
        java.security.MessageDigest.getInstance("SHA-256")
            .digest(Sample.bytes(Sample.SALT + "|email|"));

    KeyedRow row =
        keys(
            digests(),
            Sample.salted(),
            DIGEST_HEADINGS + "R-1,12/08/2023,Y,F,," + HexFormat.of().formatHex(blank) + ",\n");

    assertThat(types(row, "sha256-salt")).isEmpty();
  }

  @Test
  void aNumberThatItsToolCallsInvalidMakesNoKey() {
    Sample sample = digests();
    sample.scheme = "openpseudonymiser";
    sample.people.remove(1);
    sample.people.set(
        0,
        new Feed.Person(
            0,
            Role.CHILD,
            "",
            false,
            Map.of("gender", List.of("Sex")),
            Map.of("nhs", List.of("Digest")),
            Map.of("postcode", "confidential")));
    String headings = "Client ID,Registered,Consent,Sex,Digest,validNHS\n";
    String row = "R-1,12/08/2023,Y,F," + "AB".repeat(32) + ",";

    assertThat(types(keys(sample, unsalted(), headings + row + "1\n"), "openpseudonymiser"))
        .containsExactly("0:1");
    for (String flag : List.of("0", "-1", "")) {
      assertThat(types(keys(sample, unsalted(), headings + row + flag + "\n"), "openpseudonymiser"))
          .as(flag)
          .isEmpty();
    }
  }

  @Test
  void takesTheAreaItselfInPlaceOfThePostcode() {
    Sample sample = digests();
    sample.text("lsoa", Contract.Subject.PERSON, "");
    sample.text("birth_month", Contract.Subject.PERSON, "");
    sample.people.set(
        0,
        new Feed.Person(
            0,
            Role.CHILD,
            "",
            false,
            Map.of(
                "gender", List.of("Sex"), "lsoa", List.of("Area"), "birth_month", List.of("Month")),
            Map.of(),
            Map.of()));
    String headings = "Client ID,Registered,Consent,Sex,Area,Month\n";

    assertThat(sample.judgeOne(headings + "R-1,12/08/2023,Y,F,E01000001,2019-03\n").values())
        .contains(
            new Value(0, "lsoa", "E01000001"),
            new Value(0, "in_area", "Y"),
            new Value(0, "birth_month", "2019-03"));
    JudgedRow without = sample.judgeOne(headings + "R-1,12/08/2023,Y,F,,2019-03\n");
    assertThat(without.reason()).contains(FindingId.REQUIRED_MISSING);
    assertThat(without.findings()).extracting(Finding::field).containsExactly("lsoa");
  }

  @Test
  void clearTextInAFileOfDigestsRefusesIt() {
    for (String cell : List.of("ada@example.com", "999 000 0018", "07700 900123", "SW9 8AA")) {
      JudgedRow row = digests().judgeOne(DIGEST_HEADINGS + "R-1,12/08/2023,No,F,," + cell + ",\n");
      assertThat(row.status()).isEqualTo(Status.REJECTED);
      assertThat(row.findings())
          .as(cell)
          .extracting(Finding::id, Finding::severity, Finding::column, Finding::suggestion)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(FindingId.CLEAR_TEXT, Severity.FILE, 6, ""));
    }
  }

  @Test
  void aRefusalLeavesTheTokenOfItsClientAndNothingElse() {
    Sample sample = Sample.childRegistration();
    KeyMaker maker = KeyMaker.of(unsalted(), sample.programme(), sample.feed());
    JudgedRow refused = sample.judgeOne(HEADINGS + ADE.replace(",Yes,", ",No,"));
    KeyedRow accepted = maker.keys(sample.judgeOne(HEADINGS + ADE), Sample.PERIOD);

    SlotKey local =
        accepted.keys().stream()
            .filter(k -> k.slot() == 0 && k.key().typeId() == 6)
            .findFirst()
            .orElseThrow();
    assertThat(maker.refusal(refused)).contains(local.key());
    assertThat(
            maker.refusal(
                sample.judgeOne(HEADINGS + ADE.replace("C-1007,", ",").replace(",Yes,", ",No,"))))
        .isEmpty();
  }

  @Test
  void theRowKeyIsTheDeclaredOneOrElseMadeOfKeysAndDate() {
    Sample declared = Sample.childRegistration();
    declared.rowKey.add("client_id");
    String moved = ADE.replace("12/08/2023", "13/08/2023");
    Sample plain = Sample.childRegistration();

    assertThat(keys(declared, unsalted(), HEADINGS + ADE).rowKey())
        .isEqualTo(keys(declared, unsalted(), HEADINGS + moved).rowKey())
        .hasSize(32);
    assertThat(keys(plain, unsalted(), HEADINGS + ADE).rowKey())
        .isEqualTo(keys(plain, Sample.salted(), HEADINGS + ADE).rowKey())
        .isNotEqualTo(keys(plain, unsalted(), HEADINGS + moved).rowKey());
    assertThat(keys(declared, unsalted(), HEADINGS + ADE.replace("C-1007,", ",")).rowKey())
        .isEqualTo(keys(plain, unsalted(), HEADINGS + ADE.replace("C-1007,", ",")).rowKey());
  }

  @Test
  void mentionsOfACumulativeFeedCarryThePeriodOfTheirDate() {
    Sample sample = Sample.childRegistration();
    String earlier = ADE.replace("12/08/2023", "12/06/2023");
    KeyedRow period = keys(sample, unsalted(), HEADINGS + earlier);
    sample.delivery = Feed.Delivery.CUMULATIVE;
    KeyedRow cumulative = keys(sample, unsalted(), HEADINGS + earlier);

    assertThat(period.idPeriod()).isEqualTo(Sample.PERIOD);
    assertThat(cumulative.idPeriod()).isEqualTo(new Period(2023, 1));
  }

  @Test
  void idsOfMentionsDifferByOrdinalAndSlot() {
    Sample sample = Sample.childRegistration();
    KeyMaker maker = KeyMaker.of(unsalted(), sample.programme(), sample.feed());
    KeyedRow row = keys(sample, unsalted(), HEADINGS + ADE);
    TreeSet<String> ids = new TreeSet<>();
    for (int ordinal = 0; ordinal < 2; ordinal++) {
      for (int slot = 0; slot < 2; slot++) {
        ids.add(HexFormat.of().formatHex(maker.mentionId(row, ordinal, slot)));
      }
    }

    assertThat(ids).hasSize(4);
  }

  @Test
  void nothingShowsAKey() {
    KeyedRow row = keys(Sample.childRegistration(), unsalted(), HEADINGS + ADE);

    assertThat(row.toString() + row.keys())
        .doesNotContain(hex(row, 0, 1, "gt1").substring(0, 8), "[B@");
  }
}
