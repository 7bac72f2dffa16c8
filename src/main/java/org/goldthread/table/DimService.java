package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Services. */
public final class DimService {
  public static final Field SERVICE = required("service", StringType, "short name");
  public static final Field SERVICE_NAME = required("service_name", StringType, "name in reports");
  public static final Field STRAND = required("strand", StringType, "strand");
  public static final Field TARGETING = required("targeting", StringType, "universal or targeted");
  public static final Field MINIMUM_SESSIONS =
      required(
          "minimum_sessions",
          IntegerType,
          "sessions that count as the intended dose; 0 if none is set");
  public static final Field IS_SENSITIVE =
      required("is_sensitive", BooleanType, "merged wherever small groups could be told apart");
  public static final Field SHOWN_WITH =
      required(
          "shown_with",
          StringType,
          "its name in tables of pairs, sequences, families and small areas: the service, or its"
              + " strand if it is sensitive");

  public static final Table TABLE =
      Table.state(
          "gold/dim_service",
          "a service",
          List.of(SERVICE),
          SERVICE,
          SERVICE_NAME,
          STRAND,
          TARGETING,
          MINIMUM_SESSIONS,
          IS_SENSITIVE,
          SHOWN_WITH);

  private DimService() {}
}
