package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Where every row of a submission ended. */
public final class Accounting {
  public static final Field PROVIDER = Rows.PROVIDER;
  public static final Field FEED = Rows.FEED;
  public static final Field PERIOD = Rows.PERIOD;
  public static final Field READ =
      required("read", LongType, "data rows read, those that a provider's tool left out included");
  public static final Field ACCEPTED =
      required("accepted", LongType, "rows in the final state accepted");
  public static final Field REJECTED =
      required("rejected", LongType, "rows sent back to the provider");
  public static final Field WITHHELD =
      required("withheld", LongType, "rows withheld for want of consent");

  public static final Table TABLE =
      Table.state(
          "accounting",
          "a submission",
          List.of(PROVIDER, FEED, PERIOD),
          PROVIDER,
          FEED,
          PERIOD,
          READ,
          ACCEPTED,
          REJECTED,
          WITHHELD);

  private Accounting() {}
}
