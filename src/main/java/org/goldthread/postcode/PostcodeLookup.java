package org.goldthread.postcode;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.goldthread.config.Programme;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;

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
   * @throws GoldthreadException if the file is missing, has not the columns, or knows no LSOA of
   *     the area, so that nobody would ever live in it
   */
  public static PostcodeLookup of(Path folder, Programme.Area area) {
    PostcodeLookup lookup = read(folder.resolve(area.postcodeLookup()), area.lsoaColumn());
    lookup.unfit(area).filter(unfit -> unfit.known() == 0).ifPresent(PostcodeLookup::refuse);
    return lookup;
  }

  private static void refuse(Unfit unfit) {
    throw new GoldthreadException(ExitCode.USER, List.of(unfit.problem()));
  }

  /**
   * LSOAs of an area that no postcode lies in.
   *
   * @param missing those, in the area's order
   * @param known how many others there are
   * @param lookup the lookup as the configuration names it
   */
  public record Unfit(List<String> missing, int known, String lookup) {
    private static final int NAMED = 3;

    /** What is wrong, as a warning or, where no LSOA is known, as an error. */
    public Problem problem() {
      int all = known + missing.size();
      String named = String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())));
      int others = missing.size() - NAMED;
      return new Problem(
          "The postcode lookup knows "
              + (known == 0 ? "none" : Integer.toString(known))
              + " of the area's "
              + all
              + " LSOAs",
          "No postcode of "
              + lookup
              + " lies in "
              + named
              + (others > 0 ? " and " + others + " more" : "")
              + ". Either its LSOAs are of another year than area.lsoas (E01 codes of 2011 and of"
              + " 2021 differ where areas were split or merged), or it holds another part of the"
              + " country.",
          "Name the lookup's column of the right year in area.lsoa_column, take an edition of the"
              + " lookup that has it, or list the LSOAs of the lookup's year under area.lsoas and"
              + " in area.lsoa_table.",
          "programme.yaml",
          0);
    }
  }

  /** What does not fit an area; empty if a postcode lies in each of its LSOAs. */
  public Optional<Unfit> unfit(Programme.Area area) {
    Set<String> known = new HashSet<>();
    for (long entry : entries) {
      known.add(lsoaOf(entry));
    }
    List<String> missing = area.lsoas().stream().filter(code -> !known.contains(code)).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Unfit(missing, area.lsoas().size() - missing.size(), area.postcodeLookup()));
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
    return at < 0 ? Optional.empty() : Optional.of(lsoaOf(entries[at]));
  }

  private String lsoaOf(long entry) {
    return lsoas[(int) (entry & ((1L << INDEX_BITS) - 1))];
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
