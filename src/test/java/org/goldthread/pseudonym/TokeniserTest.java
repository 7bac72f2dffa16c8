package org.goldthread.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokeniserTest {
  private static final byte[] PROGRAMME = Vectors.hex(text(Vectors.TOKENS, "programme_key"));
  private static final byte[] VAULT = Vectors.hex(text(Vectors.TOKENS, "vault_key"));
  private static final KeyRing PLATFORM =
      KeyRing.of(Map.of(KeyName.PROGRAMME, PROGRAMME, KeyName.VAULT, VAULT), Map.of());
  private static final KeyRing PROVIDER =
      KeyRing.of(Map.of(KeyName.PROGRAMME, PROGRAMME), Map.of());
  private static final KeyRing VAULT_ONLY = KeyRing.of(Map.of(KeyName.VAULT, VAULT), Map.of());

  static Stream<JsonNode> publishedVectors() {
    return StreamSupport.stream(Vectors.TOKENS.get("vectors").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("publishedVectors")
  void makesThePublishedTokens(JsonNode vector) {
    int type = vector.get("type_id").intValue();
    List<String> parts = new ArrayList<>();
    vector.get("parts").forEach(part -> parts.add(part.textValue()));

    byte[] t1 = PROVIDER.tokeniser("lambeth", 1).t1(type, parts);
    Token routeA = VAULT_ONLY.tokeniser("lambeth", 1).stored(Scheme.GT1, type, 1, t1);
    Token routeB = PLATFORM.tokeniser("lambeth", 1).token(type, 1, parts);

    assertThat(HexFormat.of().formatHex(t1)).isEqualTo(text(vector, "t1"));
    assertThat(HexFormat.of().formatHex(routeA.value())).isEqualTo(text(vector, "t2"));
    assertThat(routeB).isEqualTo(routeA);
  }

  @Test
  void reKeysThePublishedForeignDigest() {
    JsonNode foreign = Vectors.TOKENS.get("foreign");
    byte[] digest = Vectors.hex(text(foreign, "digest"));

    Token token = PLATFORM.tokeniser("lambeth", 1).stored(Scheme.SHA256_SALT, 7, 1, digest);

    assertThat(HexFormat.of().formatHex(token.value())).isEqualTo(text(foreign, "t2"));
    assertThat(token.scheme()).isEqualTo("sha256-salt");
  }

  @Test
  void programmeEpochTypeAndSchemeSeparateTokens() {
    List<String> parts = List.of("9990000018");
    byte[] t1 = PLATFORM.tokeniser("lambeth", 1).t1(1, parts);

    assertThat(PLATFORM.tokeniser("southend", 1).t1(1, parts)).isNotEqualTo(t1);
    assertThat(PLATFORM.tokeniser("lambeth", 2).t1(1, parts)).isNotEqualTo(t1);
    assertThat(PLATFORM.tokeniser("lambeth", 1).t1(2, parts)).isNotEqualTo(t1);

    Tokeniser tokeniser = PLATFORM.tokeniser("lambeth", 1);
    assertThat(tokeniser.t2(Scheme.SHA256_SALT, 1, t1))
        .isNotEqualTo(tokeniser.t2(Scheme.GT1, 1, t1));
    assertThat(tokeniser.t2(Scheme.GT1, 20, t1)).isNotEqualTo(tokeniser.t2(Scheme.GT1, 7, t1));
  }

  @Test
  void partsDoNotRunIntoEachOther() {
    Tokeniser tokeniser = PROVIDER.tokeniser("lambeth", 1);

    assertThat(tokeniser.t1(1, List.of("12", "3")))
        .isNotEqualTo(tokeniser.t1(1, List.of("1", "23")));
  }

  @Test
  void aMissingPartMakesNoKey() {
    Tokeniser tokeniser = PLATFORM.tokeniser("lambeth", 1);

    assertThatThrownBy(() -> tokeniser.t1(4, List.of("ada@example.com", "", "F", "ade")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a part of a key of type 4 is missing");
    assertThatThrownBy(() -> tokeniser.t1(4, List.of())).hasMessage("a key of type 4 needs parts");
  }

  @Test
  void aProviderMakesNoT2AndTheVaultAloneNoT1() {
    assertThatThrownBy(() -> PROVIDER.tokeniser("lambeth", 1).t2(Scheme.GT1, 1, new byte[32]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("t2 needs the vault key, which was not opened");
    assertThatThrownBy(() -> VAULT_ONLY.tokeniser("lambeth", 1).t1(1, List.of("9990000018")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("t1 needs the programme key, which was not opened");
  }

  @Test
  void hexIsNotTakenForRawBytes() {
    byte[] hex = "ab".repeat(32).getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> PLATFORM.tokeniser("lambeth", 1).t2(Scheme.GT1, 1, hex))
        .hasMessage("a token has 32 bytes, not 64");
  }

  @Test
  @DisplayName("HMAC agrees with the JDK's for messages of every length to 300 (seed 5)")
  void agreesWithTheJdk() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    Hmac hmac = new Hmac(Key.of(PROGRAMME));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(PROGRAMME, "HmacSHA256"));
    for (int length = 0; length <= 300; length++) {
      byte[] message = new byte[length];
      random.nextBytes(message);
      assertThat(hmac.of(message)).isEqualTo(mac.doFinal(message));
      assertThat(hmac.of(new Message().add(message)))
          .isEqualTo(mac.doFinal(new Message().add(message).toBytes()));
    }
  }

  @Test
  void idsDependOnPurposeAndEveryPart() {
    KeyRing ring = KeyRing.of(Map.of(KeyName.ID, PROGRAMME, KeyName.TOMBSTONE, VAULT), Map.of());
    Keyed keyed = ring.keyed();
    byte[] rowKey = {1, 2, 3};
    byte[] mention = keyed.mention("evelina", "reviews", "2023-24-Q2", rowKey, 1);

    assertThat(mention)
        .hasSize(32)
        .isEqualTo(ring.keyed().mention("evelina", "reviews", "2023-24-Q2", rowKey, 1))
        .isNotEqualTo(keyed.mention("evelina", "reviews", "2023-24-Q2", rowKey, 0))
        .isNotEqualTo(keyed.mention("evelina", "reviews", "2023-24-Q3", rowKey, 1));
    assertThat(keyed.keyed("individual", mention)).isNotEqualTo(keyed.keyed("family", mention));
    assertThat(ring.tombstones().keyed("individual", mention))
        .isNotEqualTo(keyed.keyed("individual", mention));
    assertThat(keyed.keyed("row", "a", "b")).isNotEqualTo(keyed.keyed("row", "ab"));
  }

  @Test
  void aMentionIdIsTheHmacOfItsLengthPrefixedParts() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(PROGRAMME, "HmacSHA256"));
    byte[] message =
        new Message()
            .add("mention")
            .add("evelina")
            .add("reviews")
            .add("2023-24-Q2")
            .add(new byte[] {9})
            .add("0")
            .toBytes();

    assertThat(message)
        .startsWith(0, 0, 0, 7, 'm', 'e', 'n')
        .endsWith(0, 0, 0, 1, 9, 0, 0, 0, 1, '0');
    assertThat(
            KeyRing.of(Map.of(KeyName.ID, PROGRAMME), Map.of())
                .keyed()
                .mention("evelina", "reviews", "2023-24-Q2", new byte[] {9}, 0))
        .isEqualTo(mac.doFinal(message));
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).textValue();
  }
}
