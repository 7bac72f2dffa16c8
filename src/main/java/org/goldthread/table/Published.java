package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Aggregates that passed disclosure control: what reports and everybody outside see. */
public final class Published {
  public static final Field RELEASE =
      required("release", StringType, "name of the release, or draft");
  public static final Field METRIC = required("metric", StringType, "what is counted");
  public static final Field PERIOD =
      required("period", StringType, "quarter, or all for lifetime figures");
  public static final Field SERVICE = required("service", StringType, "service, or all");
  public static final Field SCOPE = required("scope", StringType, "family scope, or empty");
  public static final Field GROUP_BY =
      required("group_by", StringType, "field that the population is broken down by, or empty");
  public static final Field GROUP = required("group", StringType, "its value, or empty");
  public static final Field VALUE =
      optional("value", DoubleType, "the figure after rounding; absent if suppressed");
  public static final Field STATUS =
      required(
          "status",
          StringType,
          "shown; rounded; suppressed: withheld by disclosure control; not_received: nothing was"
              + " counted, and a file that could hold it has not arrived, which is not zero");
  public static final Field PERCENT =
      optional(
          "percent",
          IntegerType,
          "share of the population broken down, made from the rounded figures; absent outside"
              + " breakdowns and where either figure is");
  public static final Field RECEIVED =
      required("received", StringType, "all, some or none of the files it rests on have arrived");

  public static final Field MISSING =
      optional(
          "missing",
          StringType,
          "the feeds that a figure of one quarter and service waits for, each as provider/feed with"
              + " blanks between; absent elsewhere and where everything has arrived");

  public static final Table TABLE =
      Table.state(
          "published",
          "one figure of one release",
          List.of(RELEASE, METRIC, PERIOD, SERVICE, SCOPE, GROUP_BY, GROUP),
          RELEASE,
          METRIC,
          PERIOD,
          SERVICE,
          SCOPE,
          GROUP_BY,
          GROUP,
          VALUE,
          STATUS,
          PERCENT,
          RECEIVED,
          MISSING);

  private Published() {}
}
