package org.goldthread.reading;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An opened workbook (xlsx, xlsm): its sheets, its texts and its formats. Whatever it unpacks to,
 * it needs bounded memory: the sheets are streamed, and the texts that they share are limited.
 */
final class Workbook implements Closeable {
  /** Larger archives are not opened: their directory alone is kept in memory. */
  private static final long LARGEST_FILE = 256L << 20;

  /** Most bytes of a sheet, unpacked: a full sheet of Excel with forty columns. */
  private static final long LARGEST_SHEET = 2L << 30;

  private static final long LARGEST_TEXTS = 256L << 20;
  private static final int MOST_TEXT_CHARACTERS = 32 << 20;
  private static final int MOST_TEXTS = 2 << 20;
  private static final int MOST_SHEETS = 1000;
  private static final int MOST_STYLES = 1 << 16;

  private static final String OFFICE_DOCUMENT = "/officeDocument";
  private static final String WORKSHEET = "/worksheet";
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final ZipFile zip;
  private final Map<String, String> parts;
  private final List<Sheet> sheets;
  private final boolean from1904;
  private List<String> texts;
  private List<CellFormat> formats;

  /**
   * A sheet that holds cells.
   *
   * @param name its name
   * @param part where it lies in the archive
   * @param visible whether Excel shows it
   */
  record Sheet(String name, String part, boolean visible) {}

  private Workbook(ZipFile zip, String book) throws IOException {
    this.zip = zip;
    parts = relationships(zip, book, null);
    Map<String, String> worksheets = relationships(zip, book, WORKSHEET);
    sheets = new ArrayList<>();
    boolean counts1904 = false;
    try (PartReader xml = reader(zip, book, LARGEST_TEXTS)) {
      while (xml.next()) {
        if (xml.opens("workbookPr")) {
          counts1904 = isTrue(xml.attribute("date1904"));
        } else if (xml.opens("sheet") && worksheets.containsKey(xml.attribute("id"))) {
          add(xml, worksheets.get(xml.attribute("id")));
        }
      }
      xml.finish();
    }
    from1904 = counts1904;
  }

