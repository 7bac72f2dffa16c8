package org.goldthread.contract;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.goldthread.config.Feed;

/**
 * The records below a file's headings, in their order, each with the physical line it begins on.
 *
 * <p>Bad content never throws: a record that cannot be read is one broken row on its opening line,
 * and reading goes on at the next physical line. Memory does not grow with the file or with a line.
 * An {@link UncheckedIOException} means that the bytes could not be fetched.
 */
public final class RowReader implements Iterator<SourceRow>, Closeable {
  private final InputStream in;
  private final RecordScanner scanner;
  private final long stop;
  private final RecordBatch batch;
  private final Headings headings;
  private final Deque<SourceRow> ready = new ArrayDeque<>();
  private boolean scanned;

  private RowReader(InputStream in, FileShape shape, RecordLimits limits, Slice slice) {
    this.in = in;
    this.scanner =
        new RecordScanner(in, QuoteRule.of(shape), limits, slice.offset(), slice.firstLine());
    this.stop = slice.end();
    this.batch = new RecordBatch(shape);
    this.headings = new Headings(shape.headings());
  }

  /**
   * Looks at a file's first MiB.
   *
   * @param head the file from its first byte; at most 1 MiB and one byte are read, not closed
   * @param format what the feed's file says about reading
   * @return the shape, or the problem that keeps the file from being read
   */
  public static Inspection inspect(InputStream head, Feed.Format format) {
    try {
      return new HeadInspector(format).inspect(head);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a whole file.
   *
   * @param in the file from its first byte; closed with the reader
   */
  public static RowReader open(InputStream in, FileShape shape) {
    return open(in, shape, RecordLimits.STANDARD);
  }

  /**
   * Reads the records that begin in a slice.
   *
   * @param in positioned at the slice's offset, and not ending before the file does: a record that
   *     is broken is recognised by what follows it; closed with the reader
   */
  public static RowReader open(InputStream in, FileShape shape, Slice slice) {
    return open(in, shape, slice, RecordLimits.STANDARD);
  }

  /** Reads a whole file under other limits than the standard ones. */
  static RowReader open(InputStream in, FileShape shape, RecordLimits limits) {
    try {
      in.skipNBytes(shape.dataOffset());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long rest = Long.MAX_VALUE - shape.dataOffset();
    return open(in, shape, new Slice(shape.dataOffset(), rest, shape.dataLine(), 0), limits);
  }

  /** Reads a slice under other limits than the standard ones. */
  static RowReader open(InputStream in, FileShape shape, Slice slice, RecordLimits limits) {
    return new RowReader(in, shape, limits, slice);
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !scanned) {
      fill();
    }
    return !ready.isEmpty();
  }

  @Override
  public SourceRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void fill() {
    try {
      while (!batch.isFull()) {
        if (scanner.nextOffset() >= stop || !scanner.next()) {
          scanned = true;
          break;
        }
        batch.add(scanner);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    batch.parse(headings, ready::add);
  }
}
