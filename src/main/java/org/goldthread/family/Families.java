package org.goldthread.family;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.goldthread.spark.KeyColumns;
import org.goldthread.table.FamilyMembers;
import org.goldthread.table.Judgements;
import org.goldthread.table.Links;
import org.goldthread.table.Mentions;
import org.goldthread.table.Types;

/**
 * Individuals to families within configured scopes (design section 7). Family evidence never counts
 * as identity evidence: this stage reads the links and changes none. Every individual of a scope is
 * in exactly one family of it, be it alone.
 */
public final class Families {
  private static final String SEALED_SIDES = FamilyBlock.SEALED_SIDES;

  private Families() {}

  /**
   * Makes the families of all scopes in one plan.
   *
   * @param mentions all mentions
   * @param links mention to individual
   * @param scopes columns {@code scope}, {@code feed}, {@code key_types} (array of int), {@code
   *     adult_cap}, {@code child_cap}, {@code named_cap}, {@code needs} (array of purposes that a
   *     consent must extend to): a row per scope and feed
   * @param judgements rows of {@link Judgements}: the sides of a sealed one are in no family
   *     together; empty of a lake without any
   * @param identityNhsType type id of the NHS number's key, for the spread of a block
   * @param keys the id key
   * @return rows of {@link FamilyMembers}
   */
  public static Dataset<Row> of(
      Dataset<Row> mentions,
      Dataset<Row> links,
      Dataset<Row> scopes,
      Optional<Dataset<Row>> judgements,
      int identityNhsType,
      KeyColumns keys) {
    Dataset<Row> mentioned =
        mentions
            .join(links.drop(Links.ROLE.name(), Links.ANCHOR_ID.name()), Mentions.MENTION_ID.name())
            .join(broadcast(scopes), Mentions.FEED.name())
            .where(not(arrays_overlap(Mentions.REFUSED_PURPOSES.col(), col("needs"))));
    Dataset<Row> scoped = withSealedSides(mentioned, links, judgements);
    Dataset<Row> evidence =
        scoped
            .withColumn(
                "family_key",
                explode(
                    filter(
                        Mentions.KEYS.col(),
                        key -> array_contains(col("key_types"), key.getField("type")))))
            .select(
                col("scope"),
                col("family_key").as("key"),
                Links.INDIVIDUAL_ID.col(),
                col(SEALED_SIDES),
                Mentions.ROLE.col(),
                functions
                    .concat_ws(
                        "/", Mentions.PROVIDER.col(), Mentions.FEED.col(), Mentions.PERIOD.col())
                    .as("submission"),
                functions
                    .concat_ws("/", Mentions.FILE.col(), Mentions.LINE.col(), Mentions.PART.col())
                    .as("row"),
                Mentions.KIND.col(),
                Mentions.CLIENTS.col(),
                Mentions.CHILD_CLIENT.col(),
                functions
                    .transform(
                        filter(
                            Mentions.KEYS.col(),
                            key -> key.getField("type").equalTo(identityNhsType)),
                        key -> key)
                    .as("nhs"),
                Mentions.BIRTH_MONTH.col(),
                Mentions.SEX.col(),
                col("adult_cap"),
                col("child_cap"),
                col("named_cap"));
    Dataset<Row> edges =
        evidence
            .groupByKey(FamilyBlock.KEY, Encoders.BINARY())
            .flatMapGroups(FamilyBlock.EDGES, Encoders.row(FamilyBlock.EDGE));
    Dataset<Row> alone =
        scoped
            .select(
                col("scope"),
                Links.INDIVIDUAL_ID.col().as("left"),
                Links.INDIVIDUAL_ID.col().as("right"),
                col(SEALED_SIDES).as("left_sides"),
                col(SEALED_SIDES).as("right_sides"))
            .distinct();
    Dataset<Row> components =
        edges
            .unionByName(alone)
            .groupByKey(FamilyComponents.SCOPE, Encoders.STRING())
            .flatMapGroups(FamilyComponents.MEMBERS, Encoders.row(FamilyComponents.MEMBER));
    Dataset<Row> roles = links.select(Links.INDIVIDUAL_ID.col(), Links.ROLE.col()).distinct();
    return FamilyMembers.TABLE.select(
        components
            .join(roles, Links.INDIVIDUAL_ID.name())
            .withColumn(
                FamilyMembers.FAMILY_ID.name(),
                keys.keyed("family", functions.encode(col("scope"), "UTF-8"), col("smallest"))));
  }

  private static Dataset<Row> withSealedSides(
      Dataset<Row> people, Dataset<Row> links, Optional<Dataset<Row>> judgements) {
    String[] individual = {Links.INDIVIDUAL_ID.name()};
    return judgements
        .map(judged -> people.join(broadcast(sealedSides(links, judged)), individual, "left"))
        .orElseGet(
            () -> people.withColumn(SEALED_SIDES, lit(null).cast(Types.arrayOf(Types.SIDE))));
  }

  /** The individuals on a side of a sealed judgement, with all their sides. */
  private static Dataset<Row> sealedSides(Dataset<Row> links, Dataset<Row> judgements) {
    Dataset<Row> sealed =
        judgements
            .where(Judgements.SEALED.col())
            .select(
                Judgements.MENTION_ID.col(),
                struct(Judgements.JUDGEMENT.col(), Judgements.SIDE.col()).as("sealed_side"));
    return links
        .join(broadcast(sealed), Links.MENTION_ID.name())
        .groupBy(Links.INDIVIDUAL_ID.col())
        .agg(array_sort(collect_set(col("sealed_side"))).as(SEALED_SIDES));
  }
}
