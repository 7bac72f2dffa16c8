package org.goldthread.linkage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.types.DataTypes.BinaryType;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.table.Mentions;

/**
 * Raw components of a graph of any size: large-star and small-star in turn (Kiveris and others,
 * "Connected components in MapReduce and beyond", 2014), each round written and read back. A task
 * holds one edge at a time, so a hub of any degree does no harm.
 */
final class StarRounds {
  static final String COMPONENT = "least_id";

  private static final String NODE = "node";
  private static final String NEIGHBOUR = "neighbour";

  /** An edge; a loop marks a node at which the round before still had something to do. */
  private static final StructType SCHEMA =
      new StructType().add(NODE, BinaryType, false).add(NEIGHBOUR, BinaryType, false);

  private StarRounds() {}

  /** Greatest number of rounds for a number of nodes. */
  static int limit(long nodes) {
    int log = nodes < 2 ? 0 : 64 - Long.numberOfLeadingZeros(nodes - 1);
    return 2 * log + 4;
  }

  /**
   * The component of each mention that has an edge, except of the least of each component.
   *
   * @param edges mention and the least mention of its block, {@link BlockRows#FIRST}
   * @param nodes number of mentions, or more
   * @return rows of mention and component
   * @throws GoldthreadException if the graph does not settle within {@link #limit}
   */
  static Dataset<Row> components(Dataset<Row> edges, long nodes, Rounds rounds) {
    Dataset<Row> current =
        edges.select(Mentions.MENTION_ID.col().as(NODE), col(StandingRows.FIRST).as(NEIGHBOUR));
    Column isLoop = col(NODE).equalTo(col(NEIGHBOUR));
    for (int round = 1; round <= limit(nodes); round++) {
      Dataset<Row> next = smallStar(largeStar(current.where(isLoop.equalTo(false))));
      Rounds.Written written =
          rounds.written("components, round " + round, next, isLoop.cast("int"));
      if (written.total() == 0) {
        return written
            .rows()
            .select(col(NODE).as(Mentions.MENTION_ID.name()), col(NEIGHBOUR).as(COMPONENT));
      }
      current = written.rows();
    }
    throw new GoldthreadException(
        ExitCode.INTERNAL,
        String.format(
            Locale.ROOT,
            "The components of %d mentions did not settle within %d rounds",
            nodes,
            limit(nodes)),
        "the graph is more tangled than the algorithm's bound allows",
        "raise the number of edges that one task may hold, and report the case");
  }

  /** Every greater neighbour of a node moves to the least of them all. */
  private static Dataset<Row> largeStar(Dataset<Row> edges) {
    Column there = struct(col(NODE), col(NEIGHBOUR));
    Column back = struct(col(NEIGHBOUR).as(NODE), col(NODE).as(NEIGHBOUR));
    Dataset<Row> both = edges.select(explode(array(there, back)).as("edge")).select("edge.*");
    return sorted(both)
        .mapPartitions((MapPartitionsFunction<Row, Row>) LargeStar::new, Encoders.row(SCHEMA));
  }

  /** Every node moves to its least neighbour, and so do its other lesser neighbours. */
  private static Dataset<Row> smallStar(Dataset<Row> edges) {
    Dataset<Row> downwards =
        edges.select(
            greatest(col(NODE), col(NEIGHBOUR)).as(NODE),
            least(col(NODE), col(NEIGHBOUR)).as(NEIGHBOUR));
    return sorted(downwards)
        .mapPartitions((MapPartitionsFunction<Row, Row>) SmallStar::new, Encoders.row(SCHEMA));
  }

  private static Dataset<Row> sorted(Dataset<Row> edges) {
    return edges.repartition(col(NODE)).sortWithinPartitions(col(NODE), col(NEIGHBOUR));
  }

  /** Edges in order of node, then neighbour, without repetition. */
  private abstract static class Star extends Groups {
    private byte[] node;
    private byte[] neighbour;

    Star(Iterator<Row> edges) {
      super(edges);
    }

    @Override
    final void take(Row row, Consumer<Row> results) {
      byte[] nextNode = row.getAs(0);
      byte[] nextNeighbour = row.getAs(1);
      boolean isFirst = !Arrays.equals(node, nextNode);
      if (isFirst || !Arrays.equals(neighbour, nextNeighbour)) {
        node = nextNode;
        neighbour = nextNeighbour;
        edge(node, neighbour, isFirst, results);
      }
    }

    abstract void edge(byte[] from, byte[] to, boolean isFirst, Consumer<Row> results);

    @Override
    final void end(Consumer<Row> results) {}
  }

  private static final class LargeStar extends Star {
    private byte[] least;
    private boolean isToMark;

    LargeStar(Iterator<Row> edges) {
      super(edges);
    }

    @Override
    void edge(byte[] from, byte[] to, boolean isFirst, Consumer<Row> results) {
      if (isFirst) {
        isToMark = Arrays.compareUnsigned(to, from) < 0;
        least = isToMark ? to : from;
      } else if (isToMark) {
        // A node with a lesser neighbour and any other: not yet a star around its least node.
        isToMark = false;
        results.accept(RowFactory.create(from, from));
      }
      if (Arrays.compareUnsigned(to, from) > 0) {
        results.accept(RowFactory.create(to, least));
      }
    }
  }

  private static final class SmallStar extends Star {
    private byte[] least;

    SmallStar(Iterator<Row> edges) {
      super(edges);
    }

    @Override
    void edge(byte[] from, byte[] to, boolean isFirst, Consumer<Row> results) {
      if (isFirst) {
        least = to;
      }
      if (isFirst || Arrays.equals(from, to)) {
        results.accept(RowFactory.create(from, to));
      } else {
        results.accept(RowFactory.create(to, least));
      }
    }
  }
}
