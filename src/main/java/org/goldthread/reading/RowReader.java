package org.goldthread.reading;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.goldthread.config.Feed;

/**
 * The records below a file's headings, in their order, each with the physical line it begins on.
 *
 * <p>Bad content never throws: a record that cannot be read is one broken row on its opening line,
 * and reading goes on at the next physical line. Memory does not grow with the file or with a line.
 * An {@link UncheckedIOException} means that the bytes could not be fetched.
 */
public final class RowReader implements Iterator<SourceRow>, Closeable {
  private final RecordSource source;
  private SourceRow ahead;

  private RowReader(RecordSource source) {
    this.source = source;
  }

  /**
   * Looks at a file: at the first MiB of a text, and at all of a workbook, since only its end shows
   * that it is whole. What cannot be opened is a problem of that file like any other.
   *
   * @param format what the feed's file says about reading
   * @return the shape, or the problem that keeps the file from being read
   */
  public static Inspection inspect(Path file, Feed.Format format) {
    Optional<Unreadable> unreadable = Unreadable.of(file);
    if (unreadable.isPresent()) {
      return unreadable.get().problem();
    }
    try (InputStream head = Files.newInputStream(file)) {
      Optional<Inspection> workbook = new WorkbookInspector(format).inspect(file);
      return workbook.isPresent() ? workbook.get() : new HeadInspector(format).inspect(head);
    } catch (IOException e) {
      return FileProblem.unreadable(file);
    }
  }

  /**
   * Looks at a text's first MiB.
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

  /** Names of the sheets of a workbook that Excel shows, in its order; none of any other file. */
  public static List<String> sheets(Path file) {
    if (Unreadable.of(file).isPresent()) {
      return List.of();
    }
    try {
      return WorkbookInspector.sheets(file);
    } catch (IOException e) {
      // Whoever inspects the file is told why.
      return List.of();
    }
  }

  /** Reads a whole file. */
  public static RowReader open(Path file, FileShape shape) {
    try {
      return shape.isSheet()
          ? new RowReader(SheetRows.open(file, shape))
          : open(new BufferedInputStream(Files.newInputStream(file)), shape);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the records of a text that begin in a slice. */
  public static RowReader open(Path file, FileShape shape, Slice slice) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      return open(Channels.newInputStream(channel.position(slice.offset())), shape, slice);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a whole text.
   *
   * @param in the file from its first byte; closed with the reader
   */
  public static RowReader open(InputStream in, FileShape shape) {
    return open(in, shape, RecordLimits.STANDARD);
  }

  /**
   * Reads the records of a text that begin in a slice.
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
    return new RowReader(new TextRecords(in, shape, limits, slice));
  }

  @Override
  public boolean hasNext() {
    try {
      if (ahead == null) {
        ahead = source.next();
      }
      return ahead != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public SourceRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    SourceRow row = ahead;
    ahead = null;
    return row;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
