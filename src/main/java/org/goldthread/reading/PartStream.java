package org.goldthread.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/**
 * The bytes of one part of a workbook, held to bounds before a parser sees them: a small archive
 * can unpack to any size, and a parser keeps a tag, an attribute or a comment whole. Comments,
 * document types and processing instructions, which no workbook needs, are refused.
 */
final class PartStream extends InputStream {
  /** No text or tag of a spreadsheet is longer; a cell holds 32,767 characters. */
  static final int LONGEST_STRETCH = 1 << 20;

  private final InputStream in;
  private final long limit;
  private final long expectedCrc;
  private final CRC32 crc = new CRC32();
  private long count;
  private int stretch;
  private boolean opened;

  /**
   * Guards a part.
   *
   * @param in the part, unpacked
   * @param limit most bytes that it may unpack to
   * @param expectedCrc its check sum; compared at its end
   */
  PartStream(InputStream in, long limit, long expectedCrc) {
    this.in = in;
    this.limit = limit;
    this.expectedCrc = expectedCrc;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    if (read < 0) {
      if (crc.getValue() != expectedCrc) {
        throw new WorkbookException(FileFinding.BROKEN_WORKBOOK);
      }
      return -1;
    }
    crc.update(bytes, offset, read);
    for (int i = offset; i < offset + read; i++) {
      check(bytes[i]);
    }
    return read;
  }

  private void check(byte b) throws WorkbookException {
    if (++count > limit || ++stretch > LONGEST_STRETCH) {
      throw new WorkbookException(FileFinding.WORKBOOK_TOO_LARGE);
    }
    boolean declares = opened && (b == '!' || b == '?' && count > "\ufeff<?".length() + 2);
    if (declares || b == 0) {
      throw new WorkbookException(FileFinding.BROKEN_WORKBOOK);
    }
    opened = b == '<';
    if (opened) {
      stretch = 0;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
