package org.goldthread.spark;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.goldthread.config.Programme;
import org.goldthread.table.Field;
import org.goldthread.table.Rows;
import org.goldthread.table.Table;

/**
 * What the configuration says of each feed, as rows: per-feed facts are data, never a branch of a
 * plan.
 */
public final class FeedFacts {
  public static final Field FEED = Rows.FEED;
  public static final Field PROVIDER = Rows.PROVIDER;
  public static final Field SERVICE = optional("service", StringType, "the service it belongs to");
  public static final Field KIND = Rows.KIND;
  public static final Field ID_SYSTEM =
      required("id_system", StringType, "the client database of its client ids");

  private static final Table SHAPE =
      Table.inMemory(
          "feed_facts", "a feed", List.of(FEED), FEED, PROVIDER, SERVICE, KIND, ID_SYSTEM);

  private FeedFacts() {}

  /** The facts of a programme's feeds. */
  public static Dataset<Row> of(SparkSession spark, Programme programme) {
    List<Row> rows =
        programme.feeds().values().stream()
            .map(
                feed ->
                    RowFactory.create(
                        feed.name(),
                        feed.provider(),
                        feed.service().orElse(null),
                        programme
                            .contracts()
                            .get(feed.contract())
                            .kind()
                            .name()
                            .toLowerCase(java.util.Locale.ROOT),
                        feed.idSystem()))
            .toList();
    return spark.createDataFrame(rows, SHAPE.schema());
  }

  /** Feed and id system only, to be joined by feed. */
  public static Dataset<Row> idSystems(Dataset<Row> facts) {
    return broadcast(facts.select(FEED.col(), ID_SYSTEM.col()));
  }

  /** Feed and service only, to be joined by feed. */
  public static Dataset<Row> services(Dataset<Row> facts) {
    return broadcast(facts.select(FEED.col(), SERVICE.col()));
  }
}
