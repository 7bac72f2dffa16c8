package org.goldthread.synth;

import java.util.List;

/**
 * How a file is written.
 *
 * @param delimiter between cells; empty for a comma
 * @param encoding character encoding
 * @param byteOrderMark whether it begins with one
 * @param carriageReturn whether lines end with CR LF
 * @param quoteAll whether every cell is quoted
 * @param banner lines above the headings
 * @param headingsAgain rows after which the headings stand again, as on a new page; 0 for never
 * @param total what the last row begins with; empty for no totals row
 * @param blankLines blank lines at the end
 * @param finalNewline whether the last line ends
 */
record SheetFormat(
    String delimiter,
    String encoding,
    boolean byteOrderMark,
    boolean carriageReturn,
    boolean quoteAll,
    List<String> banner,
    int headingsAgain,
    String total,
    int blankLines,
    boolean finalNewline) {

  SheetFormat {
    delimiter = delimiter.isEmpty() ? "," : delimiter;
    banner = List.copyOf(banner);
  }
}
