package org.goldthread.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.goldthread.fixture.Book;

/** Files that are something else than their names say. */
final class Disguises {
  private static final GoodFile GOOD = GoodFile.PARENTS;

  private Disguises() {}

  static List<HostileFile> all() {
    Shelf shelf = new Shelf("disguises");
    pictures(shelf);
    archives(shelf);
    nothing(shelf);
    String text = GOOD.table().text();
    shelf.bytes(
        GOOD,
        "a CSV file named .xlsx",
        ".xlsx",
        (text + "\n").getBytes(UTF_8),
        GOOD.same().ignoring(1));
    shelf.bytes(
        GOOD,
        "a CSV file named .zip",
        ".zip",
        (text + "\n\n").getBytes(UTF_8),
        GOOD.same().ignoring(2));
    shelf.bytes(
        GOOD,
        "a CSV file named .jpg",
        ".jpg",
        ("\ufeff" + text + "\n").getBytes(UTF_16LE),
        GOOD.same().ignoring(1));
    shelf.text(
        GOOD,
        "a letter in words",
        "Dear colleague,\nplease find the figures attached.\n\nKind regards\n",
        Expected.refused());
    shelf.text(
        GOOD, "JSON", "{\"rows\": [\n{\"Client ID\": \"BP-100\"},\n{}]}\n", Expected.refused());
    return shelf.files();
  }

  private static void pictures(Shelf shelf) {
    Map<String, String> starts = new LinkedHashMap<>();
    starts.put("a JPEG picture", "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF");
    starts.put("a PNG picture", "\u0089PNG\r\n\u001a\n");
    starts.put("a GIF picture", "GIF89a");
    starts.put("a PDF document", "%PDF-1.7\n");
    starts.put("an old workbook", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1");
    starts.put("a 7-Zip archive", "7z\u00bc\u00af\u0027\u001c");
    starts.put("a rich text", "{\\rtf1\\ansi");
    starts.put("a Parquet file", "PAR1\u0015");
    starts.put("an SQLite database", "SQLite format 3\0");
    starts.put("a web page", "<!DOCTYPE html><html><body>");
    starts.put("a web page after a mark", "\u00ef\u00bb\u00bf\n <HTML>");
    starts.put("an XML workbook of 2003", "<?xml version=\"1.0\"?><Workbook>");
    Random random = new Random(3);
    for (String extension : List.of(".csv", ".xlsx")) {
      starts.forEach(
          (name, start) -> {
            byte[] noise = new byte[3000];
            random.nextBytes(noise);
            shelf.bytes(
                GOOD,
                name + " named " + extension,
                extension,
                Writings.concat(start.getBytes(ISO_8859_1), noise),
                Expected.refused("FIL-002"));
          });
      byte[] noise = new byte[6000];
      random.nextBytes(noise);
      noise[0] = 'x';
      shelf.bytes(GOOD, "noise named " + extension, extension, noise, Expected.refused("FIL-003"));
    }
  }

  private static void archives(Shelf shelf) {
    byte[] text = GOOD.table().text().getBytes(UTF_8);
    Map<String, byte[]> word = new LinkedHashMap<>();
    word.put("[Content_Types].xml", "<Types/>".getBytes(UTF_8));
    word.put("word/document.xml", "<document/>".getBytes(UTF_8));
    for (String extension : List.of(".csv", ".xlsx", ".zip")) {
      Map<String, byte[]> one = Map.of("export" + extension + ".csv", text);
      shelf.bytes(
          GOOD,
          "an archive of the file named " + extension,
          extension,
          Book.zip(one),
          Expected.refused("FIL-002"));
    }
    shelf.bytes(GOOD, "a letter of Word", ".xlsx", Book.zip(word), Expected.refused("FIL-002"));
    shelf.bytes(
        GOOD,
        "a sheet of LibreOffice",
        ".xlsx",
        Book.zip(Map.of("mimetype", "application/vnd.oasis.opendocument".getBytes(UTF_8))),
        Expected.refused("FIL-002"));
    shelf.bytes(GOOD, "an empty archive", ".xlsx", Book.zip(Map.of()), Expected.refused("FIL-002"));
    shelf.bytes(
        GOOD,
        "an archive whose names lead elsewhere",
        ".zip",
        Book.zip(Map.of("../../../etc/cron.d/evil", text)),
        Expected.refused("FIL-002"));
    shelf.bytes(
        GOOD,
        "an archive in an archive",
        ".zip",
        Book.zip(Map.of("in.zip", Book.zip(word))),
        Expected.refused());
    shelf.bytes(GOOD, "a compressed file", ".csv", compressed(text), Expected.refused("FIL-002"));
    shelf.bytes(
        GOOD,
        "only the first bytes of an archive",
        ".xlsx",
        "PK\u0003\u0004".getBytes(ISO_8859_1),
        Expected.refused());
  }

  private static void nothing(Shelf shelf) {
    Map<String, String> nothing = new LinkedHashMap<>();
    nothing.put("no byte", "");
    nothing.put("one blank", " ");
    nothing.put("a line end", "\n");
    nothing.put("a mark", "\ufeff");
    nothing.put("commas", ",,,\n,,,\n");
    nothing.put("ten thousand NUL", "\0".repeat(10_000));
    nothing.put("a quotation mark", "\"");
    nothing.put("a word", "nothing");
    nothing.put("sep= and no more", "sep=;\n");
    nothing.forEach((name, text) -> shelf.text(GOOD, name, text, Expected.refused()));
    shelf.bytes(
        GOOD, "the mark of UTF-16", new byte[] {(byte) 0xff, (byte) 0xfe}, Expected.refused());
    shelf.bytes(GOOD, "half of a mark", new byte[] {(byte) 0xef, (byte) 0xbb}, Expected.refused());
  }

  private static byte[] compressed(byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
