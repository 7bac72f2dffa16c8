package org.goldthread.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFileTest {
  private static final int HEADER = 61;
  private static final int SEALED_CHUNK = SealedFile.CHUNK + SealedFile.TAG;
  private static final byte[] PROGRAMME = key(1);
  private static final byte[] PLATFORM = key(2);
  private static final KeyRing PROVIDER = provider(PROGRAMME, PLATFORM);
  private static final KeyRing RECEIVER = receiver(PROGRAMME, PLATFORM);

  @ParameterizedTest(name = "{0} bytes, seed 7")
  @ValueSource(
      ints = {
        0,
        1,
        1000,
        SealedFile.CHUNK - 1,
        SealedFile.CHUNK,
        SealedFile.CHUNK + 1,
        3 * SealedFile.CHUNK,
        3 * SealedFile.CHUNK + 5
      })
  void opensWhatWasSealed(int length) throws IOException {
    byte[] content = content(length);

    byte[] file = seal(content);

    assertThat(open(file, RECEIVER)).isEqualTo(content);
    int chunks = Math.max(1, (length + SealedFile.CHUNK - 1) / SealedFile.CHUNK);
    assertThat(file).hasSize(HEADER + length + chunks * SealedFile.TAG);
  }

  @Test
  void readsSingleBytesAndSmallPieces() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SealingStream sealing = SealedFile.seal(out, PROVIDER)) {
      for (byte b : content(100)) {
        sealing.write(b);
      }
      sealing.finish();
      sealing.finish();
    }

    try (InputStream in =
        SealedFile.open(new ByteArrayInputStream(out.toByteArray()), RECEIVER, "a.tokens")) {
      assertThat(in.read()).isEqualTo(content(100)[0] & 0xff);
      assertThat(in.readNBytes(99)).isEqualTo(Arrays.copyOfRange(content(100), 1, 100));
      assertThat(in.read()).isEqualTo(-1);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void showsNothingOfItsContentAndIsNeverTheSameTwice() throws IOException {
    byte[] content = "9990000018 ada.okoro@example.com".getBytes(StandardCharsets.UTF_8);

    String sealed = new String(seal(content), StandardCharsets.ISO_8859_1);

    assertThat(sealed).startsWith("GTSF").doesNotContain("999000").doesNotContain("ada");
    assertThat(seal(content)).isNotEqualTo(seal(content));
  }

  @Test
  void aFileThatWasNotFinishedIsRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThatThrownBy(
            () -> {
              try (SealingStream sealing = SealedFile.seal(out, PROVIDER)) {
                sealing.write(content(2 * SealedFile.CHUNK + 9));
                throw new IOException("disk full");
              }
            })
        .hasMessage("disk full");

    assertRefused(out.toByteArray(), "a.tokens is not complete.");
  }

  @Test
  void noBytesCanFollowTheEnd() throws IOException {
    SealingStream sealing = SealedFile.seal(new ByteArrayOutputStream(), PROVIDER);
    sealing.finish();

    assertThatThrownBy(() -> sealing.write(1)).hasMessage("the sealed file is finished");
  }

  @Test
  void aFileCutBetweenChunksIsRefused() throws IOException {
    byte[] file = seal(content(3 * SealedFile.CHUNK));

    assertRefused(Arrays.copyOf(file, HEADER), "a.tokens is not complete.");
    assertRefused(Arrays.copyOf(file, HEADER + SEALED_CHUNK), "a.tokens is not complete.");
    assertRefused(Arrays.copyOf(file, HEADER + 2 * SEALED_CHUNK), "a.tokens is not complete.");
    assertRefused(Arrays.copyOf(file, HEADER + 2 * SEALED_CHUNK + 3), "a.tokens is not complete.");
  }

  @Test
  void aFileCutInsideAChunkIsRefused() throws IOException {
    byte[] file = seal(content(1000));

    assertRefused(
        Arrays.copyOf(file, file.length - 1), "a.tokens was changed or cut after it was sealed.");
    assertRefused(Arrays.copyOf(file, HEADER - 1), "a.tokens is no sealed file.");
  }

  @Test
  void aFileWithAnyChangedByteIsRefused() throws IOException {
    byte[] file = seal(content(40));
    for (int at = 0; at < file.length; at++) {
      byte[] changed = file.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> open(changed, RECEIVER))
          .as("byte %d", at)
          .isInstanceOf(GoldthreadException.class);
    }
  }

  @Test
  void exchangedRepeatedAndAppendedChunksAreRefused() throws IOException {
    byte[] file = seal(content(3 * SealedFile.CHUNK));
    byte[] exchanged = file.clone();
    System.arraycopy(file, HEADER, exchanged, HEADER + SEALED_CHUNK, SEALED_CHUNK);
    System.arraycopy(file, HEADER + SEALED_CHUNK, exchanged, HEADER, SEALED_CHUNK);
    byte[] repeated = file.clone();
    System.arraycopy(file, HEADER, repeated, HEADER + SEALED_CHUNK, SEALED_CHUNK);

    assertRefused(exchanged, "a.tokens was changed or cut after it was sealed.");
    assertRefused(repeated, "a.tokens was changed or cut after it was sealed.");
    assertRefused(
        Arrays.copyOf(file, file.length + 5), "a.tokens was changed or cut after it was sealed.");
  }

  @Test
  void chunksOfAnotherFileAreRefused() throws IOException {
    byte[] one = seal(content(10));
    byte[] other = seal(content(10));
    System.arraycopy(other, HEADER, one, HEADER, one.length - HEADER);

    assertRefused(one, "a.tokens was changed or cut after it was sealed.");
  }

  @Test
  void aFileForAnotherPlatformIsRefusedWithTheReason() throws IOException {
    byte[] file = seal(content(10));

    assertThatThrownBy(() -> open(file, receiver(PROGRAMME, key(3))))
        .isInstanceOfSatisfying(
            GoldthreadException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USER))
        .hasMessageContaining("a.tokens was sealed for another platform.");
  }

  @Test
  void aFileOfSomebodyWithoutTheProgrammeKeyIsRefused() throws IOException {
    byte[] file = seal(content(10), provider(key(9), PLATFORM));

    assertRefused(file, "a.tokens was sealed with another programme key.");
  }

  @Test
  void clearTextAndLaterVersionsAreRefused() throws IOException {
    assertRefused(
        "nhs_number,email\n".repeat(10).getBytes(StandardCharsets.UTF_8),
        "a.tokens is no sealed file.");
    byte[] later = seal(content(10));
    later[4] = 2;
    assertRefused(later, "a.tokens has version 2 of the sealed format.");
  }

  @Test
  void anEmptyPublicKeyIsRefused() {
    Map<KeyName, byte[]> keys =
        Map.of(KeyName.PROGRAMME, PROGRAMME, KeyName.PLATFORM_PUBLIC, new byte[32]);

    assertThatThrownBy(
            () -> SealedFile.seal(new ByteArrayOutputStream(), KeyRing.of(keys, Map.of())))
        .hasMessageContaining("platform.pub is no key that can be sealed to.");
  }

  @Test
  void derivesKeysAsRfc5869Does() {
    // RFC 5869, test case 3: no salt, no info.
    byte[] secret = new byte[22];
    Arrays.fill(secret, (byte) 0x0b);
    assertThat(Hkdf.derive(secret, new byte[0], 42))
        .isEqualTo(
            Vectors.hex(
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                    + "9d201395faa4b61a96c8"));
  }

  @Test
  void agreesAsRfc7748Does() throws Exception {
    // RFC 7748, section 5.2, first vector.
    assertThat(
            X25519.agree(
                Vectors.hex("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4"),
                Vectors.hex("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c")))
        .isEqualTo(Vectors.hex("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"));
  }

  private static void assertRefused(byte[] file, String problem) {
    assertThatThrownBy(() -> open(file, RECEIVER))
        .isInstanceOf(GoldthreadException.class)
        .hasMessageStartingWith(problem);
  }

  private static byte[] seal(byte[] content) throws IOException {
    return seal(content, PROVIDER);
  }

  private static byte[] seal(byte[] content, KeyRing provider) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SealingStream sealing = SealedFile.seal(out, provider)) {
      sealing.write(content);
      sealing.finish();
    }
    return out.toByteArray();
  }

  private static byte[] open(byte[] file, KeyRing receiver) throws IOException {
    try (InputStream in = SealedFile.open(new ByteArrayInputStream(file), receiver, "a.tokens")) {
      return in.readAllBytes();
    }
  }

  private static KeyRing provider(byte[] programme, byte[] platform) {
    Map<KeyName, byte[]> keys = new EnumMap<>(KeyName.class);
    keys.put(KeyName.PROGRAMME, programme);
    keys.put(KeyName.PLATFORM_PUBLIC, X25519.publicKey(platform));
    return KeyRing.of(keys, Map.of());
  }

  private static KeyRing receiver(byte[] programme, byte[] platform) {
    return KeyRing.of(Map.of(KeyName.PROGRAMME, programme, KeyName.PLATFORM, platform), Map.of());
  }

  private static byte[] key(int seed) {
    byte[] key = new byte[32];
    new SplittableRandom(seed).nextBytes(key);
    return key;
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    new SplittableRandom(7).nextBytes(content);
    return content;
  }
}
