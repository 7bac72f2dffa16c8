package org.goldthread.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a large file where records begin. The file is scanned once, by the same scanner that the
 * reader uses: no guess by counting quotes, so the slices together hold exactly the records of the
 * whole.
 */
public final class FileSlices {
  /** Files larger than this are cut. */
  public static final long THRESHOLD = 128L << 20;

  /** The usual size of a slice. */
  public static final long SLICE_BYTES = 64L << 20;

  private FileSlices() {}

  /**
   * Slices of at least the given number of bytes, the last one excepted, in the file's order; at
   * least one, which may be empty.
   *
   * @param in the file from its first byte; read to its end, not closed
   * @param sliceBytes how many bytes after its offset a slice ends at the earliest, at least 1
   */
  public static List<Slice> of(InputStream in, FileShape shape, long sliceBytes) {
    return of(in, shape, sliceBytes, RecordLimits.STANDARD);
  }

  /** Slices under other limits than the standard ones. */
  static List<Slice> of(InputStream in, FileShape shape, long sliceBytes, RecordLimits limits) {
    if (sliceBytes < 1) {
      throw new IllegalArgumentException("a slice of " + sliceBytes + " bytes");
    }
    try {
      in.skipNBytes(shape.dataOffset());
      RecordScanner scanner =
          new RecordScanner(in, QuoteRule.of(shape), limits, shape.dataOffset(), shape.dataLine());
      List<Slice> slices = new ArrayList<>();
      long offset = shape.dataOffset();
      long line = shape.dataLine();
      long record = 0;
      long records = 0;
      while (scanner.next()) {
        if (scanner.offset() - offset >= sliceBytes) {
          slices.add(new Slice(offset, scanner.offset() - offset, line, record));
          offset = scanner.offset();
          line = scanner.line();
          record = records;
        }
        records++;
      }
      slices.add(new Slice(offset, scanner.nextOffset() - offset, line, record));
      return slices;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
