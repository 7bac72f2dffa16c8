package org.goldthread.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.goldthread.core.Role;
import org.goldthread.table.Mentions;

/** Links one raw component after the other, from rows that stand together by component. */
final class ComponentRows extends Groups {
  /** A block or refused block that stands at a mention; absent in a row of the mention itself. */
  static final String BLOCK = "block";

  /** Causes of unresolved groups, as told in tables. */
  private static final String NHS_CONFLICT = "nhs_conflict";

  private static final String AMBIGUOUS = Drop.Reason.AMBIGUOUS.word();

  private final LinkageRules rules;
  private byte[] component;
  private List<Mention> mentions = new ArrayList<>();
  private Map<BlockName, List<Bytes>> blocks = new HashMap<>();
  private List<RefusedAt> refused = new ArrayList<>();

  private record BlockName(Key key, Bytes first) {}

  private record RefusedAt(Bytes mention, Key key, String reason, long size) {}

  ComponentRows(Iterator<Row> rows, LinkageRules rules) {
    super(rows);
    this.rules = rules;
  }

  @Override
  void take(Row row, Consumer<Row> results) {
    byte[] next = row.getAs(ComponentIds.COMPONENT);
    if (component != null && !Arrays.equals(component, next)) {
      end(results);
    }
    component = next;
    Row block = row.getAs(BLOCK);
    if (block == null) {
      mentions.add(MentionRows.mention(row, rules));
    } else {
      addBlock(new Bytes(row.getAs(Mentions.MENTION_ID.name())), block);
    }
  }

  private void addBlock(Bytes mention, Row block) {
    Key key = MentionRows.key(block.getAs(BlockRows.KEY));
    String reason = block.getAs(BlockRows.REASON);
    if (reason == null) {
      Bytes first = new Bytes(block.getAs(BlockRows.FIRST));
      blocks.computeIfAbsent(new BlockName(key, first), unused -> new ArrayList<>()).add(mention);
    } else {
      refused.add(new RefusedAt(mention, key, reason, block.<Long>getAs(BlockRows.SIZE)));
    }
  }

  @Override
  void end(Consumer<Row> results) {
    if (mentions.isEmpty()) {
      return;
    }
    Role role = mentions.get(0).role();
    for (RefusedAt at : refused) {
      results.accept(
          decision(DecisionKind.REFUSED_BLOCK, at.reason(), role)
              .key(at.key())
              .left(at.mention())
              .size(at.size())
              .row());
    }
    for (Mention mention : mentions) {
      for (String field : MentionRows.fieldsOfTwoValues(mention.keys(), rules)) {
        results.accept(
            decision(DecisionKind.TWO_VALUES, DecisionKind.TWO_VALUES.word(), role)
                .field(field)
                .left(mention.id())
                .row());
      }
    }
    List<Block> admitted = new ArrayList<>();
    blocks.forEach((name, members) -> admitted.add(new Block(role, name.key(), members)));
    tell(Component.link(mentions, admitted, rules), role, results);
    mentions = new ArrayList<>();
    blocks = new HashMap<>();
    refused = new ArrayList<>();
  }

  private static void tell(Linked linked, Role role, Consumer<Row> results) {
    for (Individual individual : linked.individuals()) {
      for (Bytes mention : individual.mentions()) {
        results.accept(
            decision(DecisionKind.LINK, null, role).left(mention).right(individual.anchor()).row());
      }
    }
    for (UnresolvedGroup group : linked.unresolved()) {
      for (Bytes anchor : group.anchors()) {
        results.accept(
            decision(DecisionKind.UNRESOLVED, group.nhsConflict() ? NHS_CONFLICT : AMBIGUOUS, role)
                .left(anchor)
                .right(group.anchors().get(0))
                .size((long) group.atLeast())
                .row());
      }
    }
    for (DroppedEdge edge : linked.dropped()) {
      results.accept(
          decision(DecisionKind.DROPPED_EDGE, edge.reason().word(), role)
              .tier(edge.tier())
              .left(edge.left())
              .right(edge.right())
              .row());
    }
    for (OutvotedValue value : linked.outvoted()) {
      results.accept(
          decision(DecisionKind.OUTVOTED_VALUE, "majority", role)
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
      key = BlockRows.row(value);
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
