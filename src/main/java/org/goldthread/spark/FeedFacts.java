package org.goldthread.spark;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.core.Period;
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
  private static final StructType ID_SYSTEM_FROM =
      new StructType().add("from", StringType, false).add("id_system", StringType, false);
  private static final Field ID_SYSTEMS =
      required(
          "id_systems",
          DataTypes.createArrayType(ID_SYSTEM_FROM, false),
          "the client databases of its client ids, each with the period from which it is");

  private static final Table SHAPE =
      Table.inMemory(
          "feed_facts", "a feed", List.of(FEED), FEED, PROVIDER, SERVICE, KIND, ID_SYSTEMS);

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
                            .toLowerCase(Locale.ROOT),
                        idSystems(programme, feed).toArray(Row[]::new)))
            .toList();
    return spark.createDataFrame(rows, SHAPE.schema());
  }

  private static List<Row> idSystems(Programme programme, Feed feed) {
    List<Period> changes = programme.versions().changes(feed.name());
    if (changes.isEmpty()) {
      return List.of(RowFactory.create("", feed.idSystem()));
    }
    List<Row> systems = new ArrayList<>();
    systems.add(RowFactory.create("", idSystem(programme, feed, changes.get(0).previous())));
    for (Period from : changes) {
      systems.add(RowFactory.create(from.toString(), idSystem(programme, feed, from)));
    }
    return systems;
  }

  private static String idSystem(Programme programme, Feed feed, Period period) {
    return programme.at(period).feeds().get(feed.name()).idSystem();
  }

  /** Feed and id systems only, to be joined by feed. */
  public static Dataset<Row> idSystems(Dataset<Row> facts) {
    return broadcast(facts.select(FEED.col(), ID_SYSTEMS.col()));
  }

  /**
   * The client database of the client ids of a submission.
   *
   * @param period its period; the text of a later one is the greater text
   */
  public static Column idSystemIn(Column period) {
    Column begun = filter(ID_SYSTEMS.col(), system -> system.getField("from").leq(period));
    return element_at(begun, -1).getField("id_system");
  }

  /** Feed and service only, to be joined by feed. */
  public static Dataset<Row> services(Dataset<Row> facts) {
    return broadcast(facts.select(FEED.col(), SERVICE.col()));
  }
}
