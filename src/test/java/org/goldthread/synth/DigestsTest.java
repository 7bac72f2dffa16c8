package org.goldthread.synth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestsTest {
  private final Digests digests = new Digests("LEAP-TEST-SALT-0001");

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "child|ada.okoro@example.com|2019-03-07|F|ade"
            + " 154e02753a0206bfed3a11e09b2cc7f39abb769991bb7725fd9c97db99921f6a",
        "email|ada.okoro@example.com"
            + " 191efb3b60b4d64f321c9fc3cdd427f88b38c5abf7e53c6193f2b1dc1bfc8118",
        "nhs|9990000018 d583458f4c37cd16aa818932524eed874e26989f3b3a3daf6e25ebff4e1f7a6f",
        "mobile|+447700900123" + " 575112e2aaa4bb046283a2902b0778f82c0f21f6786ebc8cbb744c3c23a47d82"
      })
  void agreesWithThePublishedVectors(String canonical, String digest) {
    assertThat(digests.of(canonical)).isEqualTo(digest);
  }

  @Test
  void showsNoSalt() {
    assertThat(digests).hasToString("Digests");
  }
}
