package org.goldthread.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Connected components of one scope's individuals, in one task by union-find over dense numbers.
 */
final class FamilyComponents {
  static final StructType MEMBER =
      new StructType()
          .add("scope", DataTypes.StringType, false)
          .add("individual_id", DataTypes.BinaryType, false)
          .add("smallest", DataTypes.BinaryType, false);

  /** Groups by scope. */
  static final MapFunction<Row, String> SCOPE = row -> row.getAs("scope");

  /** The members of every family of a scope, each with the smallest individual id of its family. */
  static final FlatMapGroupsFunction<String, Row, Row> MEMBERS =
      (scope, edges) -> new FamilyComponents().members(scope, edges);

  private final Map<Id, Integer> numbers = new HashMap<>();
  private final List<Id> ids = new ArrayList<>();
  private int[] parent = new int[1 << 10];

  private FamilyComponents() {}

  private Iterator<Row> members(String scope, Iterator<Row> edges) {
    while (edges.hasNext()) {
      Row edge = edges.next();
      union(number(edge.getAs("left")), number(edge.getAs("right")));
    }
    List<Row> members = new ArrayList<>(ids.size());
    for (int n = 0; n < ids.size(); n++) {
      members.add(RowFactory.create(scope, ids.get(n).bytes(), ids.get(root(n)).bytes()));
    }
    return members.iterator();
  }

  private int number(byte[] id) {
    return numbers.computeIfAbsent(
        new Id(id),
        added -> {
          int next = ids.size();
          ids.add(added);
          if (next == parent.length) {
            parent = Arrays.copyOf(parent, next * 2);
          }
          parent[next] = next;
          return next;
        });
  }

  /** The root is always the smallest id of its component, so the result depends on no order. */
  private void union(int left, int right) {
    int one = root(left);
    int other = root(right);
    if (one != other) {
      boolean oneIsSmaller = ids.get(one).compareTo(ids.get(other)) < 0;
      parent[oneIsSmaller ? other : one] = oneIsSmaller ? one : other;
    }
  }

  private int root(int number) {
    int at = number;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
