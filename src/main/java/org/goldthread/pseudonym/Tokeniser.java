package org.goldthread.pseudonym;

import java.util.List;

/**
 * Makes tokens. Got from {@link KeyRing#tokeniser}; belongs to one thread.
 *
 * <pre>
 * t1 = HMAC-SHA-256(programme key, LP("gt1") LP(programme) LP(epoch) LP(type id) LP(part)...)
 * t2 = HMAC-SHA-256(vault key, LP(scheme) LP(epoch) LP(type id) LP(32 raw bytes))
 * </pre>
 *
 * <p>LP is a four-byte big-endian length and the UTF-8 bytes; numbers are decimal text. A t1 is as
 * dangerous as clear text, since whoever holds the programme key can try out all NHS numbers: it
 * lives in memory or in a sealed file only. A t2 is what the lake holds; without the vault key
 * nobody can try anything out.
 */
public final class Tokeniser {
  /** The number of bytes of a token of any scheme. */
  public static final int LENGTH = 32;

  private final String programme;
  private final int epoch;
  private final Hmac first;
  private final Hmac second;
  private final Message message = new Message();

  Tokeniser(String programme, int epoch, Hmac first, Hmac second) {
    this.programme = programme;
    this.epoch = epoch;
    this.first = first;
    this.second = second;
  }

  /**
   * The programme's own token of standardised parts, as a provider makes it.
   *
   * @param typeId the number of the key recipe's type
   * @param parts standardised parts in the recipe's order
   * @throws IllegalArgumentException if there is no part or one is empty: a missing part makes no
   *     key, and a caller that gets here has lost track of one
   * @throws IllegalStateException if the ring was opened without the programme key
   */
  public byte[] t1(int typeId, List<String> parts) {
    if (first == null) {
      throw new IllegalStateException("t1 needs the programme key, which was not opened");
    }
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a key of type " + typeId + " needs parts");
    }
    message.clear().add(Scheme.GT1.word()).add(programme).add(epoch).add(typeId);
    for (String part : parts) {
      if (part.isEmpty()) {
        throw new IllegalArgumentException("a part of a key of type " + typeId + " is missing");
      }
      message.add(part);
    }
    return first.of(message);
  }

  /**
   * What the lake stores of a t1 or of a foreign digest.
   *
   * @param scheme how the 32 bytes were made
   * @param typeId the type they stand for; a foreign digest may be asked for under several types
   * @param value 32 raw bytes, not hex
   * @throws IllegalStateException if the ring was opened without the vault key
   */
  public byte[] t2(Scheme scheme, int typeId, byte[] value) {
    if (second == null) {
      throw new IllegalStateException("t2 needs the vault key, which was not opened");
    }
    if (value.length != LENGTH) {
      throw new IllegalArgumentException("a token has 32 bytes, not " + value.length);
    }
    return second.of(message.clear().add(scheme.word()).add(epoch).add(typeId).add(value));
  }

  /**
   * The stored token of standardised parts in clear text (route B): t1 and t2 at once.
   *
   * @param version the recipe's version, from {@link Recipes#version}
   */
  public Token token(int typeId, int version, List<String> parts) {
    return stored(Scheme.GT1, typeId, version, t1(typeId, parts));
  }

  /** The stored token of 32 bytes that arrived (route A) or of a computed foreign digest. */
  public Token stored(Scheme scheme, int typeId, int version, byte[] value) {
    return new Token(typeId, scheme.word(), epoch, version, t2(scheme, typeId, value));
  }
}
