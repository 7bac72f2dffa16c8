package org.goldthread.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.goldthread.core.GoldthreadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostcodeLookupTest {
  private static final String NSPL =
      """
      pcd,pcds,dointr,doterm,laua,lsoa11,lsoa21
      SW9 8AA,SW9 8AA,198001,,E09000022,E01009999,E01000001
      SW2 1AA,SW2 1AA,198001,,E09000022,E01009999,E01000002
      SE1 7PB,SE1 7PB,198001,202001,E09000022,E01009999,E01000001
      SW2 1AA,SW2 1AA,198001,199901,E09000022,E01009999,E01000003
      """;

  @TempDir Path folder;

  /** SW9 8AA lies in the programme's area, SW2 1AA outside it. */
  static PostcodeLookup lookup() {
    try {
      Path file = Files.createTempFile("postcodes", ".csv");
      try {
        Files.writeString(file, NSPL);
        return PostcodeLookup.read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void findsTheNewestLsoaOfAPostcode() {
    assertThat(lookup().lsoa("SW9 8AA")).contains("E01000001");
    assertThat(lookup().lsoa("SW2 1AA")).contains("E01000002");
  }

  @Test
  void keepsPostcodesThatAreNoLongerInUse() {
    assertThat(lookup().lsoa("SE1 7PB")).contains("E01000001");
  }

  @Test
  void knowsNothingOfOtherPostcodes() {
    assertThat(lookup().lsoa("SW9 9ZZ")).isEmpty();
    assertThat(PostcodeLookup.none().lsoa("SW9 8AA")).isEmpty();
  }

  @Test
  void saysWhichFileIsMissingOrHasOtherColumns() throws IOException {
    assertThatThrownBy(() -> PostcodeLookup.read(folder.resolve("none.csv")))
        .isInstanceOf(GoldthreadException.class)
        .hasMessageContaining("none.csv")
        .hasMessageContaining("missing");
    Path other = Files.writeString(folder.resolve("other.csv"), "postcode,area\nSW9 8AA,1\n");
    assertThatThrownBy(() -> PostcodeLookup.read(other)).hasMessageContaining("pcds");
  }
}
