package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Every opening of clear text, and what was received: the names that no other table holds. */
public final class Receipts {
  public static final Field RUN = required("run", LongType, "the run that opened the file");
  public static final Field PROVIDER = Rows.PROVIDER;
  public static final Field FEED = Rows.FEED;
  public static final Field PERIOD = Rows.PERIOD;
  public static final Field FILE = Rows.FILE;
  public static final Field FILE_NAME =
      required("file_name", StringType, "the file's name in the landing folder");
  public static final Field BYTES = required("bytes", LongType, "its size");
  public static final Field SHA256 = required("sha256", StringType, "hash of its content, hex");
  public static final Field INTAKE =
      required("intake", LongType, "number of the intake it was read for");
  public static final Field OUTCOME = required("outcome", StringType, "in_force, held or refused");
  public static final Field CLEAR_TEXT =
      required("clear_text", StringType, "kept, or removed once the run was complete");
  public static final Field OPENED_BY = required("opened_by", StringType, "account that opened it");
  public static final Field AT = required("at", TimestampType, "when, by the writer's clock");

  public static final Table TABLE =
      Table.history(
          "receipts",
          "a file that a run opened",
          List.of(RUN, PROVIDER, FEED, PERIOD, FILE, FILE_NAME),
          RUN,
          PROVIDER,
          FEED,
          PERIOD,
          FILE,
          FILE_NAME,
          BYTES,
          SHA256,
          INTAKE,
          OUTCOME,
          CLEAR_TEXT,
          OPENED_BY,
          AT);

  private Receipts() {}
}
