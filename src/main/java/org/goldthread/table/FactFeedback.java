package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Feedback. */
public final class FactFeedback {
  public static final Field INDIVIDUAL_ID =
      optional("individual_id", StringType, "the individual, hex; absent if anonymous")
          .asPersonal();
  public static final Field SERVICE = required("service", StringType, "the service");
  public static final Field FEEDBACK_ON = required("feedback_on", DateType, "date of the feedback");
  public static final Field QUESTION = optional("question", StringType, "question");
  public static final Field SCORE = optional("score", DoubleType, "score");
  public static final Field PROVIDER = FactFields.PROVIDER;
  public static final Field FEED = FactFields.FEED;
  public static final Field PERIOD = FactFields.PERIOD;
  public static final Field FILE = Rows.FILE;
  public static final Field LINE = Rows.LINE;
  public static final Field PART = Rows.PART;
  public static final Field SLOT = Mentions.SLOT;
  public static final Field FINANCIAL_YEAR = FactFields.FINANCIAL_YEAR;
  public static final Field QUARTER = FactFields.QUARTER;

  public static final Table TABLE =
      Table.state(
              "gold/fact_feedback",
              "an accepted feedback row",
              List.of(PROVIDER, FEED, PERIOD, FILE, LINE, PART, SLOT),
              INDIVIDUAL_ID,
              SERVICE,
              FEEDBACK_ON,
              QUESTION,
              SCORE,
              PROVIDER,
              FEED,
              PERIOD,
              FILE,
              LINE,
              PART,
              SLOT,
              FINANCIAL_YEAR,
              QUARTER)
          .partitioned(FINANCIAL_YEAR, QUARTER);

  private FactFeedback() {}
}
