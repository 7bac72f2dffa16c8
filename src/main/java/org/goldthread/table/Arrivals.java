package org.goldthread.table;

import java.util.List;

/** When each mention id first arrived. */
public final class Arrivals {
  public static final Field MENTION_ID = Mentions.MENTION_ID;
  public static final Field FIRST_SEEN = Mentions.FIRST_SEEN;

  public static final Table TABLE =
      Table.state(
          "arrivals",
          "a mention id that ever arrived",
          List.of(MENTION_ID),
          MENTION_ID,
          FIRST_SEEN);

  private Arrivals() {}
}
