package org.goldthread.linkage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.BinaryType;

import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.goldthread.table.Mentions;

/** Blocks of any number told by mention, where no task can hold them all. */
final class StandingRows {
  static final String FIRST = "first_id";

  /** A mention and the least mention of an admitted block that holds it. */
  static final StructType EDGES =
      new StructType()
          .add(Mentions.MENTION_ID.name(), BinaryType, false)
          .add(FIRST, BinaryType, false);

  /** A mention and its {@link Standing}. */
  private static final StructType SCHEMA =
      new StructType()
          .add(Mentions.MENTION_ID.name(), BinaryType, false)
          .add(ComponentIds.BLOCKS, BinaryType, false);

  private StandingRows() {}

  /** The edges of blocks: each member of an admitted one to its least. */
  static Dataset<Row> edges(Dataset<Row> blocks) {
    return blocks.flatMap(
        (FlatMapFunction<Row, Row>)
            row -> {
              BlockRows.BlockRow block = BlockRows.BlockRow.of(row);
              Bytes first = block.first();
              return block.members().stream()
                  .filter(member -> block.isAdmitted() && !member.equals(first))
                  .map(member -> RowFactory.create(member.value(), first.value()))
                  .iterator();
            },
        Encoders.row(EDGES));
  }

  /** The standing of each mention that stands in any block. */
  static Dataset<Row> of(Dataset<Row> blocks) {
    return blocks
        .flatMap((FlatMapFunction<Row, Row>) StandingRows::parts, Encoders.row(SCHEMA))
        .repartition(Mentions.MENTION_ID.col())
        .sortWithinPartitions(Mentions.MENTION_ID.col(), col(ComponentIds.BLOCKS))
        .mapPartitions((MapPartitionsFunction<Row, Row>) Together::new, Encoders.row(SCHEMA));
  }

  private static Iterator<Row> parts(Row row) {
    BlockRows.BlockRow block = BlockRows.BlockRow.of(row);
    byte[] name = new Packer().bytes(block.key()).raw(block.first().value()).packed();
    int type = PackedKey.of(block.key()).key().type();
    byte[] part = block.isAdmitted() ? Standing.admitted(type, name) : Standing.refused(block);
    return block.members().stream()
        .map(member -> RowFactory.create(member.value(), part))
        .iterator();
  }

  /** Puts the parts of each mention together. */
  private static final class Together extends Groups {
    private final Packer standing = new Packer();
    private byte[] mention;

    Together(Iterator<Row> parts) {
      super(parts);
    }

    @Override
    void take(Row row, Consumer<Row> results) {
      byte[] next = row.getAs(0);
      if (mention != null && !Arrays.equals(mention, next)) {
        end(results);
      }
      mention = next;
      standing.raw(row.getAs(1));
    }

    @Override
    void end(Consumer<Row> results) {
      if (mention != null) {
        results.accept(RowFactory.create(mention, standing.packed()));
        standing.clear();
      }
    }
  }
}
