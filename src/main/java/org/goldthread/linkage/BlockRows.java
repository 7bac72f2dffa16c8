package org.goldthread.linkage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.goldthread.core.MentionKind;
import org.goldthread.core.Role;
import org.goldthread.table.Mentions;
import org.goldthread.table.Types;

/**
 * Blocks of a table of mentions: each key's mentions are brought together, cut and judged in one
 * pass over sorted rows.
 */
final class BlockRows {
  static final String KEY = "key";
  static final String FIRST = "first_id";
  static final String REASON = "refused";
  static final String SIZE = "size";

  /**
   * One row for each mention of an admitted block, and one for each refused block, which stands at
   * its least mention. Key and {@link #FIRST}, the least mention, name the block.
   */
  static final StructType SCHEMA =
      new StructType()
          .add(Mentions.MENTION_ID.name(), BinaryType, false)
          .add(KEY, Types.KEY, false)
          .add(FIRST, BinaryType, false)
          .add(REASON, StringType, true)
          .add(SIZE, LongType, true);

  private BlockRows() {}

  /** The blocks of narrow mentions. */
  static Dataset<Row> of(Dataset<Row> narrow, LinkageRules rules) {
    Object[] types = rules.typeIds().toArray();
    Column identityKeys =
        array_distinct(filter(Mentions.KEYS.col(), key -> key.getField("type").isin(types)));
    Object[] nhsTypes = rules.typeIds().stream().filter(rules::isNhsType).toArray();
    Column nhsKeys = filter(Mentions.KEYS.col(), key -> key.getField("type").isin(nhsTypes));
    // The token first: its leading bytes decide nearly every comparison of the sort.
    Column[] block = {
      col("key.token"),
      col("key.type"),
      col("key.scheme"),
      col("key.epoch"),
      col("key.version"),
      Mentions.ROLE.col()
    };
    Column[] withinBlock = Arrays.copyOf(block, block.length + 1);
    withinBlock[block.length] = col(MentionRows.EVENT_MONTH);
    return judged(narrow)
        .withColumn(KEY, explode(identityKeys))
        .withColumn(Mentions.KEYS.name(), nhsKeys)
        .repartition(block)
        .sortWithinPartitions(withinBlock)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> new Cut(rows, rules), Encoders.row(SCHEMA));
  }

  /** Whether a row of blocks is a mention of an admitted block. */
  static Column isAdmitted() {
    return col(REASON).isNull();
  }

  /** What judging a block reads; the rest would only make the shuffle wider. */
  private static Dataset<Row> judged(Dataset<Row> narrow) {
    Column isRegistered = Mentions.KIND.col().equalTo(MentionKind.REGISTERED.word());
    Column hasNoClient = size(Mentions.CLIENTS.col()).equalTo(0);
    return narrow
        .withColumn(
            MentionRows.ROW,
            when(isRegistered.and(hasNoClient), col(MentionRows.ROW)).otherwise(""))
        .withColumn(
            MentionRows.SUBMISSION,
            when(
                    isRegistered.or(Mentions.CHILD_CLIENT.col().isNotNull()),
                    col(MentionRows.SUBMISSION))
                .otherwise(""))
        .withColumn(Mentions.SLOT_IS_HARD.name(), lit(false))
        .withColumn(Mentions.SIDES.name(), array().cast(Mentions.SIDES.type()));
  }

  private static final class Cut extends Groups {
    private final LinkageRules rules;
    private final BlockCutter cutter;
    private Consumer<Row> results;
    private Role role;
    private Key key;

    Cut(Iterator<Row> rows, LinkageRules rules) {
      super(rows);
      this.rules = rules;
      cutter = new BlockCutter(rules, this::admitted, this::refused);
    }

    @Override
    void take(Row row, Consumer<Row> consumer) {
      results = consumer;
      Mention mention = MentionRows.mention(row, rules);
      Key next = MentionRows.key(row.getAs(KEY));
      if (mention.role() != role || !Objects.equals(next, key)) {
        role = mention.role();
        key = next;
        cutter.begin(role, key);
      }
      cutter.add(mention);
    }

    @Override
    void end(Consumer<Row> consumer) {
      results = consumer;
      cutter.end();
    }

    private void admitted(Block block) {
      Bytes first = block.members().stream().min(Bytes::compareTo).orElseThrow();
      Row keyRow = row(block.key());
      for (Bytes member : block.members()) {
        results.accept(RowFactory.create(member.value(), keyRow, first.value(), null, null));
      }
    }

    private void refused(RefusedBlock block) {
      byte[] smallest = block.smallest().value();
      results.accept(
          RowFactory.create(
              smallest, row(block.key()), smallest, block.reason().word(), block.size()));
    }
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
