package org.goldthread.synth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetTest {
  @TempDir Path folder;

  private final List<String> noData = new ArrayList<>();

  @Test
  void countsLinesThroughBannersAndQuotedBreaks() throws IOException {
    SheetFormat format =
        new SheetFormat("", "UTF-8", false, false, false, List.of("Report", ""), 0, "", 0, true);
    try (Sheet sheet = sheet(format)) {
      assertThat(sheet.row(List.of("1", "one\ntwo"))).isEqualTo(4);
      assertThat(sheet.row(List.of("2", "a, b \"c\""))).isEqualTo(6);
    }
    assertThat(text(UTF_8)).isEqualTo("Report\n\nID,Note\n1,\"one\ntwo\"\n2,\"a, b \"\"c\"\"\"\n");
    assertThat(noData).isEmpty();
  }

  @Test
  void repeatsItsHeadingsAndEndsWithATotal() throws IOException {
    SheetFormat format =
        new SheetFormat(";", "UTF-8", false, true, false, List.of(), 1, "Total", 1, false);
    try (Sheet sheet = sheet(format)) {
      sheet.row(List.of("1", "a"));
      assertThat(sheet.row(List.of("2", "b"))).isEqualTo(4);
    }
    assertThat(text(UTF_8)).isEqualTo("ID;Note\r\n1;a\r\nID;Note\r\n2;b\r\nTotal;2\r\n");
    assertThat(noData).containsExactly("heading 3", "total 5", "blank 6");
  }

  @Test
  void beginsWithAByteOrderMarkAndQuotesAllWhereAsked() throws IOException {
    SheetFormat format = new SheetFormat("", "UTF-8", true, false, true, List.of(), 0, "", 0, true);
    sheet(format).close();
    assertThat(text(UTF_8)).isEqualTo("\ufeff\"ID\",\"Note\"\n");
  }

  @Test
  void leavesOutWhatAnEncodingCannotHold() throws IOException {
    SheetFormat format =
        new SheetFormat("", "windows-1252", false, false, false, List.of(), 0, "", 0, true);
    try (Sheet sheet = sheet(format)) {
      sheet.row(List.of("1", "Zo\u00eb\u200b"));
    }
    assertThat(text(Charset.forName("windows-1252"))).isEqualTo("ID,Note\n1,Zo\u00eb\n");
  }

  private Sheet sheet(SheetFormat format) {
    return new Sheet(
        folder.resolve("f.csv"),
        format,
        List.of("ID", "Note"),
        (kind, line) -> noData.add(kind + " " + line));
  }

  private String text(Charset charset) throws IOException {
    return Files.readString(folder.resolve("f.csv"), charset);
  }
}
