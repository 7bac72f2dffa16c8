package org.goldthread.hostile;

import java.util.ArrayList;
import java.util.List;

/**
 * Every hostile file: good files of six feeds ({@link GoodFile}), changed by mutations that are
 * written down, or drawn with a seed that stands in the file's name. The same each time.
 *
 * <table>
 *   <caption>Themes</caption>
 *   <tr><th>theme</th><th>made by</th><th>what it holds</th></tr>
 *   <tr><td>encodings</td><td>{@link Writings}</td><td>with and without marks, UTF-16 both ways,
 *       Windows-1252, rows of two encodings, NUL, bytes that no encoding knows</td></tr>
 *   <tr><td>delimiters</td><td>{@link Writings}</td><td>semicolons, tabs, bars, {@code sep=}, one
 *       that lies</td></tr>
 *   <tr><td>quotes and line ends</td><td>{@link Writings}</td><td>every cell quoted, lines within
 *       cells, three line ends in one file, blanks around cells</td></tr>
 *   <tr><td>order</td><td>{@link Writings}</td><td>rows and columns in another order</td></tr>
 *   <tr><td>headings</td><td>{@link HostileHeadings}</td><td>in other letters, missing, twice, too
 *       many, too long, elsewhere, none</td></tr>
 *   <tr><td>dates</td><td>{@link HostileCells}</td><td>of other forms, days that never were,
 *       numbers of Excel</td></tr>
 *   <tr><td>values</td><td>{@link HostileCells}</td><td>formulas, huge cells, code, invisible
 *       letters, numbers beyond all numbers</td></tr>
 *   <tr><td>records</td><td>{@link HostileRecords}</td><td>short and wide rows, totals, headings
 *       once more, two tables, quotes that stay open, lines of two MiB</td></tr>
 *   <tr><td>damage</td><td>{@link HostileRecords}</td><td>letters, bytes and cells by chance; files
 *       cut short</td></tr>
 *   <tr><td>disguises</td><td>{@link Disguises}</td><td>pictures, archives, documents, web pages
 *       and nothing at all under the names of tables, and tables under theirs</td></tr>
 *   <tr><td>workbooks</td><td>{@link HostileBooks}</td><td>dates as numbers, merged cells, formulas,
 *       several and hidden sheets, passwords, broken parts, bombs, names that lead elsewhere</td></tr>
 *   <tr><td>templates</td><td>{@link TemplateBooks}</td><td>feeds' own templates, filled in badly</td></tr>
 * </table>
 */
public final class HostileCatalogue {
  private HostileCatalogue() {}

  /** All of them, theme by theme. */
  public static List<HostileFile> all() {
    List<HostileFile> all = new ArrayList<>();
    all.addAll(Writings.encodings());
    all.addAll(Writings.delimiters());
    all.addAll(Writings.quotes());
    all.addAll(Writings.orders());
    all.addAll(HostileHeadings.all());
    all.addAll(HostileCells.dates());
    all.addAll(HostileCells.values());
    all.addAll(HostileRecords.records());
    all.addAll(HostileRecords.damage());
    all.addAll(Disguises.all());
    all.addAll(HostileBooks.all());
    all.addAll(TemplateBooks.all());
    return all;
  }
}
