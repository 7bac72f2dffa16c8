package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;

/** What linkage refused, dropped or outvoted, each with its reason; {@code explain} reads it. */
public final class LinkageEvidence {
  public static final Field KIND =
      required("kind", StringType, "refused_block, dropped_edge, outvoted_value or two_values");
  public static final Field REASON =
      required("reason", StringType, "spread, named, conflict, ambiguous, majority or two_values");
  public static final Field ROLE = Mentions.ROLE;
  public static final Field TIER = optional("tier", IntegerType, "tier that dropped the edge");
  public static final Field KEY =
      optional("key", Types.KEY, "the key of a refused block").asPersonal();
  public static final Field FIELD =
      optional("field", StringType, "the hard field whose value was set aside");
  public static final Field MENTION_L =
      required("mention_id_l", BinaryType, "the mention, or the smaller end of the edge")
          .asPersonal();
  public static final Field MENTION_R =
      optional("mention_id_r", BinaryType, "the greater end of the edge").asPersonal();
  public static final Field SIZE = optional("size", LongType, "mentions in a refused block");

  public static final Table TABLE =
      Table.state(
          "linkage_evidence",
          "one refused block (its smallest mention stands for it), dropped edge or outvoted value",
          List.of(KIND, ROLE, TIER, REASON, KEY, FIELD, MENTION_L, MENTION_R),
          KIND,
          REASON,
          ROLE,
          TIER,
          KEY,
          FIELD,
          MENTION_L,
          MENTION_R,
          SIZE);

  private LinkageEvidence() {}
}
