package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.goldthread.table.Field.required;

import java.util.List;

/** When and by whom judgements were recorded and withdrawn. */
public final class JudgementEvents {
  public static final Field RUN = required("run", LongType, "the run that wrote it");
  public static final Field EVENT = required("event", StringType, "judged or withdrawn");
  public static final Field JUDGEMENT = Judgements.JUDGEMENT;
  public static final Field MENTIONS =
      required("mentions", LongType, "how many mentions it put on a side, or took off one");
  public static final Field BY = required("by", StringType, "account that did it");
  public static final Field AT = required("at", TimestampType, "when, by the writer's clock");

  public static final Table TABLE =
      Table.history(
          "judgement_events",
          "a judgement that a run recorded or withdrew",
          List.of(RUN, JUDGEMENT),
          RUN,
          EVENT,
          JUDGEMENT,
          MENTIONS,
          BY,
          AT);

  private JudgementEvents() {}
}