  /**
   * Opens a workbook.
   *
   * @return empty if the archive is something else, such as a text document
   * @throws WorkbookException if it is broken or too large
   */
  static Optional<Workbook> open(Path file) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new WorkbookException(FileFinding.WORKBOOK_TOO_LARGE);
    }
    ZipFile zip = null;
    try {
      zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
      String book = part(zip);
      if (book == null || !book.endsWith(".xml") || !isSpreadsheet(zip, book)) {
        zip.close();
        return Optional.empty();
      }
      return Optional.of(new Workbook(zip, book));
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      close(zip);
      throw new WorkbookException(FileFinding.BROKEN_WORKBOOK);
    } catch (IOException e) {
      close(zip);
      throw e;
    }
  }

  private static void close(ZipFile zip) throws IOException {
    if (zip != null) {
      zip.close();
    }
  }

  /** The workbook's own part: what the archive calls its office document. */
  private static String part(ZipFile zip) throws IOException {
    return zip.getEntry("_rels/.rels") == null
        ? null
        : relationships(zip, "", OFFICE_DOCUMENT).values().stream().findFirst().orElse(null);
  }

  private static boolean isSpreadsheet(ZipFile zip, String book) throws IOException {
    return book.startsWith("xl/") || !relationships(zip, book, WORKSHEET).isEmpty();
  }

  private void add(PartReader xml, String part) throws IOException {
    if (sheets.size() == MOST_SHEETS) {
      throw new WorkbookException(FileFinding.WORKBOOK_TOO_LARGE);
    }
    String state = xml.attribute("state");
    boolean visible = state == null || state.equals("visible");
    String name = xml.attribute("name");
    sheets.add(new Sheet(name == null ? "" : name, part, visible));
  }

  /** Parts that a part names, by id; of one kind, or of every kind by the kind's last word. */
  private static Map<String, String> relationships(ZipFile zip, String part, String kind)
      throws IOException {
    int slash = part.lastIndexOf('/') + 1;
    String folder = part.substring(0, slash);
    String rels = folder + "_rels/" + part.substring(slash) + ".rels";
    Map<String, String> found = new HashMap<>();
    if (zip.getEntry(rels) == null) {
      return found;
    }
    try (PartReader xml = reader(zip, rels, LARGEST_TEXTS)) {
      while (xml.next()) {
        if (xml.opens("Relationship") && found.size() < MOST_SHEETS * 2) {
          String type = String.valueOf(xml.attribute("Type"));
          String target = String.valueOf(xml.attribute("Target"));
          String path =
              target.startsWith("/")
                  ? target.substring(1)
                  : Path.of(folder + target).normalize().toString().replace('\\', '/');
          if (kind == null) {
            found.putIfAbsent(type.substring(type.lastIndexOf('/')), path);
          } else if (type.endsWith(kind)) {
            found.put(String.valueOf(xml.attribute("Id")), path);
          }
        }
      }
    }
    return found;
  }

  private static PartReader reader(ZipFile zip, String part, long limit) throws IOException {
    ZipEntry entry = zip.getEntry(part);
    if (entry == null) {
      throw new WorkbookException(FileFinding.BROKEN_WORKBOOK);
    }
    if (entry.getSize() > limit) {
      throw new WorkbookException(FileFinding.WORKBOOK_TOO_LARGE);
    }
    InputStream in = zip.getInputStream(entry);
    return new PartReader(new PartStream(in, limit, entry.getCrc()));
  }

  /** The sheets in their order; charts and macros are none. */
  List<Sheet> sheets() {
    return List.copyOf(sheets);
  }

  /** Whether days are counted from 1904. */
  boolean from1904() {
    return from1904;
  }

  /** A sheet's cells, to be walked over. */
  PartReader open(String part) throws IOException {
    return reader(zip, part, LARGEST_SHEET);
  }

  /** How cells are shown, by the number of their style. */
  List<CellFormat> formats() throws IOException {
    if (formats == null) {
      formats = readFormats();
    }
    return formats;
  }

  private List<CellFormat> readFormats() throws IOException {
    List<CellFormat> read = new ArrayList<>();
    if (!parts.containsKey("/styles")) {
      return read;
    }
    Map<Integer, CellFormat> stated = new HashMap<>();
    boolean inCells = false;
    try (PartReader xml = reader(zip, parts.get("/styles"), LARGEST_TEXTS)) {
      while (xml.next()) {
        if (xml.opens("numFmt") && stated.size() < MOST_STYLES) {
          stated.put(
              SheetRows.number(xml.attribute("numFmtId"), 0),
              CellFormat.of(String.valueOf(xml.attribute("formatCode"))));
        } else if (xml.opens("cellXfs") || xml.closes("cellXfs")) {
          inCells = xml.opens("cellXfs");
        } else if (inCells && xml.opens("xf") && read.size() < MOST_STYLES) {
          int id = SheetRows.number(xml.attribute("numFmtId"), 0);
          read.add(stated.containsKey(id) ? stated.get(id) : CellFormat.builtIn(id));
        }
      }
      xml.finish();
    }
    return read;
  }

  /** The texts that cells refer to by number. */
  List<String> texts() throws IOException {
    if (texts == null) {
      texts = readTexts();
    }
    return texts;
  }

  private List<String> readTexts() throws IOException {
    List<String> read = new ArrayList<>();
    if (!parts.containsKey("/sharedStrings")) {
      return read;
    }
    long characters = 0;
    try (PartReader xml = reader(zip, parts.get("/sharedStrings"), LARGEST_TEXTS)) {
      while (xml.next()) {
        if (xml.opens("si")) {
          String text = text(xml, "si");
          characters += text.length();
          read.add(text);
        }
        if (characters > MOST_TEXT_CHARACTERS || read.size() > MOST_TEXTS) {
          throw new WorkbookException(FileFinding.WORKBOOK_TOO_LARGE);
        }
      }
      xml.finish();
    }
    return read;
  }

  /** The text in an element, in one run or in several of different looks; readings are left out. */
  static String text(PartReader xml, String element) throws IOException {
    StringBuilder text = new StringBuilder();
    boolean inText = false;
    boolean inReading = false;
    while (xml.next() && !xml.closes(element)) {
      if (xml.opens("rPh") || xml.closes("rPh")) {
        inReading = xml.opens("rPh");
      } else if (xml.opens("t") || xml.closes("t")) {
        inText = xml.opens("t") && !inReading;
      } else if (inText && xml.isText()) {
        xml.appendTo(text);
        if (text.length() > PartStream.LONGEST_STRETCH) {
          throw new WorkbookException(FileFinding.WORKBOOK_TOO_LARGE);
        }
      }
    }
    return unescaped(text.toString());
  }

  /** Characters that XML cannot hold are written {@code _x000D_}. */
  static String unescaped(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    Matcher escape = ESCAPE.matcher(text);
    return escape.replaceAll(
        found ->
            Matcher.quoteReplacement(
                Character.toString((char) Integer.parseInt(found.group(1), 16))));
  }

  private static boolean isTrue(String flag) {
    return "1".equals(flag) || "true".equals(flag);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
