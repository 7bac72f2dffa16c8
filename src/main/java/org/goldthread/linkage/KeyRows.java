package org.goldthread.linkage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.goldthread.table.Mentions;

/** One row for each key of each mention: all that judging its block reads. */
final class KeyRows {
  static final String PREFIX = "prefix";
  static final String CHECK = "check";
  private static final String PACKED = "packed";

  /**
   * The token's first eight bytes and a digest of the whole key, which together tell keys apart and
   * compare as fast as numbers do; the event month; the mention; key and voices, packed.
   */
  private static final StructType SCHEMA =
      new StructType()
          .add(PREFIX, LongType, false)
          .add(CHECK, LongType, false)
          .add(MentionRows.EVENT_MONTH, IntegerType, false)
          .add(Mentions.MENTION_ID.name(), BinaryType, false)
          .add(PACKED, BinaryType, false);

  private KeyRows() {}

  /**
   * A mention of a block.
   *
   * @param key role and key, packed
   * @param eventMonth its event month
   * @param id its id
   * @param voices what it says of how many people there are
   */
  record Carrier(byte[] key, int eventMonth, Bytes id, List<Voice> voices) {}

  /** The keys of narrow mentions. */
  static Dataset<Row> of(Dataset<Row> narrow, LinkageRules rules) {
    return narrow.mapPartitions(
        (MapPartitionsFunction<Row, Row>) mentions -> new Exploded(mentions, rules),
        Encoders.row(SCHEMA));
  }

  /** Key rows block by block, each within one partition and by event month. */
  static Dataset<Row> sorted(Dataset<Row> keys) {
    return keys.select(Stream.of(SCHEMA.fieldNames()).map(functions::col).toArray(Column[]::new))
        .repartition(col(PREFIX))
        .sortWithinPartitions(col(PREFIX), col(CHECK), col(MentionRows.EVENT_MONTH));
  }

  private static final class Exploded extends Groups {
    private final LinkageRules rules;
    private final Packer packer = new Packer();

    Exploded(Iterator<Row> mentions, LinkageRules rules) {
      super(mentions);
      this.rules = rules;
    }

    @Override
    void take(Row row, Consumer<Row> results) {
      Mention mention = MentionRows.mention(row, rules);
      byte[] voices = voices(mention);
      for (Key key : mention.keys()) {
        PackedKey name = new PackedKey(mention.role(), key);
        byte[] packed = name.packed();
        results.accept(
            RowFactory.create(
                name.prefix(),
                PackedKey.check(packed),
                mention.eventMonth(),
                mention.id().value(),
                packer.clear().bytes(packed).raw(voices).packed()));
      }
    }

    private byte[] voices(Mention mention) {
      List<Voice> voices = Voice.of(mention);
      packer.clear().number(voices.size());
      for (Voice voice : voices) {
        packer.number(voice.ofNamed() ? 1 : 0).longNumber(voice.group()).longNumber(voice.value());
      }
      return packer.packed();
    }

    @Override
    void end(Consumer<Row> results) {}
  }

  static Carrier carrier(Row row) {
    Unpacker bytes = new Unpacker(row.getAs(4));
    byte[] key = bytes.bytes();
    int count = bytes.number();
    List<Voice> voices = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      voices.add(new Voice(bytes.number() == 1, bytes.longNumber(), bytes.longNumber()));
    }
    return new Carrier(key, row.getInt(2), new Bytes(row.getAs(3)), voices);
  }
}
