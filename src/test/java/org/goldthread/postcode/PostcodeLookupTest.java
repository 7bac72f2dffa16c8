package org.goldthread.postcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.goldthread.config.Programme;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class PostcodeLookupTest {
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
  public static PostcodeLookup lookup() {
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
  void fitsAnAreaInEachOfWhoseLsoasAPostcodeLies() {
    assertThat(lookup().unfit(area("lsoa21", "E01000001", "E01000002"))).isEmpty();
  }

  @Test
  void saysHowManyOfAnAreasLsoasItKnows() throws IOException {
    Programme.Area area = area("lsoa21", "E01000001", "E01000003", "E01000004");
    Files.writeString(folder.resolve("nspl.csv"), NSPL);
    Problem problem = PostcodeLookup.of(folder, area).unfit(area).orElseThrow().problem();

    assertThat(problem.problem()).isEqualTo("The postcode lookup knows 1 of the area's 3 LSOAs");
    assertThat(problem.cause())
        .startsWith("No postcode of nspl.csv lies in E01000003, E01000004. Either its LSOAs");
    assertThat(problem.remedy()).contains("area.lsoa_column", "area.lsoas", "area.lsoa_table");
  }

  @Test
  void isRefusedWhereItKnowsNoneOfAnAreasLsoas() throws IOException {
    Files.writeString(folder.resolve("nspl.csv"), NSPL);

    assertThatThrownBy(() -> PostcodeLookup.of(folder, area("lsoa11", "E01000001", "E01000002")))
        .isInstanceOfSatisfying(
            GoldthreadException.class,
            e -> {
              assertThat(e.exitCode()).isEqualTo(ExitCode.USER);
              assertThat(e.problems().get(0).problem())
                  .isEqualTo("The postcode lookup knows none of the area's 2 LSOAs");
              assertThat(e.problems().get(0).file()).isEqualTo("programme.yaml");
            });
  }

  private static Programme.Area area(String column, String... lsoas) {
    return new Programme.Area(List.of(lsoas), "nspl.csv", "lsoas.csv", Optional.of(column));
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

  @ParameterizedTest
  @CsvSource({
    "'pcd7,pcd8,pcds,doterm,lsoa11cd,lsoa21cd', , E01000002",
    "'PCD7,PCD8,PCDS,DOTERM,LSOA11,LSOA21', , E01000002",
    "'pcd7,x,y,doterm,lsoa11,lsoa21', lsoa11, E01000001",
    "'pcd7,pcd8,pcds,doterm,home,lsoa21', HOME, E01000001",
    "'x,pcd8,y,doterm,lsoa11,z', , E01000001"
  })
  void readsTheColumnsByTheNamesThatTheyHadOverTheYears(String headings, String column, String lsoa)
      throws IOException {
    Files.writeString(
        folder.resolve("nspl.csv"),
        "\ufeff" + headings + "\r\nSW9 8AA,SW9  8AA,SW9 8AA,,E01000001,E01000002\r\n");
    Programme.Area area =
        new Programme.Area(List.of(), "nspl.csv", "", Optional.ofNullable(column));

    assertThat(PostcodeLookup.of(folder, area).lsoa("SW9 8AA")).contains(lsoa);
  }

  @Test
  void takesCommasInQuotesForPartsOfTheirCells() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("nspl.csv"),
            "\"pcds\",\"parish\",\"doterm\",\"lsoa21\"\n"
                + "\"SW9 8AA\",\"Brixton, or near\",\"\",\"E01000001\"\n");

    assertThat(PostcodeLookup.read(file).lsoa("SW9 8AA")).contains("E01000001");
  }

  @Test
  void findsEachOfManyPostcodesAndALiveOneBeforeATerminatedOne() throws IOException {
    StringBuilder text = new StringBuilder("pcds,doterm,lsoa21\n");
    for (int i = 0; i < 20_000; i++) {
      String postcode = postcode(i);
      text.append(postcode).append(i % 3 == 0 ? ",202001," : ",,").append("E0100000").append(i % 7);
      text.append('\n');
      if (i % 3 == 0) {
        text.append(postcode).append(",,E02").append(i % 5).append('\n');
      }
    }
    PostcodeLookup lookup =
        PostcodeLookup.read(Files.writeString(folder.resolve("nspl.csv"), text));

    for (int i = 0; i < 20_000; i++) {
      assertThat(lookup.lsoa(postcode(i)))
          .contains(i % 3 == 0 ? "E02" + i % 5 : "E0100000" + i % 7);
    }
    assertThat(lookup).hasToString("PostcodeLookup[20000 postcodes]");
  }

  private static String postcode(int i) {
    return "SW%d %d%c%c".formatted(i / 6760, i / 676 % 10, 'A' + i / 26 % 26, 'A' + i % 26);
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

  @Test
  void readsTheFilesOfAFolderAndPassesOverThoseWithOtherColumns() throws IOException {
    Path place = Files.createDirectories(folder.resolve("nspl"));
    Files.createDirectories(place.resolve("Documents"));
    Files.writeString(place.resolve("Documents/names.csv"), "LSOA21CD,LSOA21NM\nE01,Somewhere\n");
    Files.writeString(place.resolve("NSPL_SW.csv"), "pcds,doterm,lsoa21\nSW9 8AA,,E01000001\n");
    Files.writeString(place.resolve("NSPL_SE.csv"), "pcds,doterm,lsoa21\nSE1 7PB,,E01000002\n");

    PostcodeLookup lookup = PostcodeLookup.read(place);

    assertThat(lookup.lsoa("SW9 8AA")).contains("E01000001");
    assertThat(lookup.lsoa("SE1 7PB")).contains("E01000002");
    assertThat(lookup).hasToString("PostcodeLookup[2 postcodes]");
  }

  @Test
  void readsThePublishedArchiveWithTheWholeCountryBeforeItsParts() throws IOException {
    Path archive =
        archive(
            "NSPL_2024/Data/multi_csv/NSPL_SW.csv", "pcds,doterm,lsoa21\nSW9 8AA,,E01000009\n",
            "NSPL_2024/Data/NSPL_UK.csv",
                "\"pcd7\",\"pcds\",\"dointr\",\"doterm\",\"LSOA21CD\"\r\n"
                    + "\"SW9 8AA\",\"SW9 8AA\",\"198001\",\"\",\"E01000001\"\r\n",
            "NSPL_2024/Documents/LSOA names.csv", "LSOA21CD,LSOA21NM\nE01000001,Lambeth\n",
            "NSPL_2024/User Guide/guide.pdf", "%PDF");

    assertThat(PostcodeLookup.read(archive).lsoa("SW9 8AA")).contains("E01000001");
    Path parts = archive("Data/multi_csv/NSPL_SW.csv", "pcds,doterm,lsoa21\nSW9 8AA,,E01000009\n");
    assertThat(PostcodeLookup.read(parts).lsoa("SW9 8AA")).contains("E01000009");
  }

  @Test
  void locatesPostcodesOfIslandsAndOtherCountriesByTheirOwnCodes() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("nspl.csv"),
            """
            pcds,doterm,lsoa21
            JE2 3AB,,L99999999
            IM1 1AA,,M99999999
            EH1 1AA,,S01008677
            CF10 1AA,,W01001939
            BT1 1AA,,N20000123
            SW9 9ZZ,201501,
            """);
    PostcodeLookup lookup = PostcodeLookup.read(file);

    assertThat(lookup.lsoa("JE2 3AB")).contains("L99999999");
    assertThat(lookup.lsoa("IM1 1AA")).contains("M99999999");
    assertThat(lookup.lsoa("EH1 1AA")).contains("S01008677");
    assertThat(lookup.lsoa("CF10 1AA")).contains("W01001939");
    assertThat(lookup.lsoa("BT1 1AA")).contains("N20000123");
    assertThat(lookup.lsoa("SW9 9ZZ")).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithAPlaceThatHoldsNoLookup() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThatThrownBy(() -> PostcodeLookup.read(empty))
        .hasMessageContaining("No CSV file of this folder has the columns pcds and lsoa21.")
        .hasMessageContaining("It holds no CSV file at all.")
        .hasMessageContaining("National Statistics Postcode Lookup");
    Path names = archive("Documents/names.csv", "LSOA21CD,LSOA21NM\n");
    assertThatThrownBy(() -> PostcodeLookup.read(names))
        .hasMessageContaining("No CSV file of this archive has the columns")
        .hasMessageContaining("It holds 1 CSV files with other columns.");
    Path text = Files.writeString(folder.resolve("cut.zip"), "PK no archive");
    assertThatThrownBy(() -> PostcodeLookup.read(text))
        .hasMessageContaining("The archive of the postcode lookup cannot be read.");
    Path other = Files.writeString(folder.resolve("other.csv"), "postcode,area\nSW9 8AA,1\n");
    assertThatThrownBy(() -> PostcodeLookup.read(other))
        .hasMessageContaining("Its first line begins with postcode, area.");
  }

  private Path archive(String... namesAndTexts) throws IOException {
    Path archive = Files.createTempFile(folder, "nspl", ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return archive;
  }
}
