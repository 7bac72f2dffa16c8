package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Stated refusals and withdrawals: one token each, of whom and of what, and nothing else. */
public final class ConsentStatements {
  public static final Field PROVIDER = Rows.PROVIDER;
  public static final Field FEED = Rows.FEED;
  public static final Field PERIOD = Rows.PERIOD;
  public static final Field FILE = Rows.FILE;
  public static final Field LINE = Rows.LINE;
  public static final Field CLIENT =
      required("client", Types.KEY, "the local token of the client id").asPersonal();
  public static final Field STATED_ON =
      required("stated_on", DateType, "the date of the statement");
  public static final Field COVERS =
      required(
          "covers",
          StringType,
          "what it covers: empty for the feed's service, a service, a group of services, or * for the"
              + " service and all its groups");

  public static final Table TABLE =
      Table.state(
          "consent",
          "a client of a service who said no, or withdrew",
          List.of(PROVIDER, FEED, PERIOD, FILE, LINE),
          PROVIDER,
          FEED,
          PERIOD,
          FILE,
          LINE,
          CLIENT,
          STATED_ON,
          COVERS);

  private ConsentStatements() {}
}
