package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Every row of every feed, in one shape, as the row engine judged it. */
public final class Rows {
  public static final Field PROVIDER = required("provider", StringType, "who sent the row");
  public static final Field FEED = required("feed", StringType, "the feed it came in");
  public static final Field PERIOD =
      required("period", StringType, "period of the submission, as 2023-24-Q2");
  public static final Field FILE =
      required(
          "file",
          IntegerType,
          "number of the file within its submission, made of its content hash");
  public static final Field LINE =
      required("line", LongType, "line in that file on which the row begins, from 1");
  public static final Field PART =
      required("part", IntegerType, "ordinal among the rows derived from one line, from 0");
  public static final Field KIND =
      required("kind", StringType, "kind of contract: registration, engagement and so on");
  public static final Field INTAKE =
      required("intake", LongType, "number of the intake that brought the row, from 1");
  public static final Field STATUS =
      required("status", StringType, "the row engine's verdict: accepted, rejected or withheld");
  public static final Field REASON =
      optional("reason", StringType, "id of the finding that decided the verdict");
  public static final Field EVENT_DATE =
      optional("event_date", DateType, "the date the row is about; absent unless accepted");
  public static final Field ID_PERIOD =
      optional(
          "id_period",
          StringType,
          "period that mention ids are made with: of the event date for cumulative and changes feeds,"
              + " else the submission's");
  public static final Field ROW_KEY =
      optional(
              "row_key",
              BinaryType,
              "keyed digest of the row's declared key or of its keys and date")
          .asPersonal();
  public static final Field PEOPLE =
      optional("people", Types.arrayOf(Types.PERSON), "people mentioned, in slot order")
          .asPersonal();
  public static final Field KEYS =
      optional("keys", Types.arrayOf(Types.SLOT_KEY), "their keys").asPersonal();
  public static final Field VALUES =
      optional("values", Types.arrayOf(Types.VALUE), "standardised values that identify nobody")
          .asPersonal();
  public static final Field FINDINGS =
      required("findings", Types.arrayOf(Types.FINDING), "what is wrong with the row, no values");

  public static final Table TABLE =
      Table.state(
          "rows",
          "a row of a provider's file, or one of the rows derived from it",
          List.of(PROVIDER, FEED, PERIOD, FILE, LINE, PART),
          PROVIDER,
          FEED,
          PERIOD,
          FILE,
          LINE,
          PART,
          KIND,
          INTAKE,
          STATUS,
          REASON,
          EVENT_DATE,
          ID_PERIOD,
          ROW_KEY,
          PEOPLE,
          KEYS,
          VALUES,
          FINDINGS);

  private Rows() {}
}
