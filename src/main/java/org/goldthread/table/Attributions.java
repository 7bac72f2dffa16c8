package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.required;

import java.util.List;

/** To whom each accepted row belongs. */
public final class Attributions {
  public static final Field PROVIDER = Rows.PROVIDER;
  public static final Field FEED = Rows.FEED;
  public static final Field PERIOD = Rows.PERIOD;
  public static final Field FILE = Rows.FILE;
  public static final Field LINE = Rows.LINE;
  public static final Field PART = Rows.PART;
  public static final Field SLOT = Mentions.SLOT;
  public static final Field MENTION_ID =
      new Field(
          "mention_id",
          Mentions.MENTION_ID.type(),
          true,
          true,
          "the mention that the row makes; absent where a registration speaks for it");
  public static final Field INDIVIDUAL_ID = Links.INDIVIDUAL_ID;
  public static final Field ROLE = Mentions.ROLE;
  public static final Field KIND = Mentions.KIND;
  public static final Field RELATION =
      required("relation", StringType, "mother, father, carer or empty");

  public static final Table TABLE =
      Table.state(
          "attributions",
          "a person of an accepted row and the individual it is about",
          List.of(PROVIDER, FEED, PERIOD, FILE, LINE, PART, SLOT),
          PROVIDER,
          FEED,
          PERIOD,
          FILE,
          LINE,
          PART,
          SLOT,
          MENTION_ID,
          INDIVIDUAL_ID,
          ROLE,
          KIND,
          RELATION);

  private Attributions() {}
}
