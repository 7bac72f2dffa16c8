package org.goldthread.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** The records of a text, or of a slice of it. */
final class TextRecords implements RecordSource {
  private final InputStream in;
  private final RecordScanner scanner;
  private final long stop;
  private final RecordBatch batch;
  private final Headings headings;
  private final Deque<SourceRow> ready = new ArrayDeque<>();
  private boolean scanned;

  TextRecords(InputStream in, FileShape shape, RecordLimits limits, Slice slice) {
    this.in = in;
    this.scanner =
        new RecordScanner(in, QuoteRule.of(shape), limits, slice.offset(), slice.firstLine());
    this.stop = slice.end();
    this.batch = new RecordBatch(shape);
    this.headings = new Headings(shape.headings());
  }

  @Override
  public SourceRow next() throws IOException {
    while (ready.isEmpty() && !scanned) {
      fill();
    }
    return ready.poll();
  }

  private void fill() throws IOException {
    while (!batch.isFull()) {
      if (scanner.nextOffset() >= stop || !scanner.next()) {
        scanned = true;
        break;
      }
      batch.add(scanner);
    }
    batch.parse(headings, ready::add);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
