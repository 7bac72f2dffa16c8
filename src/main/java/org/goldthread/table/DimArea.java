package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Small areas. */
public final class DimArea {
  public static final Field LSOA = required("lsoa", StringType, "LSOA 2021 code");
  public static final Field LSOA_NAME = required("lsoa_name", StringType, "its name");
  public static final Field WARD_2002_CODE =
      optional("ward_2002_code", StringType, "ward of 2002 to 2022");
  public static final Field WARD_2002_NAME = optional("ward_2002_name", StringType, "its name");
  public static final Field WARD_CODE = optional("ward_code", StringType, "ward since 2022");
  public static final Field WARD_NAME = optional("ward_name", StringType, "its name");
  public static final Field IMD_DECILE =
      optional("imd_decile", IntegerType, "deprivation decile 2019, 1 = most deprived");
  public static final Field IN_AREA =
      required("in_area", StringType, "Y if inside the programme area, else N");

  public static final Table TABLE =
      Table.state(
          "gold/dim_area",
          "a small area (LSOA 2021)",
          List.of(LSOA),
          LSOA,
          LSOA_NAME,
          WARD_2002_CODE,
          WARD_2002_NAME,
          WARD_CODE,
          WARD_NAME,
          IMD_DECILE,
          IN_AREA);

  private DimArea() {}
}
