package org.goldthread.hostile;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.goldthread.fixture.Book;

/** Workbooks: good ones in other guises, odd ones, broken ones, and bombs. */
final class HostileBooks {
  private static final GoodFile GOOD = GoodFile.PARENTS;
  private static final Table TABLE = GOOD.table();
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);
  private static final String REMARKS = "<row r=\"1\"><c t=\"str\"><v>Remarks</v></c></row>";
  private static final String EXTENSION = ".xlsx";

  private final Shelf shelf = new Shelf("workbooks");

  private HostileBooks() {}

  static List<HostileFile> all() {
    HostileBooks books = new HostileBooks();
    books.guises();
    books.typed();
    books.sheets();
    books.formulas();
    books.broken();
    books.damaged();
    books.bombs();
    return books.shelf.files();
  }

  private void add(String name, Book book, Expected expected) {
    add(GOOD, name, book.bytes(), expected);
  }

  private void add(GoodFile good, String name, byte[] bytes, Expected expected) {
    shelf.bytes(good, "workbook, " + name, EXTENSION, bytes, expected);
  }

  private static Book book(Table table) {
    return Book.of(Sheet.of(table));
  }

  private void guises() {
    for (GoodFile good : GoodFile.values()) {
      add(good, "every cell a text", book(good.table()).bytes(), good.same());
      add(good, "texts kept once", sharing(good.table()).bytes(), good.same());
    }
    for (String extension : List.of(".csv", ".xls", ".xlsm")) {
      byte[] bytes = book(TABLE).part("docProps/app.xml", "<a>" + extension + "</a>").bytes();
      shelf.bytes(GOOD, "workbook named " + extension, extension, bytes, GOOD.same());
    }
    add("strict", new Book().strict().sheet("Data", "visible", Sheet.of(TABLE)), GOOD.same());
    add(
        "a part whose name leads elsewhere",
        book(TABLE).part("../../../etc/cron.d/evil", "x").part("..\\..\\evil.exe", "x"),
        GOOD.same());
    add("a macro", book(TABLE).part("xl/vbaProject.bin", new byte[600]), GOOD.same());
    add(
        "texts in runs with readings",
        book(
            TABLE.with(
                1,
                TABLE.column("First name"),
                "<c t=\"inlineStr\"><is><r><t>Bartho</t></r><r><t>lomea</t></r>"
                    + "<rPh><t>x</t></rPh></is></c>")),
        GOOD.same());
    add(
        "a carriage return as Excel writes it",
        book(TABLE.withColumn(TABLE.column("Notes"), note -> "a_x000D_\nb_x0000_")),
        GOOD.same());
  }

  private static Book sharing(Table table) {
    List<String> texts = new ArrayList<>();
    Table numbers =
        table.withRows(
            row ->
                row.stream()
                    .map(
                        cell -> {
                          texts.add("<t xml:space=\"preserve\">" + Sheet.escaped(cell) + "</t>");
                          return Sheet.shared(texts.size() - 1);
                        })
                    .toList());
    return book(numbers).texts(texts.toArray(String[]::new));
  }

  /** Cells that are no texts in Excel, as they are once somebody has typed them there. */
  private void typed() {
    UnaryOperator<String> serial = date -> Sheet.number(days(date, ZERO), 1);
    Table dated = dates(serial);
    add("dates as numbers", book(dated).formats("General", "dd/mm/yyyy"), GOOD.same());
    add(
        "dates as numbers, shown otherwise",
        book(dated).formats("0", "[$-809]d mmm yyyy;@"),
        GOOD.same());
    add(
        "dates of a format that Excel knows",
        book(dates(d -> Sheet.number(days(d, ZERO), 1))).formats("@"),
        GOOD.same());
    LocalDate from1904 = LocalDate.of(1904, 1, 1);
    add(
        "dates from 1904",
        book(dates(d -> Sheet.number(days(d, from1904), 1)))
            .formats("General", "d/m/yy")
            .from1904(),
        GOOD.same());
    add(
        "dates in words of XML",
        book(dates(d -> "<c t=\"d\"><v>" + LocalDate.parse(d, DAY) + "</v></c>")),
        GOOD.same());
    add(
        "dates as plain numbers",
        book(dates(d -> Sheet.number(days(d, ZERO), 0))),
        GOOD.same().touchingAll());
    Table mobiles =
        TABLE.withColumn(TABLE.column("Main contact number"), m -> Sheet.number(m.substring(1), 0));
    add("mobile numbers without their zero", book(mobiles), GOOD.same());
    Table bookings = GoodFile.BOOKINGS.table();
    Table numbers =
        bookings.withColumn(bookings.column("Mother NHS number"), n -> Sheet.number(n, 0));
    add(
        GoodFile.BOOKINGS,
        "NHS numbers as numbers",
        book(numbers).bytes(),
        GoodFile.BOOKINGS.same());
    Table powers =
        bookings.withColumn(
            bookings.column("Mother NHS number"),
            n -> Sheet.number(n.charAt(0) + "." + n.substring(1) + "E9", 0));
    add(
        GoodFile.BOOKINGS,
        "NHS numbers with exponents",
        book(powers).bytes(),
        GoodFile.BOOKINGS.same());
    Table spending = GoodFile.SPENDING.table();
    Table amounts =
        spending.withColumn(2, a -> Sheet.number(a, 0)).withColumn(3, a -> Sheet.number(a, 0));
    add(GoodFile.SPENDING, "amounts as numbers", book(amounts).bytes(), GoodFile.SPENDING.same());
    Table logical =
        TABLE.withColumn(
            TABLE.column("Consent to share"),
            c -> "<c t=\"b\"><v>" + (c.equals("No") ? 0 : 1) + "</v></c>");
    add("consent as true and false", book(logical), GOOD.same().touchingAll());
    add(
        "an error in a cell",
        book(TABLE.with(2, 1, "<c t=\"e\"><v>#REF!</v></c>")),
        GOOD.same().touching(2));
    add(
        "a style that is not there",
        book(dates(d -> Sheet.number(days(d, ZERO), 99))),
        GOOD.same().touchingAll());
  }

  private static Table dates(UnaryOperator<String> change) {
    return TABLE
        .withColumn(TABLE.column("Date registered"), change)
        .withColumn(TABLE.column("DOB"), change)
        .withColumn(TABLE.column("Baby DOB"), change);
  }

  private static String days(String date, LocalDate from) {
    return Long.toString(ChronoUnit.DAYS.between(from, LocalDate.parse(date, DAY)));
  }

  private void sheets() {
    String rows = Sheet.of(TABLE);
    add("remarks on a second sheet", Book.of(rows).sheet("Notes", "visible", REMARKS), GOOD.same());
    add(
        "lists on hidden sheets before it",
        new Book()
            .sheet("Codes", "hidden", REMARKS)
            .sheet("Old", "veryHidden", REMARKS)
            .sheet("Blank", "visible", "")
            .sheet("Data", "visible", rows),
        GOOD.same());
    add(
        "remarks on the first sheet",
        new Book()
            .sheet("Notes", "visible", REMARKS + "<row r=\"2\"><c><v>1</v></c></row>")
            .sheet("Data", "visible", rows),
        Expected.refused());
    add(
        "no sheet that is shown",
        new Book().sheet("Data", "hidden", rows),
        Expected.refused("FIL-001"));
    add("no sheet at all", new Book(), Expected.refused());
    add("a blank sheet", Book.of(""), Expected.refused("FIL-001"));
    add("headings only", Book.of(Sheet.row(1, TABLE.headings())), Expected.refused("FIL-005"));
    add(
        "a title in merged cells above",
        Book.of(
            shifted(2)
                + "</sheetData><mergeCells><mergeCell ref=\"A1:F1\"/></mergeCells><sheetData>"),
        GOOD.same());
    add(
        "cells merged down a column",
        Book.of(
            Sheet.of(TABLE.with(5, 9, ""))
                + "</sheetData><mergeCells><mergeCell ref=\"J6:J7\"/></mergeCells><sheetData>"),
        GOOD.same().touching(5));
    add("rows left out between", Book.of(spaced()), GOOD.same().ignoring(GoodFile.ROWS));
    add("formatted rows below", Book.of(rows + formatted(1000)), GOOD.same().ignoring(1000));
    add(
        "the last row of Excel",
        Book.of(rows + Sheet.row(1 << 20, TABLE.rows().get(0))),
        GOOD.same().adding(1).ignoring((1 << 20) - 10));
  }

  /** The table further down. */
  private static String shifted(int by) {
    StringBuilder rows = new StringBuilder(Sheet.row(1 + by, TABLE.headings()));
    for (int i = 0; i < GoodFile.ROWS; i++) {
      rows.append(Sheet.row(2 + by + i, TABLE.rows().get(i)));
    }
    return rows.toString();
  }

  /** The table with each row two below the one before. */
  private static String spaced() {
    StringBuilder rows = new StringBuilder(Sheet.row(1, TABLE.headings()));
    for (int i = 0; i < GoodFile.ROWS; i++) {
      rows.append(Sheet.row(3 + 2 * i, TABLE.rows().get(i)));
    }
    return rows.toString();
  }

  private static String formatted(int rows) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      text.append("<row r=\"").append(GoodFile.ROWS + 2 + i).append("\"><c s=\"0\"/></row>");
    }
    return text.toString();
  }

  private void formulas() {
    int name = TABLE.column("First name");
    add(
        "results of formulas",
        book(TABLE.withColumn(name, text -> Sheet.formula("CONCAT(A1)", text))),
        GOOD.same());
    add(
        "a formula without its result",
        book(TABLE.with(2, name, "<c><f>TODAY()</f></c>")),
        GOOD.same().touching(2));
    add(
        "formulas without results",
        book(TABLE.withColumn(name, text -> "<c><f>NOW()</f></c>")),
        GOOD.same().touchingAll());
    add(
        "texts that look like formulas",
        book(TABLE.with(2, name, "=HYPERLINK(\"http://example.org\")")),
        GOOD.same().touching(2));
    add(
        "a formula in the headings",
        book(TABLE.withHeading(0, "<c><f>NOW()</f></c>")),
        Expected.refused("FIL-008"));
    add(
        "a formula that asks another file",
        book(TABLE.with(2, name, Sheet.formula("[1]Sheet1!$A$1", "Crispina"))),
        GOOD.same().touching(2));
  }

  private void broken() {
    String rows = Sheet.of(TABLE);
    Map<String, String> broken = new LinkedHashMap<>();
    broken.put("a tag never closed", rows + "<row r=\"20\"><c>");
    broken.put("rows out of order", rows + Sheet.row(3, TABLE.rows().get(0)));
    broken.put("a text that is not there", rows + "<row r=\"20\">" + Sheet.shared(7) + "</row>");
    broken.put(
        "a cell beyond the last column", rows + "<row r=\"20\"><c r=\"XFE20\"><v>1</v></c></row>");
    broken.put("a cell without a column", rows + "<row r=\"20\"><c r=\"20\"><v>1</v></c></row>");
    broken.put("a row beyond the last", rows + "<row r=\"1048577\"><c><v>1</v></c></row>");
    broken.put("too many cells", rows + "<row r=\"20\">" + "<c/>".repeat((1 << 14) + 2) + "</row>");
    broken.put("a comment", rows + "<!-- x -->");
    broken.put("a NUL", rows + "\0");
    broken.forEach((name, sheet) -> add(name, Book.of(sheet), Expected.refused("FIL-010")));
    String sheet = "xl/worksheets/sheet1.xml";
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "an entity of the file system",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><worksheet>&b;</worksheet>"
            .getBytes(UTF_8));
    parts.put("entities that grow", laughs().getBytes(UTF_8));
    parts.put("an encoding of its own", "<worksheet/>".getBytes(UTF_16LE));
    parts.put("no XML", "Client ID,Consent\n1,yes\n".getBytes(UTF_8));
    parts.put("nothing in it", new byte[0]);
    parts.forEach(
        (name, bytes) ->
            add(
                "a sheet with " + name,
                Book.of(rows).part(sheet, bytes),
                Expected.refused("FIL-010")));
    add(
        "a list of texts that is no XML",
        sharing(TABLE).part("xl/sharedStrings.xml", "x"),
        Expected.refused("FIL-010"));
    add(
        "styles that are no XML",
        Book.of(rows).formats("0").part("xl/styles.xml", "<"),
        Expected.refused("FIL-010"));
  }

  private static String laughs() {
    StringBuilder text = new StringBuilder("<!DOCTYPE l [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 40; i++) {
      text.append("<!ENTITY l%d \"&l%d;&l%d;\">".formatted(i, i - 1, i - 1));
    }
    return text + "]><worksheet>&l39;</worksheet>";
  }

  private void damaged() {
    byte[] whole = book(TABLE).bytes();
    for (int seed = 1; seed <= 8; seed++) {
      Random random = new Random(seed);
      add(
          GOOD,
          "cut short, seed " + seed,
          Arrays.copyOf(whole, 5 + random.nextInt(whole.length - 30)),
          Expected.refused());
      byte[] flipped = whole.clone();
      flipped[4 + random.nextInt(flipped.length - 4)] ^= (byte) (1 + random.nextInt(255));
      add(GOOD, "a byte changed, seed " + seed, flipped, Expected.anything());
    }
    byte[] secret = new byte[9000];
    byte[] magic = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    System.arraycopy(magic, 0, secret, 0, magic.length);
    byte[] name = "EncryptedPackage".getBytes(UTF_16LE);
    System.arraycopy(name, 0, secret, 4000, name.length);
    add(GOOD, "a password", secret, Expected.refused("FIL-011"));
    byte[] sealed = whole.clone();
    for (int at = 0; at + 8 < sealed.length; at++) {
      boolean local = sealed[at] == 'P' && sealed[at + 1] == 'K' && sealed[at + 2] == 3;
      boolean central = sealed[at] == 'P' && sealed[at + 1] == 'K' && sealed[at + 2] == 1;
      if (local || central) {
        sealed[at + (local ? 6 : 8)] |= 1;
      }
    }
    add(GOOD, "a password of the archive", sealed, Expected.refused());
    add(GOOD, "twice in one file", Writings.concat(whole, whole), Expected.anything());
    add(
        GOOD,
        "a picture before it",
        Writings.concat(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, whole),
        Expected.refused());
    add(
        GOOD,
        "text behind it",
        Writings.concat(whole, "Kind regards".getBytes(UTF_8)),
        Expected.anything());
  }

  private void bombs() {
    String rows = Sheet.of(TABLE);
    Expected large = Expected.refused("FIL-012");
    int most = 1 << 20;
    add(
        "a text of more than a mebibyte",
        Book.of(rows + "<row r=\"20\"><c t=\"str\"><v>" + "x".repeat(most + 1) + "</v></c></row>"),
        large);
    add(
        "a tag of more than a mebibyte",
        Book.of(rows + "<row r=\"20\"><c t='" + "s".repeat(most + 1) + "'/></row>"),
        large);
    String[] texts = new String[65];
    Arrays.fill(texts, "<t>" + "x".repeat(1 << 19) + "</t>");
    add(
        "texts of more than 32 million letters",
        Book.of(rows + "<row r=\"20\">" + Sheet.shared(0) + "</row>").texts(texts),
        large);
    add(
        "millions of rows",
        Book.of(rows + "<row/>".repeat(most + 10)),
        Expected.refused("FIL-010"));
    add(
        "a long text in every cell of a row",
        Book.of(rows + "<row r=\"10\">" + Sheet.shared(0).repeat(1025) + "</row>")
            .texts("<t>" + "x".repeat(1024) + "</t>"),
        GOOD.same().adding(1));
    Book many = new Book();
    for (int i = 0; i < 1001; i++) {
      many.sheet("S" + i, "visible", i == 0 ? rows : "");
    }
    add("more than a thousand sheets", many, large);
  }
}
