package org.goldthread.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.goldthread.core.Role;

/** Links one raw component after the other, from rows that stand together by component. */
final class ComponentRows extends Groups {
  /** Causes of unresolved groups, as told in tables. */
  private static final String NHS_CONFLICT = "nhs_conflict";

  private static final String AMBIGUOUS = Drop.Reason.AMBIGUOUS.word();

  private final LinkageRules rules;
  private long component;
  private List<Facts> mentions = new ArrayList<>();
  private Map<Bytes, OpenBlock> blocks = new LinkedHashMap<>();

  /** A block of which more members may come. */
  private record OpenBlock(Role role, int type, List<Bytes> members) {

    Block closed() {
      return new Block(role, type, members);
    }
  }

  ComponentRows(Iterator<Row> rows, LinkageRules rules) {
    super(rows);
    this.rules = rules;
  }

  @Override
  void take(Row row, Consumer<Row> results) {
    long next = row.getLong(2);
    if (component != next) {
      end(results);
    }
    component = next;
    Unpacker packed = new Unpacker(row.getAs(1));
    List<String> twice = new ArrayList<>();
    for (int left = packed.number(); left > 0; left--) {
      twice.add(packed.text());
    }
    Facts mention = Facts.unpacked(new Bytes(row.getAs(0)), packed);
    mentions.add(mention);
    for (String field : twice) {
      results.accept(
          decision(DecisionKind.TWO_VALUES, DecisionKind.TWO_VALUES.word(), mention.role())
              .field(field)
              .left(mention.id())
              .row());
    }
    if (!row.isNullAt(3)) {
      stand(mention, Standing.of(row.getAs(3)), results);
    }
  }

  private void stand(Facts mention, Standing standing, Consumer<Row> results) {
    for (Standing.Admitted block : standing.admitted()) {
      blocks
          .computeIfAbsent(
              block.name(),
              unused -> new OpenBlock(mention.role(), block.type(), new ArrayList<>()))
          .members()
          .add(mention.id());
    }
    for (Standing.Refused block : standing.refused()) {
      results.accept(
          decision(DecisionKind.REFUSED_BLOCK, block.reason(), mention.role())
              .key(PackedKey.of(block.key()).key())
              .left(mention.id())
              .size(block.size())
              .row());
    }
  }

  @Override
  void end(Consumer<Row> results) {
    if (mentions.isEmpty()) {
      return;
    }
    List<Block> admitted = blocks.values().stream().map(OpenBlock::closed).toList();
    tell(Component.link(mentions, admitted, rules), results);
    mentions = new ArrayList<>();
    blocks = new LinkedHashMap<>();
  }

  private void tell(Linked linked, Consumer<Row> results) {
    for (Individual individual : linked.individuals()) {
      for (Bytes mention : individual.mentions()) {
        results.accept(
            decision(DecisionKind.LINK, null, individual.role())
                .left(mention)
                .right(individual.anchor())
                .row());
      }
    }
    for (UnresolvedGroup group : linked.unresolved()) {
      String cause = group.nhsConflict() ? NHS_CONFLICT : AMBIGUOUS;
      for (Bytes anchor : group.anchors()) {
        results.accept(
            decision(DecisionKind.UNRESOLVED, cause, group.role())
                .left(anchor)
                .right(group.anchors().get(0))
                .size((long) group.atLeast())
                .row());
      }
    }
    if (linked.dropped().isEmpty() && linked.outvoted().isEmpty()) {
      return;
    }
    Map<Bytes, Role> roles = new HashMap<>();
    mentions.forEach(mention -> roles.put(mention.id(), mention.role()));
    for (DroppedEdge edge : linked.dropped()) {
      results.accept(
          decision(DecisionKind.DROPPED_EDGE, edge.reason().word(), roles.get(edge.left()))
              .tier(edge.tier())
              .left(edge.left())
              .right(edge.right())
              .row());
    }
    for (OutvotedValue value : linked.outvoted()) {
      results.accept(
          decision(DecisionKind.OUTVOTED_VALUE, "majority", roles.get(value.mention()))
              .field(value.field())
              .left(value.mention())
              .row());
    }
  }

  private static Decision decision(DecisionKind kind, String reason, Role role) {
    return new Decision(kind, reason, role);
  }

  /** A row of the decisions in the making; what is not set stays absent. */
  private static final class Decision {
    private final DecisionKind kind;
    private final String reason;
    private final Role role;
    private Integer tier;
    private Row key;
    private String field;
    private byte[] left;
    private byte[] right;
    private Long size;

    Decision(DecisionKind kind, String reason, Role role) {
      this.kind = kind;
      this.reason = reason;
      this.role = role;
    }

    Decision tier(int value) {
      tier = value;
      return this;
    }

    Decision key(Key value) {
      key = PackedKey.row(value);
      return this;
    }

    Decision field(String value) {
      field = value;
      return this;
    }

    Decision left(Bytes value) {
      left = value.value();
      return this;
    }

    Decision right(Bytes value) {
      right = value.value();
      return this;
    }

    Decision size(Long value) {
      size = value;
      return this;
    }

    Row row() {
      return RowFactory.create(
          kind.word(), reason, role.word(), tier, key, field, left, right, size);
    }
  }
}
