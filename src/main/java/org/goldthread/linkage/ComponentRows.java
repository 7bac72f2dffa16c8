package org.goldthread.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.goldthread.core.Role;

/** Links one raw component after the other, from rows that stand together by component. */
final class ComponentRows extends Groups {
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
    long next = ComponentMember.component(row);
    if (component != next) {
      end(results);
    }
    component = next;
    ComponentMember member = ComponentMember.of(row);
    member.ownDecisions().forEach(results);
    Facts facts = member.facts();
    mentions.add(facts);
    for (Standing.Admitted block : member.standing().admitted()) {
      blocks
          .computeIfAbsent(
              block.name(), unused -> new OpenBlock(facts.role(), block.type(), new ArrayList<>()))
          .members()
          .add(facts.id());
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
            new DecisionRow(DecisionKind.LINK, null, individual.role())
                .left(mention)
                .right(individual.anchor())
                .component(component)
                .row());
      }
    }
    for (UnresolvedGroup group : linked.unresolved()) {
      String cause = group.nhsConflict() ? DecisionRow.NHS_CONFLICT : DecisionRow.AMBIGUOUS;
      for (Bytes anchor : group.anchors()) {
        results.accept(
            new DecisionRow(DecisionKind.UNRESOLVED, cause, group.role())
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
          new DecisionRow(DecisionKind.DROPPED_EDGE, edge.reason().word(), roles.get(edge.left()))
              .tier(edge.tier())
              .left(edge.left())
              .right(edge.right())
              .row());
    }
    for (OutvotedValue value : linked.outvoted()) {
      results.accept(
          new DecisionRow(
                  DecisionKind.OUTVOTED_VALUE, DecisionRow.MAJORITY, roles.get(value.mention()))
              .field(value.field())
              .left(value.mention())
              .row());
    }
  }
}
