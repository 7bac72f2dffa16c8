package org.goldthread.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  @Test
  void valuesThatDifferOnlyInKindOrNestingAreEncodedDifferently() {
    List<Object> values =
        Arrays.asList(
            null,
            "",
            new byte[0],
            "1",
            1L,
            true,
            "true",
            new byte[] {'1'},
            List.of(),
            List.of("1"),
            List.of("1", ""),
            List.of(List.of("1")),
            Arrays.asList("1", null),
            RowFactory.create("1"),
            RowFactory.create("1", null),
            "2024-01-02",
            Date.valueOf("2024-01-02"));
    assertThat(values.stream().map(Fingerprint::encoded).map(Arrays::toString))
        .doesNotHaveDuplicates();
  }

  @Test
  void equalValuesAreEncodedEqually() {
    assertThat(Fingerprint.encoded(new BigDecimal("1.50")))
        .isEqualTo(Fingerprint.encoded(new BigDecimal("1.5")));
    assertThat(Fingerprint.encoded(new byte[] {1, 2}))
        .isEqualTo(Fingerprint.encoded(new byte[] {1, 2}));
  }

  @Test
  void anInstantIsEncodedInUtcWhateverTheMachinesTimeZone() {
    TimeZone machine = TimeZone.getDefault();
    Timestamp instant = Timestamp.from(Instant.parse("2024-07-01T00:00:00Z"));
    byte[] here = Fingerprint.encoded(instant);
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      assertThat(Fingerprint.encoded(instant)).isEqualTo(here);
    } finally {
      TimeZone.setDefault(machine);
    }
  }
}
