package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;

/** The frozen copies of gold; a copy counts from the commit of its row here, not before. */
public final class Releases {
  public static final Field NAME =
      required("name", StringType, "name of the release, as 2023-24-Q4; +e1 after an erasure");
  public static final Field RUN = required("run", LongType, "the run whose gold was copied");
  public static final Field INTAKE =
      required("intake", LongType, "the last intake whose rows it counts");
  public static final Field FOLDER =
      required("folder", StringType, "where the copy lies below the lake's root");
  public static final Field REPLACES =
      optional("replaces", StringType, "the release it takes the place of, after an erasure");
  public static final Field WHY =
      required("why", StringType, "why it was made: period_closed or erasure");
  public static final Field AT = required("at", TimestampType, "when it was made visible");

  public static final Table TABLE =
      new Table(
          "releases",
          "releases/index",
          "a release",
          List.of(NAME, RUN, INTAKE, FOLDER, REPLACES, WHY, AT),
          List.of(NAME),
          List.of(),
          Table.Kind.HISTORY);

  private Releases() {}
}
