package org.goldthread.linkage;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.goldthread.table.Mentions;

/**
 * Families as services meet them, made by the engine itself, so that any number costs nothing to
 * hold: a child with ten mentions in two id systems, a carer with six, three or four keys each; two
 * percent of the sexes wrong, a third of the mobiles reused by the next family but one, and one
 * mailbox of a nursery for every fifth carer.
 */
final class MeasuredPopulation {
  private static final String KEYS =
      "filter(array("
          + key(6, "'local', system, family, role", "true")
          + key(1, "'nhs', family", "role = 'child' and place in (0, 6)")
          + key(4, "'child', family", "role = 'child'")
          + key(5, "'child-mobile', family", "role = 'child'")
          + key(7, "'email', if(family % 5 = 0, -1, family)", "role = 'adult'")
          + key(8, "'mobile', family - if(family % 6 = 0, 2, 0)", "role = 'adult'")
          + "null), key -> key is not null)";

  private MeasuredPopulation() {}

  private static String key(int type, String value, String condition) {
    return String.format(
        "if(%s, named_struct('type', %d, 'scheme', 'gt1', 'epoch', 1, 'version', 1, 'token', %s),"
            + " null), ",
        condition, type, token(value));
  }

  private static String token(String value) {
    return "unhex(sha2(concat_ws('/', " + value + "), 256))";
  }

  /** So many mentions, as rows of {@link Mentions}. */
  static Dataset<Row> of(SparkSession session, long mentions) {
    Dataset<Row> rows =
        session
            .range(mentions)
            .selectExpr(
                "id",
                "id div 16 as family",
                "id % 16 as place",
                "if(id % 16 < 10, 'child', 'adult') as role",
                "if(id % 16 in (0, 1, 2, 3, 4, 5, 10, 11, 12), 'A', 'B') as system")
            .selectExpr(
                token("'mention', id") + " as mention_id",
                "1 + place as first_seen",
                "role",
                "if(place in (0, 6, 10), 'registered', 'attended') as kind",
                "concat('provider ', system) as provider",
                "'registration' as feed",
                "concat('2023-24-Q', 1 + place % 4) as period",
                "0 as file",
                "family as line",
                "0 as part",
                "if(role = 'child', 0, 1) as slot",
                "false as slot_is_hard",
                "add_months(date'2023-04-15', cast(3 * (place % 4) as int)) as event_date",
                "array(named_struct('id_system', system, 'client', "
                    + token("'client', system, family, role")
                    + ")) as clients",
                "cast(null as struct<id_system: string, client: binary>) as child_client",
                KEYS + " as keys",
                "if(role = 'child' and place % 3 <> 2, concat('2019-0', 1 + family % 9), null)"
                    + " as birth_month",
                "if(pmod(hash(id), 50) = 0, 'M', if(family % 2 = 0, 'F', 'M')) as sex",
                "cast(null as int) as birth_order",
                "cast(array() as array<struct<judgement: string, side: string>>) as sides",
                "cast(array() as array<string>) as refused_purposes");
    return Mentions.TABLE.select(rows);
  }
}
