package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;

/** The final state of every row, derived from its verdict and the stated refusals. */
public final class RowStates {
  public static final String ACCEPTED = "accepted";
  public static final String REJECTED = "rejected";
  public static final String WITHHELD = "withheld";

  public static final Field PROVIDER = Rows.PROVIDER;
  public static final Field FEED = Rows.FEED;
  public static final Field PERIOD = Rows.PERIOD;
  public static final Field FILE = Rows.FILE;
  public static final Field LINE = Rows.LINE;
  public static final Field PART = Rows.PART;
  public static final Field STATE = required("state", StringType, "accepted, rejected or withheld");
  public static final Field REASON =
      optional(
          "reason", StringType, "finding that decided it, or refused where the client said no");
  public static final Field ORDINAL =
      optional(
          "ordinal",
          IntegerType,
          "ordinal among identical rows of the submission, from 0; part of mention ids");
  public static final Field COUNTED =
      required(
          "counted",
          BooleanType,
          "whether the row makes mentions and facts: accepted, and not held again in a later"
              + " export");
  public static final Field FINDINGS =
      required(
          "findings",
          Types.arrayOf(Types.FINDING),
          "what only the provider's other rows tell of the row: repeated from an earlier period, of"
              + " a client without a registration; no values");

  public static final Field REFUSED_PURPOSES =
      optional(
          "refused_purposes",
          Types.arrayOf(StringType),
          "purposes that the client's latest consent to the service does not extend to:"
              + " administrative, evaluators; absent where nobody was asked");

  public static final Table TABLE =
      Table.state(
          "row_states",
          "a row and where it ended",
          List.of(PROVIDER, FEED, PERIOD, FILE, LINE, PART),
          PROVIDER,
          FEED,
          PERIOD,
          FILE,
          LINE,
          PART,
          STATE,
          REASON,
          ORDINAL,
          COUNTED,
          FINDINGS,
          REFUSED_PURPOSES);

  private RowStates() {}
}
