package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Mentions of people: what linkage reads, and all that it reads. */
public final class Mentions {
  public static final Field MENTION_ID =
      required("mention_id", BinaryType, "HMAC of provider, feed, period, row key and slot")
          .asPersonal();
  public static final Field FIRST_SEEN =
      required("first_seen", LongType, "intake number at which this mention id first arrived");
  public static final Field ROLE = required("role", StringType, "child or adult");
  public static final Field KIND =
      required("kind", StringType, "registered, attended, named or administrative");
  public static final Field PROVIDER = Rows.PROVIDER;
  public static final Field FEED = Rows.FEED;
  public static final Field PERIOD = Rows.PERIOD;
  public static final Field FILE = Rows.FILE;
  public static final Field LINE = Rows.LINE;
  public static final Field PART = Rows.PART;
  public static final Field SLOT =
      required(
          "slot", IntegerType, "0 = whom the client id denotes; others in the contract's order");
  public static final Field SLOT_IS_HARD =
      required("slot_is_hard", BooleanType, "the row holds two or more mentions of this role");
  public static final Field EVENT_DATE =
      required("event_date", DateType, "the date the row is about");
  public static final Field CLIENTS =
      required("clients", Types.arrayOf(Types.CLIENT), "client ids that denote this person")
          .asPersonal();
  public static final Field CHILD_CLIENT =
      optional("child_client", Types.CLIENT, "the child whose row merely names this person")
          .asPersonal();
  public static final Field KEYS = required("keys", Types.arrayOf(Types.KEY), "keys").asPersonal();
  public static final Field BIRTH_MONTH =
      optional("birth_month", StringType, "month of birth, as 2019-03").asPersonal();
  public static final Field SEX = optional("sex", StringType, "F or M").asPersonal();
  public static final Field BIRTH_ORDER =
      optional("birth_order", IntegerType, "order in a multiple birth, from 1").asPersonal();
  public static final Field SIDES =
      required(
              "sides",
              Types.arrayOf(Types.SIDE),
              "sides that are not the same person: of judgements; of a consent without administrative"
                  + " data, and of those data")
          .asPersonal();

  public static final Field REFUSED_PURPOSES =
      required(
          "refused_purposes",
          Types.arrayOf(StringType),
          "purposes that the consent to the row does not extend to: administrative, evaluators");

  public static final Table TABLE =
      Table.state(
          "mentions",
          "one mention of one person by one row in its final state accepted",
          List.of(MENTION_ID),
          MENTION_ID,
          FIRST_SEEN,
          ROLE,
          KIND,
          PROVIDER,
          FEED,
          PERIOD,
          FILE,
          LINE,
          PART,
          SLOT,
          SLOT_IS_HARD,
          EVENT_DATE,
          CLIENTS,
          CHILD_CLIENT,
          KEYS,
          BIRTH_MONTH,
          SEX,
          BIRTH_ORDER,
          SIDES,
          REFUSED_PURPOSES);

  private Mentions() {}
}
