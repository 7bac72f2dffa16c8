package org.goldthread.linkage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.BinaryType;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.goldthread.table.Mentions;

/** Raw components of a graph that one task can hold: about fifty million edges. */
final class ComponentIds {
  static final String COMPONENT = "component_id";

  /** A mention that has an edge, and the least mention of its raw component. */
  static final StructType SCHEMA =
      new StructType()
          .add(Mentions.MENTION_ID.name(), BinaryType, false)
          .add(COMPONENT, BinaryType, false);

  private ComponentIds() {}

  /**
   * The component of each mention that has an edge.
   *
   * @param edges mention and the least mention of its block, {@link BlockRows#FIRST}
   */
  static Dataset<Row> of(Dataset<Row> edges) {
    return edges
        .select(Mentions.MENTION_ID.col(), col(BlockRows.FIRST))
        .repartition(1)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) ComponentIds::components, Encoders.row(SCHEMA));
  }

  private static Iterator<Row> components(Iterator<Row> edges) {
    IdSets sets = new IdSets();
    while (edges.hasNext()) {
      Row edge = edges.next();
      sets.unite(edge.getAs(0), edge.getAs(1));
    }
    byte[][] least = sets.leastOfSets();
    return IntStream.range(0, sets.size())
        .mapToObj(number -> RowFactory.create(sets.id(number), least[number]))
        .iterator();
  }
}
