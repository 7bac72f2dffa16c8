package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.required;

import java.util.List;

/**
 * Recorded judgements that two are not the same person, as the sides of mentions. A row stays while
 * its mention is away, so that a mention that returns is on its side again.
 */
public final class Judgements {
  public static final Field JUDGEMENT =
      required(
          "judgement",
          StringType,
          "id of the judgement: j and a digest of the mentions on either side");
  public static final Field SIDE = required("side", StringType, "a or b");
  public static final Field MENTION_ID = Mentions.MENTION_ID;
  public static final Field SEALED =
      required(
          "sealed",
          BooleanType,
          "whether the two sides are never shown together either: in no family, explanation or"
              + " lineage");
  public static final Field REASON =
      required("reason", StringType, "why, in the words of whoever judged; never exported")
          .asPersonal();

  public static final Table TABLE =
      Table.state(
          "judgements",
          "a mention and the side of a judgement that it is on",
          List.of(JUDGEMENT, MENTION_ID),
          JUDGEMENT,
          SIDE,
          MENTION_ID,
          SEALED,
          REASON);

  private Judgements() {}
}
