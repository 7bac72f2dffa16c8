package org.goldthread.linkage;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A mention as the linking of its component meets it.
 *
 * @param facts what linking reads of it
 * @param fieldsOfTwoValues its NHS fields of two values, of which neither counts
 * @param standing its blocks
 */
record ComponentMember(Facts facts, List<String> fieldsOfTwoValues, Standing standing) {
  private static final byte[] NOWHERE = new byte[0];

  /** The mention of a row of {@link MentionRows#PACKED}, component and blocks. */
  static ComponentMember of(Row row) {
    Unpacker packed = new Unpacker(row.getAs(1));
    List<String> fields = new ArrayList<>();
    for (int left = packed.number(); left > 0; left--) {
      fields.add(packed.text());
    }
    Facts facts = Facts.unpacked(new Bytes(row.getAs(0)), packed);
    return new ComponentMember(
        facts, fields, Standing.of(row.isNullAt(3) ? NOWHERE : row.<byte[]>getAs(3)));
  }

  static long component(Row row) {
    return row.getLong(2);
  }

  /** The decisions that need no linking: values and blocks set aside. */
  List<Row> ownDecisions() {
    List<Row> decisions = new ArrayList<>();
    for (String field : fieldsOfTwoValues) {
      decisions.add(
          new DecisionRow(DecisionKind.TWO_VALUES, DecisionKind.TWO_VALUES.word(), facts.role())
              .field(field)
              .left(facts.id())
              .row());
    }
    for (Standing.Refused block : standing.refused()) {
      decisions.add(
          new DecisionRow(DecisionKind.REFUSED_BLOCK, block.reason(), facts.role())
              .key(PackedKey.of(block.key()).key())
              .left(facts.id())
              .size(block.size())
              .row());
    }
    return decisions;
  }
}
