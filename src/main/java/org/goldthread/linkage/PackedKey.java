package org.goldthread.linkage;

import java.util.Arrays;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.goldthread.core.Role;

/**
 * A key among mentions of one role, as bytes and as rows: equal bytes, equal role and key.
 *
 * @param role the role
 * @param key the key
 */
record PackedKey(Role role, Key key) {

  static PackedKey of(byte[] packed) {
    Unpacker bytes = new Unpacker(packed);
    Role role = Role.values()[bytes.number()];
    int type = bytes.number();
    TokenSpace space = new TokenSpace(bytes.text(), bytes.number(), bytes.number());
    return new PackedKey(role, new Key(type, space, new Bytes(bytes.bytes())));
  }

  byte[] packed() {
    return new Packer()
        .number(role.ordinal())
        .number(key.type())
        .text(key.space().scheme())
        .number(key.space().epoch())
        .number(key.space().version())
        .bytes(key.token().value())
        .packed();
  }

  /** A digest of a packed key: with {@link #prefix} enough to tell keys apart. */
  static long check(byte[] packed) {
    return Digest.of(packed);
  }

  /** The token's first eight bytes: nearly always enough to tell keys apart. */
  long prefix() {
    return new Unpacker(Arrays.copyOf(key.token().value(), Long.BYTES)).longNumber();
  }

  /** The key of a row of {@code Types.KEY}. */
  static Key key(Row row) {
    return new Key(
        row.getInt(0),
        new TokenSpace(row.getString(1), row.getInt(2), row.getInt(3)),
        new Bytes(row.getAs(4)));
  }

  /** A key as a row of {@code Types.KEY}. */
  static Row row(Key key) {
    return RowFactory.create(
        key.type(),
        key.space().scheme(),
        key.space().epoch(),
        key.space().version(),
        key.token().value());
  }
}
