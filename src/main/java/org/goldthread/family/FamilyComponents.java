package org.goldthread.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Connected components of one scope's individuals, in one task by union-find over dense numbers.
 *
 * <p>No component holds both sides of a sealed judgement: where one would, each individual on a
 * side of that judgement is left alone, and the rest is joined as if it were not there. Which
 * individuals these are depends on no order, nor on which of them came first.
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
  private final Map<Integer, List<Row>> sides = new HashMap<>();
  private final List<int[]> edgesOfSealed = new ArrayList<>();
  private int[] parent = new int[1 << 10];

  private FamilyComponents() {}

  private Iterator<Row> members(String scope, Iterator<Row> edges) {
    while (edges.hasNext()) {
      add(edges.next());
    }
    joinSealed();
    List<Row> members = new ArrayList<>(ids.size());
    for (int n = 0; n < ids.size(); n++) {
      members.add(RowFactory.create(scope, ids.get(n).bytes(), ids.get(root(n)).bytes()));
    }
    return members.iterator();
  }

  private void add(Row edge) {
    int left = number(edge.getAs("left"));
    int right = number(edge.getAs("right"));
    boolean isOfSealed =
        note(left, edge, edge.fieldIndex("left_sides"))
            | note(right, edge, edge.fieldIndex("right_sides"));
    if (isOfSealed) {
      edgesOfSealed.add(new int[] {left, right});
    } else {
      union(left, right);
    }
  }

  private boolean note(int number, Row edge, int column) {
    if (edge.isNullAt(column)) {
      return false;
    }
    sides.put(number, edge.getList(column));
    return true;
  }

  private void joinSealed() {
    int[] before = parent.clone();
    edgesOfSealed.forEach(edge -> union(edge[0], edge[1]));
    Set<Integer> alone = onBothSides();
    if (!alone.isEmpty()) {
      parent = before;
      edgesOfSealed.stream()
          .filter(edge -> !alone.contains(edge[0]) && !alone.contains(edge[1]))
          .forEach(edge -> union(edge[0], edge[1]));
    }
  }

  /** The individuals on any side of a judgement both sides of which are in one component. */
  private Set<Integer> onBothSides() {
    Map<String, Set<String>> found = new HashMap<>();
    sides.forEach(
        (number, own) ->
            own.forEach(
                side ->
                    found
                        .computeIfAbsent(judged(number, side), unused -> new HashSet<>())
                        .add(side.getString(1))));
    Set<Integer> both = new HashSet<>();
    sides.forEach(
        (number, own) -> {
          if (own.stream().anyMatch(side -> found.get(judged(number, side)).size() > 1)) {
            both.add(number);
          }
        });
    return both;
  }

  private String judged(int number, Row side) {
    return root(number) + " " + side.getString(0);
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
