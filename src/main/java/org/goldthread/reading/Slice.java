package org.goldthread.reading;

import java.io.Serializable;

/**
 * A part of a large file: all records that begin in it, and no other.
 *
 * @param offset offset of its first byte, at which a record begins
 * @param length bytes up to the first record of the next slice, or to the end of the file
 * @param firstLine physical line that begins at the offset
 * @param firstRecord how many records, of every kind, begin before it
 */
public record Slice(long offset, long length, long firstLine, long firstRecord)
    implements Serializable {

  /** The offset at which the next slice begins. */
  public long end() {
    return offset + length;
  }
}
