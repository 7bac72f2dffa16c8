package org.goldthread.pseudonym;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Gives the content of a sealed file, chunk by chunk, each checked before any of it is given. */
final class OpeningStream extends InputStream {
  private final InputStream in;
  private final ChunkCipher cipher;
  private final String name;
  private final byte[] sealed = new byte[SealedFile.CHUNK + SealedFile.TAG + 1];
  private int held;
  private byte[] plain = new byte[0];
  private int given;
  private boolean ended;

  OpeningStream(InputStream in, ChunkCipher cipher, String name) {
    this.in = in;
    this.cipher = cipher;
    this.name = name;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (given == plain.length) {
      if (ended) {
        return -1;
      }
      openNext();
    }
    int some = Math.min(length, plain.length - given);
    System.arraycopy(plain, given, bytes, offset, some);
    given += some;
    return some;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void openNext() throws IOException {
    // One byte more than a chunk tells whether another one follows.
    held += in.readNBytes(sealed, held, sealed.length - held);
    boolean last = held < sealed.length;
    int length = last ? held : held - 1;
    if (length < SealedFile.TAG) {
      throw SealedFile.cut(name);
    }
    Optional<byte[]> opened = cipher.open(sealed, length, last);
    if (opened.isEmpty()) {
      boolean endMissing = last && cipher.open(sealed, length, false).isPresent();
      throw endMissing ? SealedFile.cut(name) : SealedFile.changed(name);
    }
    plain = opened.get();
    given = 0;
    ended = last;
    sealed[0] = sealed[sealed.length - 1];
    held = last ? 0 : 1;
  }
}
