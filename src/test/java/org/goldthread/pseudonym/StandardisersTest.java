package org.goldthread.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardisersTest {
  private static final Context QUARTER = Context.of(List.of(), LocalDate.of(2023, 9, 30));
  private static final Map<String, Standard> WORDS =
      Map.of(
          "email", Standard.EMAIL,
          "nhs", Standard.NHS_NUMBER,
          "mobile", Standard.MOBILE,
          "date", Standard.DATE_OF_BIRTH,
          "sex", Standard.SEX,
          "first3", Standard.FIRST_NAME,
          "postcode", Standard.POSTCODE);

  static Stream<Arguments> publishedVectors() {
    return Vectors.TOKENS.get("standardisers").properties().stream()
        .flatMap(
            field ->
                Stream.iterate(0, i -> i < field.getValue().size(), i -> i + 1)
                    .map(i -> field.getValue().get(i))
                    .map(pair -> Arguments.of(field.getKey(), pair.get(0), pair.get(1))));
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @MethodSource("publishedVectors")
  void standardisesThePublishedVectors(String field, JsonNode raw, JsonNode expected) {
    assertThat(read(WORDS.get(field), raw.textValue()))
        .isEqualTo(Optional.ofNullable(expected.textValue()));
  }

  @ParameterizedTest
  @EnumSource(Standard.class)
  void blanksAndPlaceholdersAreMissingInEveryField(Standard standard) {
    for (String blank : List.of("", " ", "\u00a0", "\u200b\ufeff", "\t\r\n")) {
      assertThat(why(standard, blank)).isEqualTo(Missing.BLANK);
    }
    assertThat(why(standard, null)).isEqualTo(Missing.BLANK);
    for (String nothing :
        List.of("n/a", "N/A", "Unknown", "-", "--", "?", "Not  Known", "#N/A", "ｎ／ａ", "refused")) {
      assertThat(why(standard, nothing)).as(nothing).isIn(Missing.PLACEHOLDER, Missing.NOT_STATED);
    }
  }

  @ParameterizedTest
  @EnumSource(Standard.class)
  void textThatLostCharactersInDecodingIsMissing(Standard standard) {
    assertThat(why(standard, "Zo\ufffd@example.com")).isEqualTo(Missing.DAMAGED);
  }

  @ParameterizedTest
  @EnumSource(Standard.class)
  void noCellIsTooLongToBeAnswered(Standard standard) {
    assertThat(why(standard, "a@;".repeat(100_000))).isEqualTo(Missing.TOO_LONG);
  }

  @ParameterizedTest
  @EnumSource(Standard.class)
  void aStandardisedValueStaysAsItIs(Standard standard) {
    String value =
        switch (standard) {
          case NHS_NUMBER -> "9990000018";
          case UPN -> "B801200005001";
          case EMAIL -> "zoë@xn--exmple-cua.com";
          case MOBILE -> "+447700900123";
          case DATE_OF_BIRTH -> "2019-03-07";
          case SEX -> "F";
          case FIRST_NAME -> "øla";
          case POSTCODE -> "SW9 8AA";
          case CLIENT_ID, EPISODE -> "C-1007 b";
          case BIRTH_ORDER -> "2";
        };
    assertThat(read(standard, value)).contains(value);
  }

  @Test
  void everyLineOfThePlaceholderListHasEffect() {
    assertAllMissing(Standard.CLIENT_ID, "any", "");
    assertAllMissing(Standard.FIRST_NAME, "any", "");
    assertAllMissing(Standard.CLIENT_ID, "any-but-names", "");
    assertAllMissing(Standard.CLIENT_ID, "identifier", "");
    assertAllMissing(Standard.FIRST_NAME, "first-name", "");
    assertAllMissing(Standard.FIRST_NAME, "first-name-first-word", " of Ada");
    assertAllMissing(Standard.EMAIL, "mailbox-placeholder", "@example.com");
    assertAllMissing(Standard.EMAIL, "mailbox-role", "@example.com");
    assertAllMissing(Standard.DATE_OF_BIRTH, "date-of-birth", "");
    assertAllMissing(Standard.MOBILE, "mobile", "");
    assertAllMissing(Standard.POSTCODE, "postcode", "");
    assertAllMissing(Standard.POSTCODE, "no-address", "");
    for (String domain : Placeholders.section("mail-domain")) {
      assertThat(why(Standard.EMAIL, "ada@" + domain)).isEqualTo(Missing.PLACEHOLDER);
    }
  }

  private static void assertAllMissing(Standard standard, String section, String after) {
    for (String line : Placeholders.section(section)) {
      assertThat(why(standard, line + after))
          .as("%s in [%s]", line, section)
          .isIn(Missing.PLACEHOLDER, Missing.ROLE_ADDRESS);
    }
  }

  @Test
  void aResultShowsNoValue() {
    assertThat(Standardisers.examine(Standard.SEX, "F", QUARTER)).hasToString("[value]");
    assertThat(Standardisers.examine(Standard.SEX, "", QUARTER)).hasToString("BLANK");
  }

  @Test
  void everyStandardHasAVersion() {
    for (Standard standard : Standard.values()) {
      assertThat(Standardisers.version(standard)).isEqualTo(1);
      assertThat(Standardisers.lineage(standard)).isEqualTo(1);
    }
  }

  @Test
  void acceptsTheValidNhsNumbersAndNoOthers() {
    for (JsonNode number : Vectors.TEST.at("/nhs_number/valid")) {
      assertThat(read(Standard.NHS_NUMBER, number.textValue())).contains(number.textValue());
    }
    for (JsonNode number : Vectors.TEST.at("/nhs_number/invalid_check")) {
      assertThat(why(Standard.NHS_NUMBER, number.textValue())).isEqualTo(Missing.CHECK);
    }
    for (JsonNode stem : Vectors.TEST.at("/nhs_number/unissuable_stem_check_is_10")) {
      assertThat(CheckDigits.nhs(stem.textValue())).isEmpty();
      for (int last = 0; last < 10; last++) {
        assertThat(why(Standard.NHS_NUMBER, stem.textValue() + last)).isEqualTo(Missing.CHECK);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'999 000 0018',",
    "'''9990000018',",
    "'999\u2013000\u20130018',",
    "'９９９００００018',",
    "'9990000018.00',",
    "'9.99E+09',SCIENTIFIC",
    "'999000001',TOO_SHORT",
    "'99900000189',TOO_LONG",
    "'9999999999',PLACEHOLDER",
    "'0',PLACEHOLDER",
    "'999 000 0018 / 999 000 0026',FORM",
    "'NHS 9990000018',FORM"
  })
  void saysWhyAnNhsNumberIsMissing(String raw, Missing why) {
    if (why == null) {
      assertThat(read(Standard.NHS_NUMBER, raw)).contains("9990000018");
    } else {
      assertThat(why(Standard.NHS_NUMBER, raw)).isEqualTo(why);
    }
  }

  @Test
  void acceptsPupilNumbersTemporaryOnesTooIfTheirLetterFits() {
    for (JsonNode upn : Vectors.TEST.at("/upn/valid")) {
      assertThat(read(Standard.UPN, " " + upn.textValue().toLowerCase(java.util.Locale.ROOT)))
          .contains(upn.textValue());
    }
    for (JsonNode upn : Vectors.TEST.at("/upn/invalid")) {
      assertThat(why(Standard.UPN, upn.textValue())).isEqualTo(Missing.CHECK);
    }
    assertThat(why(Standard.UPN, "A000000000000")).isEqualTo(Missing.PLACEHOLDER);
    assertThat(why(Standard.UPN, "B80120000500")).isEqualTo(Missing.TOO_SHORT);
    assertThat(why(Standard.UPN, "I801200005001")).isEqualTo(Missing.CHECK);
  }

  @ParameterizedTest
  @CsvSource({
    "Ada Okoro <Ada@Example.com>, ada@example.com",
    "'\"ada@example.com\"', ada@example.com",
    "mailto:ada@example.com?subject=Hello, ada@example.com",
    "ada.okoro @ example. com, ada.okoro@example.com",
    "ada@example.com;, ada@example.com",
    "ada＠example.com, ada@example.com",
    "Zoë@Exämple.com, zoë@xn--exmple-cua.com",
    "a.d.a+x@gmail.com, a.d.a+x@gmail.com",
    "na2001@example.com, na2001@example.com",
    "o'neil_7@example.co.uk, o'neil_7@example.co.uk"
  })
  void readsAnAddressHoweverItWasPasted(String raw, String address) {
    assertThat(read(Standard.EMAIL, raw)).contains(address);
  }

  @ParameterizedTest
  @CsvSource({
    "ada@example.com;bo@example.com, SEVERAL",
    "ada@example.com / bo@example.com, SEVERAL",
    "ada okoro@example.com, FORM",
    "ada@example, FORM",
    "@example.com, FORM",
    "ada@, FORM",
    ".ada@example.com, FORM",
    "ada..okoro@example.com, FORM",
    "ada@-example.com, FORM",
    "ada@example.c, FORM",
    "ada@192.168.0.1, FORM",
    "No-Email@example.com, PLACEHOLDER",
    "no.email123@example.com, PLACEHOLDER",
    "n/a@example.com, PLACEHOLDER",
    "ada@noemail.com, PLACEHOLDER",
    "info+leap@example.com, ROLE_ADDRESS",
    "Reception@example.com, ROLE_ADDRESS",
    "admin2@example.com, ROLE_ADDRESS"
  })
  void saysWhyAnAddressIsMissing(String raw, Missing why) {
    assertThat(why(Standard.EMAIL, raw)).isEqualTo(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "07700900123",
        "+447700900123",
        "+44 (0) 7700 900 123",
        "+44 07700 900123",
        "0044(0)7700-900-123",
        "447700900123",
        "07700.900.123",
        "7700900123.0",
        "4.47700900123E+11 ",
        "(07700) 900123",
        "\u202d07700 900123\u202c"
      })
  void readsOneMobileNumberInEverySpelling(String raw) {
    if (Suggestions.isScientific(raw)) {
      assertThat(why(Standard.MOBILE, raw)).isEqualTo(Missing.SCIENTIFIC);
    } else {
      assertThat(read(Standard.MOBILE, raw)).contains("+447700900123");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "07624 123456, FORM",
    "07012 345678, FORM",
    "020 7926 1000, FORM",
    "+1 202 555 0101, FORM",
    "0770090012, TOO_SHORT",
    "077009001234, TOO_LONG",
    "7.70E+09, SCIENTIFIC",
    "07700900123 / 07700900124, SEVERAL",
    "07777777777, PLACEHOLDER",
    "07123456789, PLACEHOLDER",
    "00000000000, PLACEHOLDER",
    "ask mum, FORM"
  })
  void saysWhyAMobileNumberIsMissing(String raw, Missing why) {
    assertThat(why(Standard.MOBILE, raw)).isEqualTo(why);
  }

  @ParameterizedTest
  @CsvSource({
    "O'Neil, one",
    "d'Arcy, dar",
    "Ø, ø",
    "Ｚｏｅ, zoe",
    "Babette, bab",
    "Na, na",
    "A., a",
    "Mary-Ann, mar",
    "İpek, ipe",
    "محمد, محم"
  })
  void takesThreeLettersOfAFirstName(String raw, String prefix) {
    assertThat(read(Standard.FIRST_NAME, raw)).contains(prefix);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Baby",
        "BABY OF ADA",
        "Baby-Boy",
        "(baby)",
        "Twin1",
        "twin 2",
        "B/O Ada",
        "Unnamed",
        "Infant girl",
        "Male",
        "test",
        "TBC",
        "Unknown Unknown"
      })
  void anUnnamedBabyHasNoFirstName(String raw) {
    assertThat(why(Standard.FIRST_NAME, raw)).isEqualTo(Missing.PLACEHOLDER);
  }

  @ParameterizedTest
  @CsvSource({
    "sw9-8aa, SW9 8AA",
    "SW9 8AA., SW9 8AA",
    "SW9 8 AA, SW9 8AA",
    "EC1A 1BB, EC1A 1BB",
    "W1A 0AX, W1A 0AX",
    "CR0 2YR, CR0 2YR",
    "gir 0aa, GIR 0AA",
    "SE1 OAA, SE1 0AA",
    "SEI 7PB, SE1 7PB",
    "SW1I 4AA, SW11 4AA",
    "EI4 6BT, E14 6BT",
    "0X1 2JD, OX1 2JD",
    "S014 2AB, SO14 2AB",
    "S01 2AB, SO1 2AB",
    "IP1 IAA, IP1 1AA"
  })
  void readsAPostcodeAndTellsLettersFromDigitsByPosition(String raw, String postcode) {
    assertThat(read(Standard.POSTCODE, raw)).contains(postcode);
  }

  @ParameterizedTest
  @CsvSource({
    "SW9 BAA, FORM",
    "SW9 8CA, FORM",
    "SW9, TOO_SHORT",
    "SW9 8AA SW9 8AB, TOO_LONG",
    "B01 1AA, FORM",
    "QW1 1AA, FORM",
    "ZZ99 3VZ, PLACEHOLDER",
    "ZZ99 3WZ, PLACEHOLDER",
    "AA1 1AA, PLACEHOLDER",
    "No Fixed Abode, PLACEHOLDER"
  })
  void saysWhyAPostcodeIsMissing(String raw, Missing why) {
    assertThat(why(Standard.POSTCODE, raw)).isEqualTo(why);
  }

  @Test
  void aPersonWithoutAnAddressHasAnsweredTheQuestion() {
    for (String answer : List.of("ZZ99 3VZ", "zz993vz", "No fixed  abode", "NFA", "Confidential")) {
      assertThat(Standardisers.statesNoAddress(answer)).as(answer).isTrue();
    }
    for (String none : List.of("", "unknown", "ZZ99 3WZ", "SW9 8AA")) {
      assertThat(Standardisers.statesNoAddress(none)).as(none).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "female, F",
    "WOMAN, F",
    "1.0, M",
    "' boy ', M",
    "02, F",
    "x,",
    "0,",
    "other,",
    "Femmale,"
  })
  void onlyFAndMMakeKeys(String raw, String sex) {
    assertThat(read(Standard.SEX, raw)).isEqualTo(Optional.ofNullable(sex));
  }

  @ParameterizedTest
  @CsvSource({
    "' C-1007 ', C-1007",
    "'c\u00a0\u00a01007', c 1007",
    "1007.0, 1007.0",
    "Ｃ1007, C1007",
    "1.23E+09,",
    "000,",
    "walk-in,",
    "nil,"
  })
  void keepsAClientNumberAsItIs(String raw, String id) {
    assertThat(read(Standard.CLIENT_ID, raw)).isEqualTo(Optional.ofNullable(id));
    assertThat(read(Standard.EPISODE, raw)).isEqualTo(Optional.ofNullable(id));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2.0, 2", "09, 9", "0,", "10,", "second,", "1 of 2,"})
  void birthOrderIsOneToNine(String raw, String order) {
    assertThat(read(Standard.BIRTH_ORDER, raw)).isEqualTo(Optional.ofNullable(order));
  }

  private static Optional<String> read(Standard standard, String raw) {
    return Standardisers.standardise(standard, raw, QUARTER);
  }

  private static Missing why(Standard standard, String raw) {
    return Standardisers.examine(standard, raw, QUARTER).missing().orElseThrow();
  }
}
