package org.goldthread.config;

import java.nio.charset.StandardCharsets;

/** The text of a file of the configuration. */
final class Texts {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Texts() {}

  /** Text in UTF-8, without the byte order mark that spreadsheets and editors put before it. */
  static String utf8(byte[] bytes) {
    return withoutMark(new String(bytes, StandardCharsets.UTF_8));
  }

  static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
