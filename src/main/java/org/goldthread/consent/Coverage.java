package org.goldthread.consent;

import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.required;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programme.ConsentGroup;
import org.goldthread.contract.JudgedRow;
import org.goldthread.table.Field;
import org.goldthread.table.Rows;
import org.goldthread.table.Table;

/** Which services a statement made to a feed covers, as rows. */
public final class Coverage {
  static final Field FEED = Rows.FEED;
  static final Field COVERS = required("covers", StringType, "what the statement says it covers");
  static final Field SERVICE = required("service", StringType, "a service that it covers");

  private static final Table SHAPE =
      Table.inMemory(
          "consent_coverage",
          "a feed, what its statements can cover, and a service",
          List.of(FEED, COVERS, SERVICE),
          FEED,
          COVERS,
          SERVICE);

  /** A statement that names nothing covers the feed's service. */
  static final String OWN = "";

  private Coverage() {}

  /** The coverage of a programme's feeds: columns {@code feed}, {@code covers}, {@code service}. */
  public static Dataset<Row> of(SparkSession spark, Programme programme) {
    List<Row> rows = new ArrayList<>();
    for (Feed feed : programme.feeds().values()) {
      feed.service().ifPresent(service -> add(rows, feed.name(), service, programme));
    }
    return spark.createDataFrame(rows, SHAPE.schema());
  }

  private static void add(List<Row> rows, String feed, String service, Programme programme) {
    Set<String> widest = new LinkedHashSet<>(Set.of(service));
    rows.add(RowFactory.create(feed, OWN, service));
    rows.add(RowFactory.create(feed, service, service));
    programme
        .consent()
        .groups()
        .forEach(
            (id, group) -> {
              if (group.services().contains(service)) {
                group.services().forEach(each -> rows.add(RowFactory.create(feed, id, each)));
                widest.addAll(group.services());
              }
            });
    widest.forEach(each -> rows.add(RowFactory.create(feed, JudgedRow.COVERS_ALL, each)));
  }

  /** Whether statements made elsewhere can cover a feed's service. */
  public static boolean isShared(Feed feed, Programme programme) {
    return feed.service().isPresent()
        && programme.consent().groups().values().stream()
            .map(ConsentGroup::services)
            .anyMatch(services -> services.contains(feed.service().get()));
  }
}
