package org.goldthread.pseudonym;

import java.nio.charset.StandardCharsets;

/**
 * Ids that nobody can recompute without their key: HMAC-SHA-256 of length-prefixed parts, the
 * purpose first, so that an id made for one purpose never equals one made for another. Belongs to
 * one thread.
 */
public final class Keyed {
  private final Hmac hmac;
  private final Message message = new Message();

  Keyed(Hmac hmac) {
    this.hmac = hmac;
  }

  /**
   * An id of 32 bytes.
   *
   * @param purpose what the id is for: {@code mention}, {@code individual}, {@code family}, ...
   * @param parts what it is made of, in order
   */
  public byte[] keyed(String purpose, byte[]... parts) {
    message.clear().add(purpose);
    for (byte[] part : parts) {
      message.add(part);
    }
    return hmac.of(message);
  }

  /** {@link #keyed(String, byte[]...)} of texts in UTF-8. */
  public byte[] keyed(String purpose, String... parts) {
    message.clear().add(purpose);
    for (String part : parts) {
      message.add(part);
    }
    return hmac.of(message);
  }

  /**
   * The id of a mention: the same however often, in whatever order and from whatever file its row
   * arrives.
   *
   * @param rowKey the row's key in bytes
   * @param slot the person's slot in the row; hashed as decimal text
   */
  public byte[] mention(String provider, String feed, String period, byte[] rowKey, int slot) {
    return keyed(
        "mention", utf8(provider), utf8(feed), utf8(period), rowKey, utf8(Integer.toString(slot)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
