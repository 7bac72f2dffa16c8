package org.goldthread.reading;

import java.io.Closeable;
import java.io.IOException;

/** Where records come from: a text or a sheet. */
interface RecordSource extends Closeable {
  /** The next record, or null after the last. */
  SourceRow next() throws IOException;
}
