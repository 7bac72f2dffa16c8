package org.goldthread.pseudonym;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys that one task was given. Safe for any thread; what it hands out ({@link Tokeniser},
 * {@link Keyed}) belongs to the thread that asked. Prints nothing and cannot be serialised: to
 * reach executors, send a {@link KeyReference}.
 */
public final class KeyRing {
  private final Map<KeyName, Key> keys;
  private final Map<Scheme, Salt> salts;
  private final Map<Scheme, ForeignDigests> foreign = new ConcurrentHashMap<>();

  KeyRing(Map<KeyName, Key> keys, Map<Scheme, Salt> salts) {
    this.keys = new EnumMap<>(KeyName.class);
    this.keys.putAll(keys);
    this.salts = Map.copyOf(salts);
  }

  /**
   * A ring of given keys, which are copied.
   *
   * @param keys name to 32 bytes
   * @param salts foreign scheme to its salt
   */
  public static KeyRing of(Map<KeyName, byte[]> keys, Map<Scheme, String> salts) {
    Map<KeyName, Key> copies = new EnumMap<>(KeyName.class);
    keys.forEach((name, bytes) -> copies.put(name, Key.of(bytes)));
    Map<Scheme, Salt> held = new EnumMap<>(Scheme.class);
    salts.forEach((scheme, text) -> held.put(scheme, Salt.of(text)));
    return new KeyRing(copies, held);
  }

  /** The keys it holds. */
  public Set<KeyName> names() {
    return Set.copyOf(keys.keySet());
  }

  /** The schemes whose salt it holds. */
  public Set<Scheme> saltedSchemes() {
    return salts.keySet();
  }

  /**
   * A tokeniser for the calling thread. Without the programme key it makes no t1, without the vault
   * key no t2.
   *
   * @param programme the programme's id
   * @param epoch the programme key's epoch
   */
  public Tokeniser tokeniser(String programme, int epoch) {
    return new Tokeniser(
        programme, epoch, hmacIfHeld(KeyName.PROGRAMME), hmacIfHeld(KeyName.VAULT));
  }

  /** Ids under the id key, for the calling thread. */
  public Keyed keyed() {
    return new Keyed(new Hmac(key(KeyName.ID)));
  }

  /** Tombstones, for the calling thread. */
  public Keyed tombstones() {
    return new Keyed(new Hmac(key(KeyName.TOMBSTONE)));
  }

  /** A foreign scheme under the salt of this ring; unverifiable if it holds none. */
  public ForeignDigests foreign(Scheme scheme) {
    return foreign.computeIfAbsent(
        scheme, s -> new ForeignDigests(s, Optional.ofNullable(salts.get(s))));
  }

  /** Overwrites the keys. Tokenisers handed out earlier go on working. */
  public void destroy() {
    keys.values().forEach(Key::destroy);
  }

  /**
   * A key of this ring.
   *
   * @throws IllegalStateException if it was not asked for when the ring was opened
   */
  Key key(KeyName name) {
    Key key = keys.get(name);
    if (key == null) {
      throw new IllegalStateException(name.file() + " was not opened");
    }
    return key;
  }

  Map<Scheme, Salt> salts() {
    return salts;
  }

  private Hmac hmacIfHeld(KeyName name) {
    Key key = keys.get(name);
    return key == null ? null : new Hmac(key);
  }

  /** Never a key. */
  @Override
  public String toString() {
    return "[keys]";
  }
}
