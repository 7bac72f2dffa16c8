package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/** The log of runs; also the lease that lets one run write at a time. Only ever appended to. */
public final class Runs {
  /** What a step of a run did to one table; seconds are absent if the run died before telling. */
  public static final StructType STEP =
      new StructType()
          .add("step", StringType, false)
          .add("table", StringType, false)
          .add("version", LongType, false)
          .add("rows", LongType, false)
          .add("seconds", DoubleType, true);

  public static final Field SEQUENCE = required("sequence", LongType, "place in the log, from 1");
  public static final Field RUN = required("run", LongType, "number of the run, from 1");
  public static final Field EVENT =
      required("event", StringType, "began, resumed, renewed, stopped or completed");
  public static final Field AT = required("at", TimestampType, "when, by the writer's clock");
  public static final Field AS_OF =
      required(
          "as_of",
          DateType,
          "the day that counts as today: that of the run, or the one it was given");
  public static final Field HOLDER = required("holder", StringType, "host and process of the run");
  public static final Field LEASE_UNTIL =
      optional("lease_until", TimestampType, "end of the lease; absent where it was given back");
  public static final Field FORMAT = required("format", IntegerType, "format of the lake");
  public static final Field CODE = required("code", StringType, "version of the software");
  public static final Field CONFIGURATION =
      required("configuration", StringType, "hash of the configuration");
  public static final Field ZONE =
      required("zone", StringType, "live, or staging: the lake of staged feeds");
  public static final Field INPUTS =
      required("inputs", map(StringType), "hash of each submission taken in");
  public static final Field FINGERPRINTS =
      required("fingerprints", map(StringType), "fingerprint of each key the lake was made with");
  public static final Field STANDARDISERS =
      required("standardisers", map(IntegerType), "version of each field's standardiser");
  public static final Field BASE =
      required(
          "base", map(LongType), "version of every table before the run; -1 if there was none");
  public static final Field VERSIONS =
      required("versions", map(LongType), "version of every table after the run; empty until then");
  public static final Field STEPS =
      required("steps", Types.arrayOf(STEP), "what each step did; empty until the run completed");
  public static final Field SUMMARY =
      optional("summary", StringType, "the run's summary as JSON; counts only");

  public static final Table TABLE =
      Table.history(
          "runs",
          "one event of a run",
          List.of(SEQUENCE),
          SEQUENCE,
          RUN,
          EVENT,
          AT,
          AS_OF,
          HOLDER,
          LEASE_UNTIL,
          FORMAT,
          CODE,
          CONFIGURATION,
          ZONE,
          INPUTS,
          FINGERPRINTS,
          STANDARDISERS,
          BASE,
          VERSIONS,
          STEPS,
          SUMMARY);

  private Runs() {}

  private static MapType map(org.apache.spark.sql.types.DataType value) {
    return DataTypes.createMapType(StringType, value, false);
  }
}
