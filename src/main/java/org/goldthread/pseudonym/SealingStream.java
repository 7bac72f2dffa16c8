package org.goldthread.pseudonym;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes the content of a sealed file. The file is complete only after {@link #finish}; closing it
 * before leaves a file that the platform refuses as cut. So a program that fails half-way, even
 * inside try-with-resources, never leaves a shorter file that looks whole.
 */
public final class SealingStream extends OutputStream {
  private final OutputStream out;
  private final ChunkCipher cipher;
  private final byte[] chunk = new byte[SealedFile.CHUNK];
  private int filled;
  private boolean finished;

  SealingStream(OutputStream out, ChunkCipher cipher) {
    this.out = out;
    this.cipher = cipher;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (finished) {
      throw new IOException("the sealed file is finished");
    }
    int done = 0;
    while (done < length) {
      // A full chunk waits for the next byte: it may be the last one.
      if (filled == chunk.length) {
        out.write(cipher.seal(chunk, filled, false));
        filled = 0;
      }
      int some = Math.min(length - done, chunk.length - filled);
      System.arraycopy(bytes, offset + done, chunk, filled, some);
      filled += some;
      done += some;
    }
  }

  /** Writes the end; nothing can be written after it. */
  public void finish() throws IOException {
    if (!finished) {
      out.write(cipher.seal(chunk, filled, true));
      out.flush();
      finished = true;
    }
  }

  /** Closes the file as it is, finished or not. */
  @Override
  public void close() throws IOException {
    out.close();
  }
}
