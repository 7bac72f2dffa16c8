package org.goldthread.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.spark.KeyColumns;
import org.goldthread.table.Attributions;
import org.goldthread.table.Links;
import org.goldthread.table.Rows;

/**
 * Each person of an accepted row back to the individual: by the row's own mention or, where a
 * registration in force speaks for a row that carries no key but the client id, by that client id.
 */
public final class AttributionsOfRows {
  private static final String OWN = "own";
  private static final String BY_CLIENT = "by_client";

  private AttributionsOfRows() {}

  /**
   * Attributes rows to individuals.
   *
   * @param rows rows in force
   * @param states their final states
   * @param links mention to individual
   * @param identityTypes type ids of keys that are evidence of identity
   * @param localType type id of the key made of the client id
   * @param keys the id key
   * @return rows of {@link Attributions}; people without any key are in none
   */
  public static Dataset<Row> of(
      Dataset<Row> rows,
      Dataset<Row> states,
      Dataset<Row> links,
      List<Integer> identityTypes,
      int localType,
      KeyColumns keys) {
    Dataset<Row> people =
        PeopleOfRows.of(rows, states, identityTypes, localType, keys)
            .select(
                Rows.PROVIDER.col(),
                Rows.FEED.col(),
                Rows.PERIOD.col(),
                Rows.FILE.col(),
                Rows.LINE.col(),
                Rows.PART.col(),
                Rows.KIND.col().as("row_kind"),
                col("person"),
                col(Links.MENTION_ID.name()),
                col(PeopleOfRows.LOCAL),
                col(PeopleOfRows.MAKES_MENTION),
                col(PeopleOfRows.MENTION_KIND));
    Dataset<Row> own =
        links.select(
            Links.MENTION_ID.col().as("linked_mention"), Links.INDIVIDUAL_ID.col().as(OWN));
    Dataset<Row> linked =
        people.join(
            own,
            col(Links.MENTION_ID.name())
                .equalTo(col("linked_mention"))
                .and(col(PeopleOfRows.MAKES_MENTION)),
            "left");
    // Where one client id was found to stand for several individuals, the smallest mention decides,
    // whatever arrived
    // first.
    Dataset<Row> registered =
        linked
            .where(
                col("row_kind")
                    .equalTo("registration")
                    .and(col(PeopleOfRows.LOCAL).isNotNull())
                    .and(col(OWN).isNotNull()))
            .groupBy(col(PeopleOfRows.LOCAL).as("client"))
            .agg(min_by(col(OWN), col("linked_mention")).as(BY_CLIENT));
    Column individual = coalesce(col(OWN), col(BY_CLIENT));
    Dataset<Row> attributed =
        linked
            .join(registered, col(PeopleOfRows.LOCAL).equalTo(col("client")), "left")
            .where(individual.isNotNull())
            .withColumn(Attributions.SLOT.name(), col("person.slot"))
            .withColumn(
                Attributions.MENTION_ID.name(),
                when(col(PeopleOfRows.MAKES_MENTION), col(Links.MENTION_ID.name())))
            .withColumn(Attributions.INDIVIDUAL_ID.name(), individual)
            .withColumn(Attributions.ROLE.name(), col("person.role"))
            .withColumn(Attributions.KIND.name(), col(PeopleOfRows.MENTION_KIND))
            .withColumn(Attributions.RELATION.name(), col("person.relation"));
    return Attributions.TABLE.select(attributed);
  }
}
