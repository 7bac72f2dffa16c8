package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Every change of an individual's id. */
public final class Lineage {
  public static final Field RUN = required("run", LongType, "the run that made the change");
  public static final Field CHANGE =
      required("change", StringType, "created, merged, split, moved or erased");
  public static final Field FROM =
      optional("from_id", BinaryType, "individual id before").asPersonal();
  public static final Field TO = optional("to_id", BinaryType, "individual id after").asPersonal();
  public static final Field MENTIONS =
      required("mentions", LongType, "how many mentions went this way");
  public static final Field WHY = required("why", StringType, "cause in the field's terms");

  public static final Table TABLE =
      Table.history(
          "lineage",
          "one change of an individual's id in one run",
          List.of(RUN, CHANGE, FROM, TO),
          RUN,
          CHANGE,
          FROM,
          TO,
          MENTIONS,
          WHY);

  private Lineage() {}
}
