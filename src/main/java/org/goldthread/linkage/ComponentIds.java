package org.goldthread.linkage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.types.DataTypes.BinaryType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.goldthread.table.Mentions;

/** Raw components of a graph that one task can hold: about fifty million edges. */
final class ComponentIds {
  static final String COMPONENT = "component_id";
  static final String BLOCKS = "blocks";

  private static final String LEAST = "least_of_component";

  /** A mention in any block, the least mention of its raw component, and its {@link Standing}. */
  private static final StructType SCHEMA =
      new StructType()
          .add(Mentions.MENTION_ID.name(), BinaryType, false)
          .add(LEAST, BinaryType, false)
          .add(BLOCKS, BinaryType, false);

  private final IdSets sets = new IdSets();
  private final Map<Integer, List<byte[]>> refused = new HashMap<>();
  private int[] types = new int[1 << 10];
  private int[] ends = new int[1 << 10];
  private int[] members = new int[1 << 12];
  private int blocks;

  private ComponentIds() {}

  /**
   * The number of the raw component whose least mention is given. It hangs on nothing but that
   * mention. Two components may share a number: linked together they give what they give apart.
   */
  static Column number(Column least) {
    return xxhash64(least);
  }

  /** The component's number and the blocks of each mention that stands in any block. */
  static Dataset<Row> of(Dataset<Row> blocks) {
    Dataset<Row> standings = inOneTask(blocks);
    return standings.select(
        Mentions.MENTION_ID.col(), number(col(LEAST)).as(COMPONENT), col(BLOCKS));
  }

  private static Dataset<Row> inOneTask(Dataset<Row> blocks) {
    return blocks
        .repartition(1)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows -> {
                  ComponentIds ids = new ComponentIds();
                  rows.forEachRemaining(row -> ids.add(BlockRows.BlockRow.of(row)));
                  return ids.rows();
                },
            Encoders.row(SCHEMA));
  }

  private void add(BlockRows.BlockRow block) {
    int first = sets.number(block.members().get(0).value());
    if (!block.isAdmitted()) {
      refused.computeIfAbsent(first, unused -> new ArrayList<>()).add(Standing.refused(block));
      return;
    }
    int from = blocks == 0 ? 0 : ends[blocks - 1];
    int end = from + block.members().size();
    members = withRoom(members, end);
    types = withRoom(types, blocks + 1);
    ends = withRoom(ends, blocks + 1);
    for (int i = from; i < end; i++) {
      members[i] = sets.number(block.members().get(i - from).value());
      sets.unite(first, members[i]);
    }
    types[blocks] = PackedKey.of(block.key()).key().type();
    ends[blocks++] = end;
  }

  private static int[] withRoom(int[] array, int size) {
    return size <= array.length ? array : Arrays.copyOf(array, Math.max(size, 2 * array.length));
  }

  private Iterator<Row> rows() {
    int[] starts = startsOfMentions();
    int[] blocksOfMentions = blocksOfMentions(starts);
    byte[][] least = leastOfSets();
    return IntStream.range(0, sets.size())
        .mapToObj(
            mention -> {
              Packer standing = new Packer();
              for (int i = starts[mention]; i < starts[mention + 1]; i++) {
                int block = blocksOfMentions[i];
                byte[] name = new Packer().number(block).packed();
                standing.raw(Standing.admitted(types[block], name));
              }
              refused.getOrDefault(mention, List.of()).forEach(standing::raw);
              return RowFactory.create(
                  sets.id(mention), least[sets.find(mention)], standing.packed());
            })
        .iterator();
  }

  /** The least mention of each set, at the number by which the set is found. */
  private byte[][] leastOfSets() {
    byte[][] least = new byte[sets.size()][];
    for (int mention = 0; mention < sets.size(); mention++) {
      int set = sets.find(mention);
      byte[] id = sets.id(mention);
      if (least[set] == null || Arrays.compareUnsigned(id, least[set]) < 0) {
        least[set] = id;
      }
    }
    return least;
  }

  /** Where the blocks of each mention begin among those of all mentions. */
  private int[] startsOfMentions() {
    int[] starts = new int[sets.size() + 1];
    int end = blocks == 0 ? 0 : ends[blocks - 1];
    for (int i = 0; i < end; i++) {
      starts[members[i] + 1]++;
    }
    for (int mention = 0; mention < sets.size(); mention++) {
      starts[mention + 1] += starts[mention];
    }
    return starts;
  }

  private int[] blocksOfMentions(int[] starts) {
    int[] next = starts.clone();
    int[] found = new int[starts[sets.size()]];
    int i = 0;
    for (int block = 0; block < blocks; block++) {
      for (; i < ends[block]; i++) {
        found[next[members[i]]++] = block;
      }
    }
    return found;
  }
}
