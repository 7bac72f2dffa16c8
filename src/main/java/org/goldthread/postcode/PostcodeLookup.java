package org.goldthread.postcode;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.goldthread.config.Programme;
import org.goldthread.core.GoldthreadException;

/**
 * Postcode to LSOA, from a file in the columns of the National Statistics Postcode Lookup. Three of
 * its columns are read: the postcode in any of its spellings, {@code doterm}, and an LSOA column.
 * Terminated postcodes are kept, since families give old ones; {@code doterm} settles only which of
 * two entries of one postcode counts (the live one). The place is a file, a folder of files, or the
 * archive that is published.
 *
 * <p>LSOAs of Wales, data zones of Scotland and Northern Ireland, and the pseudo codes of the
 * Channel Islands (L99999999) and the Isle of Man (M99999999) are codes like any other: they lie
 * outside the area. A row without a code, as of postcodes without a place, is unknown.
 *
 * <p>Everything is streamed. The whole of the United Kingdom, 2.7 million rows, fits into a heap of
 * 100 MiB while it is read: a postcode is a number of 37 bits, the LSOA the index behind it.
 */
public final class PostcodeLookup {
  /** Names of the column of LSOAs over the years, newest first. */
  static final List<String> LSOAS = List.of("lsoa21cd", "lsoa21", "lsoa11cd", "lsoa11");

  static final int INDEX_BITS = 20;
  private static final int LONGEST = 7;
  private static final int LETTERS = 37;

  private final long[] entries;
  private final String[] lsoas;

  private PostcodeLookup(long[] entries, String[] lsoas) {
    this.entries = entries;
    this.lsoas = lsoas;
  }

  /** Knows no postcode: every area is unknown. */
  public static PostcodeLookup none() {
    return new PostcodeLookup(new long[0], new String[0]);
  }

  /**
   * Reads the lookup of a programme's area.
   *
   * @param folder the configuration folder
   * @throws GoldthreadException if the file is missing or has not the columns
   */
  public static PostcodeLookup of(Path folder, Programme.Area area) {
    return read(folder.resolve(area.postcodeLookup()), area.lsoaColumn());
  }

  /**
   * Reads a lookup by its newest LSOA column.
   *
   * @throws GoldthreadException if the file is missing or has not the columns
   */
  public static PostcodeLookup read(Path file) {
    return read(file, Optional.empty());
  }

  private static PostcodeLookup read(Path file, Optional<String> lsoaColumn) {
    PostcodeTable table = new PostcodeTable(lsoaColumn.map(List::of).orElse(LSOAS));
    PostcodeFiles.read(file, table);
    return new PostcodeLookup(table.settled(), table.lsoas());
  }

  /** The LSOA of a standardised postcode; empty if the lookup does not know it. */
  public Optional<String> lsoa(String postcode) {
    int at = find(entries, packed(postcode));
    return at < 0
        ? Optional.empty()
        : Optional.of(lsoas[(int) (entries[at] & ((1L << INDEX_BITS) - 1))]);
  }

  private static int find(long[] entries, long postcode) {
    int low = 0;
    int high = entries.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long there = entries[middle] >>> INDEX_BITS;
      if (there == postcode) {
        return middle;
      }
      if (there < postcode) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** Letters and digits as a number in base 37; negative if there are none or too many. */
  static long packed(String postcode) {
    long packed = 0;
    int length = 0;
    for (int i = 0; i < postcode.length(); i++) {
      char c = postcode.charAt(i);
      int digit = c >= '0' && c <= '9' ? c - '0' + 1 : c >= 'A' && c <= 'Z' ? c - 'A' + 11 : 0;
      if (digit > 0) {
        packed = packed * LETTERS + digit;
        length++;
      } else if (c != ' ') {
        return -1;
      }
    }
    return length == 0 || length > LONGEST ? -1 : packed;
  }

  /** Shows the size. */
  @Override
  public String toString() {
    return "PostcodeLookup[" + entries.length + " postcodes]";
  }
}
