package org.goldthread.linkage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Blocks of a table of mentions, cut and judged in one pass over sorted keys. */
final class BlockRows {
  static final String KEY = "key";
  static final String MEMBERS = "members";
  static final String REASON = "refused";
  static final String SIZE = "size";

  /**
   * A block: its key and the ids of its members, packed in ascending order. Of a refused block,
   * whose reason is present, the least member alone stands for all.
   */
  static final StructType SCHEMA =
      new StructType()
          .add(KEY, BinaryType, false)
          .add(MEMBERS, BinaryType, false)
          .add(REASON, StringType, true)
          .add(SIZE, LongType, false);

  private BlockRows() {}

  /** A row as values. */
  record BlockRow(byte[] key, List<Bytes> members, String reason, long size) {

    static BlockRow of(Row row) {
      return new BlockRow(
          row.getAs(0), BlockRows.members(row.getAs(1)), row.getString(2), row.getLong(3));
    }

    boolean isAdmitted() {
      return reason == null;
    }

    /** The least member. */
    Bytes first() {
      return members.get(0);
    }

    /** The decision that it joins nobody. */
    Row refusal() {
      PackedKey name = PackedKey.of(key);
      return new DecisionRow(DecisionKind.REFUSED_BLOCK, reason, name.role())
          .key(name.key())
          .left(first())
          .size(size)
          .row();
    }
  }

  /** The members of a block, unpacked. */
  static List<Bytes> members(byte[] packed) {
    List<Bytes> members = new ArrayList<>();
    Unpacker bytes = new Unpacker(packed);
    while (bytes.hasMore()) {
      members.add(new Bytes(bytes.bytes()));
    }
    return members;
  }

  /** The blocks of two or more of narrow mentions. */
  static Dataset<Row> of(Dataset<Row> narrow, LinkageRules rules) {
    return ofKeys(KeyRows.of(narrow, rules), rules);
  }

  /** The blocks of two or more mentions, from rows of {@link KeyRows}. */
  static Dataset<Row> ofKeys(Dataset<Row> keys, LinkageRules rules) {
    return KeyRows.sorted(keys)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> new Cut(rows, rules), Encoders.row(SCHEMA));
  }

  /** How many mentions an admitted block holds, for counting edges; of a refused one, none. */
  static Column edges() {
    return when(col(REASON).isNull(), col(SIZE)).otherwise(lit(0L));
  }

  private static final class Cut extends Groups implements BlockCutter.Verdicts {
    private final BlockCutter cutter;
    private Consumer<Row> results;
    private byte[] key;

    Cut(Iterator<Row> rows, LinkageRules rules) {
      super(rows);
      cutter = new BlockCutter(rules, this);
    }

    @Override
    void take(Row row, Consumer<Row> consumer) {
      results = consumer;
      KeyRows.Carrier carrier = KeyRows.carrier(row);
      if (!Arrays.equals(key, carrier.key())) {
        key = carrier.key();
        PackedKey name = PackedKey.of(key);
        cutter.begin(name.role(), name.key());
      }
      cutter.add(carrier.id(), carrier.eventMonth(), carrier.voices());
    }

    @Override
    void end(Consumer<Row> consumer) {
      results = consumer;
      cutter.end();
    }

    @Override
    public void admitted(Key ofBlock, Block block) {
      Packer members = new Packer();
      block.members().stream().sorted().forEach(member -> members.bytes(member.value()));
      results.accept(
          RowFactory.create(
              new PackedKey(block.role(), ofBlock).packed(),
              members.packed(),
              null,
              (long) block.members().size()));
    }

    @Override
    public void refused(RefusedBlock block) {
      results.accept(
          RowFactory.create(
              new PackedKey(block.role(), block.key()).packed(),
              new Packer().bytes(block.smallest().value()).packed(),
              block.reason().word(),
              block.size()));
    }
  }
}
