package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;

/**
 * Everything that one linkage decided, in one shape: written once, and read as {@link Links},
 * {@link LinkageEvidence} and {@link Unresolved}.
 */
public final class LinkageDecisions {
  public static final Field KIND =
      required(
          "kind",
          StringType,
          "link, unresolved, refused_block, dropped_edge, outvoted_value or two_values");
  public static final Field REASON =
      optional("reason", StringType, "why, of everything but a link");
  public static final Field ROLE = Mentions.ROLE;
  public static final Field TIER = LinkageEvidence.TIER;
  public static final Field KEY = LinkageEvidence.KEY;
  public static final Field FIELD = LinkageEvidence.FIELD;
  public static final Field MENTION_L =
      required(
              "mention_id_l",
              BinaryType,
              "the mention; of an unresolved individual its anchor; the smaller end of an edge")
          .asPersonal();
  public static final Field MENTION_R =
      optional(
              "mention_id_r",
              BinaryType,
              "anchor of the mention's individual, or oldest anchor of the unresolved group, or the"
                  + " greater end of an edge")
          .asPersonal();
  public static final Field SIZE =
      optional(
          "size",
          LongType,
          "mentions in a refused block, or least number of people in an unresolved group");
  public static final Field COMPONENT =
      optional(
              "component",
              LongType,
              "of a link: a number that all mentions of one raw component share; two components may"
                  + " share one")
          .asPersonal();
  public static final Field INDIVIDUAL_ID =
      optional("individual_id", BinaryType, "id of the individual linked to or unresolved")
          .asPersonal();
  public static final Field GROUP_ID =
      optional("group_id", BinaryType, "id of the unresolved group").asPersonal();

  public static final Table TABLE =
      Table.state(
          "linkage_decisions",
          "one link, unresolved individual, refused block, dropped edge or value set aside",
          List.of(KIND, ROLE, TIER, REASON, KEY, FIELD, MENTION_L, MENTION_R),
          KIND,
          REASON,
          ROLE,
          TIER,
          KEY,
          FIELD,
          MENTION_L,
          MENTION_R,
          SIZE,
          COMPONENT,
          INDIVIDUAL_ID,
          GROUP_ID);

  private LinkageDecisions() {}
}
