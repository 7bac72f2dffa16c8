package org.goldthread.synth;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Text of a file that is open only while some of it is written: a whole programme has more files
 * than a process may hold open. What is not written yet is held in memory, up to a bound. Plain
 * letters become bytes at once; only others ask an encoder.
 */
final class FileText implements AutoCloseable {
  private static final int HELD_AT_FIRST = 1 << 12;
  private static final int PLAIN = 0x80;
  private static final int MOST_DIGITS = 10;

  /** How a plain letter is written. */
  private enum Unit {
    ONE_BYTE,
    BIG_ENDIAN,
    LITTLE_ENDIAN
  }

  private final Path file;
  private final CharsetEncoder encoder;
  private final Unit unit;
  private final int mostHeld;
  private final byte[] digits = new byte[MOST_DIGITS];
  private byte[] held = new byte[HELD_AT_FIRST];
  private int count;

  /**
   * Begins a new file. What an 8-bit encoding does not hold is left out, as programs do.
   *
   * @param mostHeld bytes held before they are written: a power of 2, from {@value #HELD_AT_FIRST}
   */
  FileText(Path file, Charset charset, int mostHeld) {
    this.file = file;
    this.mostHeld = mostHeld;
    boolean strict = charset.equals(StandardCharsets.UTF_8);
    this.encoder =
        charset
            .newEncoder()
            .onUnmappableCharacter(strict ? CodingErrorAction.REPORT : CodingErrorAction.IGNORE);
    this.unit =
        switch (charset.name()) {
          case "UTF-16", "UTF-16BE" -> Unit.BIG_ENDIAN;
          case "UTF-16LE" -> Unit.LITTLE_ENDIAN;
          default -> Unit.ONE_BYTE;
        };
    try {
      Files.createFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (charset.equals(StandardCharsets.UTF_16)) {
      bytes((byte) 0xFE, (byte) 0xFF);
    }
  }

  /** Adds bytes as they are. */
  FileText bytes(byte... bytes) {
    for (int from = 0; from < bytes.length; ) {
      makeRoom();
      int some = Math.min(bytes.length - from, held.length - count);
      System.arraycopy(bytes, from, held, count, some);
      count += some;
      from += some;
    }
    return this;
  }

  /** Adds text. */
  FileText append(String text) {
    int length = text.length();
    int i = plain(text, length);
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (unit != Unit.ONE_BYTE) {
        wide(c);
      } else if (c < PLAIN) {
        put((byte) c);
      } else {
        int end = i + 1;
        while (end < length && text.charAt(end) >= PLAIN) {
          end++;
        }
        encode(CharBuffer.wrap(text, i, end));
        i = end - 1;
      }
    }
    return this;
  }

  /** Adds the plain letters that a text begins with, if there is room, and returns their number. */
  private int plain(String text, int length) {
    int at = count;
    if (unit != Unit.ONE_BYTE || length > held.length - at) {
      return 0;
    }
    int i = 0;
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (c >= PLAIN) {
        break;
      }
      held[at++] = (byte) c;
    }
    count = at;
    return i;
  }

  /** Adds a plain letter. */
  FileText append(char plain) {
    if (unit == Unit.ONE_BYTE) {
      put((byte) plain);
    } else {
      wide(plain);
    }
    return this;
  }

  /** Adds a number from 0 on. */
  FileText append(int number) {
    return number(number, 1);
  }

  /** Adds a number from 0 on, with zeros in front up to a width, which is at most 10. */
  FileText number(int number, int width) {
    int first = MOST_DIGITS;
    for (int rest = number; rest > 0 || MOST_DIGITS - first < width; rest /= 10) {
      digits[--first] = (byte) ('0' + rest % 10);
    }
    for (; first < MOST_DIGITS; first++) {
      append((char) digits[first]);
    }
    return this;
  }

  private void wide(char c) {
    byte high = (byte) (c >> 8);
    byte low = (byte) c;
    put(unit == Unit.BIG_ENDIAN ? high : low);
    put(unit == Unit.BIG_ENDIAN ? low : high);
  }

  private void encode(CharBuffer others) {
    try {
      ByteBuffer encoded = encoder.encode(others);
      while (encoded.hasRemaining()) {
        put(encoded.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void put(byte one) {
    makeRoom();
    held[count++] = one;
  }

  /** Makes room for one byte at least. */
  private void makeRoom() {
    if (count < held.length) {
      return;
    }
    if (count < mostHeld) {
      held = Arrays.copyOf(held, 2 * count);
    } else {
      flush();
    }
  }

  private void flush() {
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      out.write(held, 0, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    count = 0;
  }

  @Override
  public void close() {
    if (count > 0) {
      flush();
    }
  }
}
