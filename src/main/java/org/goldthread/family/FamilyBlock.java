package org.goldthread.family;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.core.Role;
import org.goldthread.table.Types;

/**
 * All mentions of a scope that carry one family key. It links only while its spread per role and
 * its named children stay within their caps, so that a nursery's mailbox makes no family.
 */
final class FamilyBlock {
  /** Sides of sealed judgements of an individual; absent from nearly all. */
  static final String SEALED_SIDES = "sealed_sides";

  private static final ArrayType SIDES = Types.arrayOf(Types.SIDE);

  static final StructType EDGE =
      new StructType()
          .add("scope", DataTypes.StringType, false)
          .add("left", DataTypes.BinaryType, false)
          .add("right", DataTypes.BinaryType, false)
          .add("left_sides", SIDES, true)
          .add("right_sides", SIDES, true);

  /** Groups by scope and key. */
  static final MapFunction<Row, byte[]> KEY = FamilyBlock::groupingKey;

  /**
   * The edges of an admitted block, none of a refused one: each individual to the smallest that is
   * on no side of a sealed judgement; where all are on one, each to every other. Whoever of the
   * latter is left out, the others stay joined.
   */
  static final FlatMapGroupsFunction<byte[], Row, Row> EDGES = (key, rows) -> edges(rows);

  private final Map<Role, Spread> spreads = new HashMap<>();
  private final Map<String, Set<String>> namedChildren = new HashMap<>();
  private final TreeSet<Id> open = new TreeSet<>();
  private final TreeMap<Id, List<Row>> sealed = new TreeMap<>();
  private String scope;
  private int adultCap;
  private int childCap;
  private int namedCap;

  private FamilyBlock() {}

  private static byte[] groupingKey(Row row) {
    Row key = row.getAs("key");
    byte[] text =
        String.join(
                "|",
                row.<String>getAs("scope"),
                key.get(0).toString(),
                key.getString(1),
                key.get(2).toString(),
                key.get(3).toString(),
                "")
            .getBytes(StandardCharsets.UTF_8);
    byte[] token = key.getAs(4);
    byte[] whole = Arrays.copyOf(text, text.length + token.length);
    System.arraycopy(token, 0, whole, text.length, token.length);
    return whole;
  }

  private static Iterator<Row> edges(Iterator<Row> rows) {
    FamilyBlock block = new FamilyBlock();
    rows.forEachRemaining(block::add);
    return block.isAdmitted() ? block.joined().iterator() : List.<Row>of().iterator();
  }

  private void add(Row row) {
    scope = row.getAs("scope");
    adultCap = row.getAs("adult_cap");
    childCap = row.getAs("child_cap");
    namedCap = row.getAs("named_cap");
    int sides = row.fieldIndex(SEALED_SIDES);
    if (row.isNullAt(sides)) {
      open.add(new Id(row.getAs("individual_id")));
    } else {
      sealed.put(new Id(row.getAs("individual_id")), row.getList(sides));
    }
    spreads.computeIfAbsent(Role.of(row.getAs("role")), role -> new Spread()).add(row);
    Row child = row.getAs("child_client");
    if (child != null) {
      namedChildren
          .computeIfAbsent(row.getAs("submission"), submission -> new HashSet<>())
          .add(child.getString(0) + "/" + new Id(child.getAs(1)));
    }
  }

  private boolean isAdmitted() {
    return spread(Role.ADULT) <= adultCap
        && spread(Role.CHILD) <= childCap
        && namedChildren.values().stream().allMatch(children -> children.size() <= namedCap);
  }

  private int spread(Role role) {
    return spreads.containsKey(role) ? spreads.get(role).size() : 0;
  }

  private List<Row> joined() {
    List<Row> edges = new ArrayList<>();
    if (open.isEmpty()) {
      sealed.forEach(
          (left, sides) ->
              sealed
                  .tailMap(left, false)
                  .forEach((right, others) -> edges.add(edge(left, sides, right, others))));
      return edges;
    }
    Id smallest = open.first();
    open.tailSet(smallest, false).forEach(id -> edges.add(edge(smallest, null, id, null)));
    sealed.forEach((id, sides) -> edges.add(edge(smallest, null, id, sides)));
    return edges;
  }

  private Row edge(Id left, List<Row> leftSides, Id right, List<Row> rightSides) {
    return RowFactory.create(
        scope, left.bytes(), right.bytes(), array(leftSides), array(rightSides));
  }

  private static Row[] array(List<Row> sides) {
    return sides == null ? null : sides.toArray(Row[]::new);
  }

  /** The spread of design section 6, of one role. */
  private static final class Spread {
    private final Map<String, Set<String>> nhsBySpace = new HashMap<>();
    private final Set<String> births = new HashSet<>();
    private final Map<String, Set<String>> clientsBySystem = new HashMap<>();
    private final Map<String, Set<String>> registeredBySubmission = new HashMap<>();

    void add(Row row) {
      for (Row key : row.<Row>getList(row.fieldIndex("nhs"))) {
        nhsBySpace
            .computeIfAbsent(
                key.getString(1) + "/" + key.get(2) + "/" + key.get(3), space -> new HashSet<>())
            .add(new Id(key.getAs(4)).toString());
      }
      String month = row.getAs("birth_month");
      String sex = row.getAs("sex");
      if (month != null && sex != null) {
        births.add(month + sex);
      }
      List<Row> clients = row.getList(row.fieldIndex("clients"));
      for (Row client : clients) {
        clientsBySystem
            .computeIfAbsent(client.getString(0), system -> new HashSet<>())
            .add(new Id(client.getAs(1)).toString());
      }
      if (row.getAs("kind").equals("registered")) {
        Set<String> registered =
            registeredBySubmission.computeIfAbsent(
                row.getAs("submission"), submission -> new HashSet<>());
        if (clients.isEmpty()) {
          registered.add("row " + row.getAs("row"));
        }
        for (Row client : clients) {
          registered.add(client.getString(0) + "/" + new Id(client.getAs(1)));
        }
      }
    }

    int size() {
      return Math.max(
          Math.max(largest(nhsBySpace), births.size()),
          Math.max(largest(clientsBySystem), largest(registeredBySubmission)));
    }

    private static int largest(Map<String, Set<String>> sets) {
      return sets.values().stream().mapToInt(Set::size).max().orElse(0);
    }
  }
}
