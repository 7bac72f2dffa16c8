package org.goldthread.contract;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.goldthread.config.Feed;

/** A workbook of a test, part by part as it stands in its archive. */
final class Book {
  static final Feed.Format ANY_SHEET = new Feed.Format(0, "", "", "");

  private static final LocalDateTime DAY = LocalDateTime.of(2023, 4, 3, 0, 0);
  private static final String TRANSITIONAL =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final StringBuilder sheets = new StringBuilder();
  private final StringBuilder relations = new StringBuilder();
  private String office = TRANSITIONAL;
  private String properties = "";
  private int count;

  /** A workbook of one sheet, whose rows are given as they stand in its part. */
  static Book of(String rows) {
    return new Book().sheet("Data", "visible", rows);
  }

  /** As Excel saves a "Strict Open XML Spreadsheet"; to be called first. */
  Book strict() {
    office = STRICT;
    return this;
  }

  Book sheet(String name, String state, String rows) {
    count++;
    sheets.append(
        "<sheet name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"s%d\"/>"
            .formatted(name, count, state, count));
    relate("s" + count, "worksheet", "worksheets/sheet" + count + ".xml");
    return part(
        "xl/worksheets/sheet" + count + ".xml",
        "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
  }

  Book texts(String... items) {
    relate("texts", "sharedStrings", "sharedStrings.xml");
    return part(
        "xl/sharedStrings.xml", "<sst><si>" + String.join("</si><si>", items) + "</si></sst>");
  }

  /** Styles 0, 1, 2 ... with these number formats. */
  Book formats(String... codes) {
    StringBuilder stated = new StringBuilder("<styleSheet><numFmts>");
    StringBuilder used = new StringBuilder("<cellXfs>");
    for (int i = 0; i < codes.length; i++) {
      stated.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(164 + i, codes[i]));
      used.append("<xf numFmtId=\"%d\"/>".formatted(164 + i));
    }
    relate("styles", "styles", "styles.xml");
    return part(
        "xl/styles.xml",
        stated + "</numFmts>" + used + "<xf numFmtId=\"14\"/></cellXfs></styleSheet>");
  }

  Book from1904() {
    properties = "<workbookPr date1904=\"1\"/>";
    return this;
  }

  Book part(String name, String xml) {
    return part(name, xml.getBytes(StandardCharsets.UTF_8));
  }

  Book part(String name, byte[] bytes) {
    parts.put(name, bytes);
    return this;
  }

  private void relate(String id, String kind, String target) {
    relations.append(
        "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
            .formatted(id, office, kind, target));
  }

  Path write(Path file) {
    part(
        "_rels/.rels",
        "<Relationships><Relationship Id=\"b\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            .formatted(office));
    part(
        "xl/workbook.xml",
        "<workbook xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>"
            .formatted(office, properties, sheets));
    part("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
    return zip(file, parts);
  }

  static Path zip(Path file, Map<String, byte[]> parts) {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setTimeLocal(DAY);
        zip.putNextEntry(entry);
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
