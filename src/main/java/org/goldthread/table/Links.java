package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Which individual each mention belongs to. */
public final class Links {
  public static final Field MENTION_ID = Mentions.MENTION_ID;
  public static final Field INDIVIDUAL_ID =
      required("individual_id", BinaryType, "HMAC of the individual's anchor mention").asPersonal();
  public static final Field ANCHOR_ID =
      required("anchor_id", BinaryType, "the mention with the least first_seen, then id")
          .asPersonal();
  public static final Field ROLE = Mentions.ROLE;

  public static final Table TABLE =
      Table.state(
          "links",
          "a mention and the individual it belongs to",
          List.of(MENTION_ID),
          MENTION_ID,
          INDIVIDUAL_ID,
          ANCHOR_ID,
          ROLE);

  private Links() {}
}
