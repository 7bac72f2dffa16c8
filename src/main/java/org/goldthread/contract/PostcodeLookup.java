package org.goldthread.contract;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;

/**
 * Postcode to LSOA, from a file in the columns of the National Statistics Postcode Lookup. Only
 * {@code pcds} and an LSOA column are needed; {@code lsoa21} is taken before {@code lsoa11}.
 * Terminated postcodes are kept, since families give old ones; {@code doterm} settles only which of
 * two entries of one postcode counts (the live one).
 *
 * <p>The whole of the United Kingdom takes about 25 MB: a postcode is a number of 37 bits, the LSOA
 * the index behind it.
 */
public final class PostcodeLookup {
  private static final int INDEX_BITS = 20;
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
   * Reads a lookup.
   *
   * @throws GoldthreadException if the file is missing or has not the columns
   */
  public static PostcodeLookup read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw wrong(file, "The postcode lookup is missing.");
    }
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      return read(rows, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PostcodeLookup read(Iterable<NamedCsvRecord> rows, Path file) {
    Map<String, Integer> indexes = new HashMap<>();
    List<String> lsoas = new ArrayList<>();
    Map<Long, Integer> terminated = new HashMap<>();
    long[] live = new long[1024];
    int size = 0;
    String lsoaColumn = null;
    for (NamedCsvRecord row : rows) {
      if (lsoaColumn == null) {
        lsoaColumn = lsoaColumn(row.getHeader(), file);
      }
      long postcode = packed(row.findField("pcds").orElse(""));
      String lsoa = row.findField(lsoaColumn).orElse("").strip();
      if (postcode < 0 || lsoa.isEmpty()) {
        continue;
      }
      Integer known = indexes.get(lsoa);
      if (known == null) {
        known = lsoas.size();
        indexes.put(lsoa, known);
        lsoas.add(lsoa);
      }
      if (row.findField("doterm").orElse("").isBlank()) {
        if (size == live.length) {
          live = Arrays.copyOf(live, size * 2);
        }
        live[size++] = postcode << INDEX_BITS | known;
      } else {
        terminated.putIfAbsent(postcode, known);
      }
    }
    long[] entries = Arrays.copyOf(live, size);
    Arrays.sort(entries);
    return new PostcodeLookup(merged(entries, terminated), lsoas.toArray(String[]::new));
  }

  private static long[] merged(long[] live, Map<Long, Integer> terminated) {
    terminated.keySet().removeIf(postcode -> find(live, postcode) >= 0);
    long[] all = Arrays.copyOf(live, live.length + terminated.size());
    int at = live.length;
    for (Map.Entry<Long, Integer> entry : terminated.entrySet()) {
      all[at++] = entry.getKey() << INDEX_BITS | entry.getValue();
    }
    Arrays.sort(all);
    return all;
  }

  private static String lsoaColumn(List<String> header, Path file) {
    String column =
        header.contains("lsoa21") ? "lsoa21" : header.contains("lsoa11") ? "lsoa11" : null;
    if (column == null || !header.contains("pcds")) {
      throw wrong(file, "The postcode lookup has not the columns pcds and lsoa21.");
    }
    return column;
  }

  private static GoldthreadException wrong(Path file, String problem) {
    return new GoldthreadException(
        ExitCode.USER,
        List.of(
            org.goldthread.core.Problem.at(
                file.toString(),
                0,
                problem,
                "Put a file in the columns of the National Statistics Postcode Lookup there, or name"
                    + " another one under area in programme.yaml.")));
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
  private static long packed(String postcode) {
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
