package org.goldthread.linkage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * The mentions of large components as relations. A node is first_seen and mention id as bytes that
 * compare by age.
 *
 * @param nodes node, role, number of the raw component
 * @param values node, field, value: raw hard values
 * @param blocks node, block, tier, type, whether an NHS number is the key: admitted blocks
 */
record LargeFacts(Dataset<Row> nodes, Dataset<Row> values, Dataset<Row> blocks) {
  static final String NODE = "node";
  static final String ROLE = "role";
  static final String FIELD = "field";
  static final String VALUE = "value";
  static final String BLOCK = "block";
  static final String TIER = "tier";
  static final String TYPE = "type";
  static final String OF_NHS_KEY = "of_nhs_key";
  static final Column TIER_COLUMN = col(TIER);

  private static final StructType NODES =
      new StructType()
          .add(NODE, BinaryType, false)
          .add(ROLE, StringType, false)
          .add(ComponentIds.COMPONENT, LongType, false);
  private static final StructType VALUES =
      new StructType()
          .add(NODE, BinaryType, false)
          .add(FIELD, StringType, false)
          .add(VALUE, StringType, false);
  private static final StructType BLOCKS =
      new StructType()
          .add(NODE, BinaryType, false)
          .add(BLOCK, BinaryType, false)
          .add(TIER, IntegerType, false)
          .add(TYPE, IntegerType, false)
          .add(OF_NHS_KEY, BooleanType, false);

  /** The relations of rows of {@link ComponentRows}. */
  static LargeFacts of(Dataset<Row> rows, LinkageRules rules, Rounds rounds) {
    Dataset<Row> nodes =
        rows.map(
            (MapFunction<Row, Row>)
                row -> {
                  Facts facts = ComponentMember.of(row).facts();
                  return RowFactory.create(
                      node(facts), facts.role().word(), ComponentMember.component(row));
                },
            Encoders.row(NODES));
    Dataset<Row> values =
        rows.flatMap(
            (FlatMapFunction<Row, Row>)
                row -> {
                  Facts facts = ComponentMember.of(row).facts();
                  return facts.hard().entrySet().stream()
                      .filter(value -> rules.isHard(facts.role(), value.getKey()))
                      .map(
                          value -> RowFactory.create(node(facts), value.getKey(), value.getValue()))
                      .iterator();
                },
            Encoders.row(VALUES));
    Dataset<Row> blocks =
        rows.flatMap(
            (FlatMapFunction<Row, Row>)
                row -> {
                  ComponentMember member = ComponentMember.of(row);
                  byte[] node = node(member.facts());
                  return member.standing().admitted().stream()
                      .map(
                          block ->
                              RowFactory.create(
                                  node,
                                  block.name().value(),
                                  rules.type(block.type()).orElseThrow().tier(),
                                  block.type(),
                                  rules.isNhsType(block.type())))
                      .iterator();
                },
            Encoders.row(BLOCKS));
    return new LargeFacts(
        rounds.written("mentions of large components", nodes, lit(0)).rows(),
        rounds.written("hard values", values, lit(0)).rows(),
        rounds.written("blocks of large components", blocks, lit(0)).rows());
  }

  private static byte[] node(Facts facts) {
    return new Packer().longNumber(facts.firstSeen()).raw(facts.id().value()).packed();
  }

  /** The mention id of a node. */
  static Column mentionId(Column node) {
    return node.substr(lit(Long.BYTES + 1), lit(Integer.MAX_VALUE));
  }
}
