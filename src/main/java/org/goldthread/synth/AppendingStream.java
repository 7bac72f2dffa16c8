package org.goldthread.synth;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Bytes of a file that is open only while some of them are written: a whole programme has more
 * files than a process may hold open.
 */
final class AppendingStream extends OutputStream {
  private static final int HELD = 1 << 14;

  private final Path file;
  private final byte[] held = new byte[HELD];
  private int count;

  /** Begins a new file. */
  AppendingStream(Path file) throws IOException {
    this.file = file;
    Files.createFile(file);
  }

  @Override
  public void write(int value) throws IOException {
    if (count == HELD) {
      append();
    }
    held[count++] = (byte) value;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (count == HELD) {
        append();
      }
      int part = Math.min(length - done, HELD - count);
      System.arraycopy(bytes, from + done, held, count, part);
      count += part;
      done += part;
    }
  }

  private void append() throws IOException {
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      out.write(held, 0, count);
    }
    count = 0;
  }

  @Override
  public void close() throws IOException {
    if (count > 0) {
      append();
    }
  }
}
