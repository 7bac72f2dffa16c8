package org.goldthread.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * A file's encoding: what its byte order mark says; else what is configured; else UTF-16 if every
 * other byte of the plain letters and signs is zero; else UTF-8, unless more bytes are invalid in
 * it than it has letters beyond ASCII: then Windows-1252.
 *
 * @param name of the character set
 * @param bomLength bytes of the byte order mark
 * @param fallback whether a record that is invalid is read as Windows-1252: where the beginning is
 *     plain ASCII and so no evidence of UTF-8
 */
record TextEncoding(String name, int bomLength, boolean fallback) {
  private static final int ENOUGH_UNITS = 4;

  /**
   * The encoding of a file.
   *
   * @param complete whether the head is the whole file; otherwise it may cut a character
   * @param configured the encoding that the feed's file states, or an empty text
   */
  static TextEncoding of(byte[] head, boolean complete, String configured) {
    if (startsWith(head, 0xef, 0xbb, 0xbf)) {
      return new TextEncoding("UTF-8", 3, false);
    }
    if (startsWith(head, 0xff, 0xfe)) {
      return new TextEncoding("UTF-16LE", 2, false);
    }
    if (startsWith(head, 0xfe, 0xff)) {
      return new TextEncoding("UTF-16BE", 2, false);
    }
    if (!configured.isEmpty()) {
      String name = Charset.forName(configured).name();
      return new TextEncoding(name.equals("UTF-16") ? utf16(head, "UTF-16LE") : name, 0, false);
    }
    String wide = utf16(head, "");
    return wide.isEmpty() ? narrow(head, complete) : new TextEncoding(wide, 0, false);
  }

  /** Whether so many characters are controls, or none at all, that this is no text. */
  boolean looksBinary(byte[] head) {
    String text = new String(head, bomLength, head.length - bomLength, Charset.forName(name));
    int nul = 0;
    int odd = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\0') {
        nul++;
      } else if (isOdd(c)) {
        odd++;
      }
    }
    // Compressed or encrypted bytes hold one such character in eight, text next to none. NUL alone
    // may be
    // padding.
    return odd * 12L > text.length() || nul * 3L > text.length();
  }

  private static boolean isOdd(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\t' && c != '\n' && c != '\r';
      case Character.UNASSIGNED, Character.PRIVATE_USE -> true;
      default -> c == '\ufffd';
    };
  }

  private static String utf16(byte[] head, String otherwise) {
    int little = 0;
    int big = 0;
    int units = head.length / 2;
    for (int i = 0; i + 1 < head.length; i += 2) {
      if (head[i + 1] == 0 && plain(head[i])) {
        little++;
      } else if (head[i] == 0 && plain(head[i + 1])) {
        big++;
      }
    }
    int more = Math.max(little, big);
    if (units < ENOUGH_UNITS || more * 3L < units || more < 4L * Math.min(little, big)) {
      return otherwise;
    }
    return little > big ? "UTF-16LE" : "UTF-16BE";
  }

  private static boolean plain(byte b) {
    return b >= ' ' && b < 0x7f || b == '\n' || b == '\r' || b == '\t';
  }

  private static TextEncoding narrow(byte[] head, boolean complete) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.wrap(head);
    CharBuffer text = CharBuffer.allocate(8192);
    long letters = 0;
    long invalid = 0;
    CoderResult result;
    do {
      // A character cut by the head's end is no error.
      result = decoder.decode(bytes, text, complete);
      text.flip();
      letters += text.chars().filter(c -> c > 0x7f).count();
      text.clear();
      if (result.isError()) {
        invalid++;
        bytes.position(bytes.position() + result.length());
      }
    } while (!result.isUnderflow());
    return invalid > 0 && invalid >= letters
        ? new TextEncoding("windows-1252", 0, false)
        : new TextEncoding("UTF-8", 0, letters == 0);
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
