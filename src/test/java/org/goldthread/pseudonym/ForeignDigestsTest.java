package org.goldthread.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.goldthread.pseudonym.OpenPseudonymiser.FieldOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignDigestsTest {
  private static final JsonNode PROPOSAL = Vectors.TEST.get("pseudonym_proposal");
  private static final Salt LEAP = Salt.of(PROPOSAL.get("salt").textValue());
  private static final Salt MACKEREL = Salt.of("mackerel");
  private static final ForeignDigests SALTED =
      new ForeignDigests(Scheme.SHA256_SALT, Optional.of(LEAP));
  private static final ForeignDigests UNSALTED =
      new ForeignDigests(Scheme.SHA256_SALT, Optional.empty());
  private static final ForeignDigests OPEN =
      new ForeignDigests(Scheme.OPEN_PSEUDONYMISER, Optional.of(MACKEREL));
  private static final List<String> CHILD =
      List.of("ada.okoro@example.com", "2019-03-07", "F", "ade");

  @Test
  void computesThePublishedSaltedDigests() {
    assertDigest("nhs", List.of(Standard.NHS_NUMBER), List.of("9990000018"));
    assertDigest("email", List.of(Standard.EMAIL), List.of("ada.okoro@example.com"));
    assertDigest("mobile", List.of(Standard.MOBILE), List.of("+447700900123"));
    assertDigest("mobile", List.of(Standard.MOBILE, Standard.SEX), List.of("+447700900123", "F"));
    assertDigest(
        "child",
        List.of(Standard.EMAIL, Standard.DATE_OF_BIRTH, Standard.SEX, Standard.FIRST_NAME),
        CHILD);
  }

  private static void assertDigest(String kind, List<Standard> standards, List<String> parts) {
    assertThat(SALTED.digest(standards, parts).map(HexFormat.of()::formatHex))
        .contains(PROPOSAL.at("/" + kind + "/sha256").textValue());
    assertThat(SaltedSha256.canonical(standards, parts))
        .contains(PROPOSAL.at("/" + kind + "/canonical").textValue());
  }

  @Test
  void hasNoFormForOtherKeysAndNoDigestWithoutTheSalt() {
    assertThat(SALTED.digest(List.of(Standard.UPN), List.of("B801200005001"))).isEmpty();
    assertThat(UNSALTED.digest(List.of(Standard.EMAIL), List.of("ada@example.com"))).isEmpty();
    assertThat(UNSALTED.isVerifiable()).isFalse();
    assertThat(SALTED.isVerifiable()).isTrue();
  }

  @Test
  void readsADigestInEitherCase() {
    String hex = PROPOSAL.at("/email/sha256").textValue();

    assertThat(SALTED.read(hex)).contains(Vectors.hex(hex));
    assertThat(SALTED.read(" " + hex.toUpperCase(Locale.ROOT) + "\u00a0"))
        .contains(Vectors.hex(hex));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "email|",
        "nhs|",
        "mobile|",
        "child|",
        "child||||",
        "email|n/a",
        "email|N/A",
        "email|unknown",
        "nhs|0000000000",
        "nhs|9999999999",
        "email|noemail@gmail.com",
        "mobile|+447777777777",
        "email|Unknown",
        "n/a"
      })
  void theDigestOfAPlaceholderUnderTheSaltIsMissing(String canonical) {
    assertThat(SALTED.why(hex(SaltedSha256.digest(LEAP, canonical)))).contains(Missing.PLACEHOLDER);
  }

  @Test
  void theDigestOfNothingAndOfTheSaltAloneAreMissing() {
    String nothing = hex(Hmac.sha256().digest());

    assertThat(nothing)
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(SALTED.read(nothing)).isEmpty();
    assertThat(UNSALTED.read(nothing)).isEmpty();
    assertThat(SALTED.read(hex(Hmac.sha256().digest(LEAP.utf8())))).isEmpty();
    assertThat(OPEN.read(hex(Hmac.sha256().digest(MACKEREL.utf8())))).isEmpty();
    assertThat(OPEN.why(hex(OpenPseudonymiser.digest("0000000000", MACKEREL))))
        .contains(Missing.PLACEHOLDER);
    assertThat(SALTED.read("0".repeat(64))).isEmpty();
  }

  @Test
  void saysWhyACellHoldsNoDigest() {
    assertThat(SALTED.why(" ")).contains(Missing.BLANK);
    assertThat(SALTED.why("n/a")).contains(Missing.PLACEHOLDER);
    assertThat(SALTED.why("ada@example.com")).contains(Missing.FORM);
    assertThat(SALTED.why("ab".repeat(31))).contains(Missing.FORM);
    assertThat(SALTED.why("zz".repeat(32))).contains(Missing.FORM);
  }

  static Stream<JsonNode> openPseudonymiserDigests() {
    return StreamSupport.stream(Vectors.OPEN_PSEUDONYMISER.get("digests").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("openPseudonymiserDigests")
  void computesThePublishedOpenPseudonymiserDigests(JsonNode vector) {
    byte[] expected = Vectors.hex(vector.get("digest").textValue());
    if (vector.has("raw")) {
      String raw = vector.get("raw").textValue();
      assertThat(Hmac.sha256().digest(raw.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
      return;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    vector
        .get("fields")
        .properties()
        .forEach(e -> fields.put(e.getKey(), e.getValue().textValue()));
    Salt salt = Salt.of(vector.get("salt").textValue());
    for (FieldOrder order : FieldOrder.values()) {
      assertThat(OpenPseudonymiser.digest(fields, order, salt)).contains(expected);
    }
  }

  @Test
  void releasesOfTheToolOrderSomeHeadingsDifferently() {
    Map<String, String> fields = Map.of("DOB", "29.11.1973", "nhsNumber", "9434765919");

    assertThat(OpenPseudonymiser.digest(fields, FieldOrder.DOTNET, MACKEREL))
        .contains(OpenPseudonymiser.digest("29.11.19739434765919", MACKEREL));
    assertThat(OpenPseudonymiser.digest(fields, FieldOrder.JAVA, MACKEREL))
        .contains(OpenPseudonymiser.digest("943476591929.11.1973", MACKEREL));
  }

  @Test
  void aRowWithoutValuesHasNoDigestThoughTheToolWouldMakeOne() {
    assertThat(
            OpenPseudonymiser.digest(
                Map.of("NHSNumber", " \t", "DOB", ""), FieldOrder.DOTNET, MACKEREL))
        .isEmpty();
  }

  @Test
  void anNhsNumberAloneLinksWhateverTheHeadingWas() {
    byte[] digest =
        OpenPseudonymiser.digest(Map.of("Any", "943 476 5919"), FieldOrder.JAVA, MACKEREL)
            .orElseThrow();
    assertThat(OPEN.digest(List.of(Standard.NHS_NUMBER), List.of("9434765919"))).contains(digest);
    assertThat(
            OPEN.digest(
                List.of(Standard.EMAIL, Standard.DATE_OF_BIRTH, Standard.SEX, Standard.FIRST_NAME),
                CHILD))
        .isEmpty();
  }

  @Test
  void onlyAValidatedNhsNumberIsUsable() {
    assertThat(OpenPseudonymiser.isUsable("1")).isTrue();
    for (String other : List.of("0", "-1", "", " ", "yes")) {
      assertThat(OpenPseudonymiser.isUsable(other)).as(other).isFalse();
    }
    assertThat(OpenPseudonymiser.isUsable(null)).isFalse();
  }

  @Test
  void readsTheToolsEncryptedSalt() {
    JsonNode encrypted = Vectors.OPEN_PSEUDONYMISER.get("encrypted_salt");

    assertThat(
            OpenPseudonymiser.decryptedSalt(Vectors.hex(encrypted.get("hex").textValue())).text())
        .isEqualTo(encrypted.get("plain").textValue());
  }

  @Test
  void nhsNumbersAreCheckedAsTheToolChecksThem() {
    Context context = Context.of(List.of(), LocalDate.of(2023, 9, 30));
    for (JsonNode valid : Vectors.OPEN_PSEUDONYMISER.at("/nhs_number/valid")) {
      assertThat(Standardisers.standardise(Standard.NHS_NUMBER, valid.textValue(), context))
          .contains("4505577104");
    }
    for (JsonNode invalid : Vectors.OPEN_PSEUDONYMISER.at("/nhs_number/invalid")) {
      assertThat(Standardisers.standardise(Standard.NHS_NUMBER, invalid.textValue(), context))
          .isEmpty();
    }
  }

  @Test
  void roundsDatesAsTheToolDoes() {
    JsonNode vectors = Vectors.OPEN_PSEUDONYMISER.at("/round_down_date/vectors");
    assertThat(vectors.size()).isEqualTo(9);
    vectors
        .properties()
        .forEach(
            vector ->
                assertThat(OpenPseudonymiser.roundedDate(vector.getKey()))
                    .as(vector.getKey())
                    .isEqualTo(vector.getValue().textValue()));
    assertThat(OpenPseudonymiser.roundedDate("spring")).isEqualTo("spring");
  }

  @Test
  void aBlankSaltIsRefusedAndNoSaltIsShown() {
    assertThatThrownBy(() -> Salt.of(" \n")).hasMessage("a salt must not be blank");
    assertThat(LEAP).hasToString("[salt]");
    assertThat(Salt.of("mackerel\r\n").text()).isEqualTo("mackerel");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
