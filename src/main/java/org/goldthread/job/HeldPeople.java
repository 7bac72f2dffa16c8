package org.goldthread.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.goldthread.job.Denoted.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.config.Programme;
import org.goldthread.core.Role;
import org.goldthread.explanation.Evidence;
import org.goldthread.explanation.HeldKey;
import org.goldthread.explanation.HeldMention;
import org.goldthread.explanation.Standing;
import org.goldthread.linkage.Linkage;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.table.LinkageDecisions;
import org.goldthread.table.LinkageEvidence;
import org.goldthread.table.Links;
import org.goldthread.table.Mentions;
import org.goldthread.table.Table;

/** What the lake holds of a few people, as explanations need it. */
final class HeldPeople {
  private final Function<Table, Dataset<Row>> tables;
  private final Map<Integer, Recipe> recipes;
  private final Map<Role, Set<String>> hardFields;

  HeldPeople(Function<Table, Dataset<Row>> tables, Programme programme) {
    this.tables = tables;
    this.recipes =
        programme.recipes().stream().collect(Collectors.toMap(Recipe::typeId, recipe -> recipe));
    this.hardFields =
        Map.of(
            Role.CHILD, Set.copyOf(programme.linkage().childHardFields()),
            Role.ADULT, Set.copyOf(programme.linkage().adultHardFields()));
  }

  /** Which mentions belong to some individuals. */
  Dataset<Row> linksOf(Collection<String> individuals) {
    return links().where(text("individual_id").isin(individuals.toArray()));
  }

  /** Which individuals some mentions belong to. */
  Dataset<Row> linksWith(Collection<String> mentions) {
    return links().where(text("mention_id").isin(mentions.toArray()));
  }

  /** The mentions of some links, oldest first. */
  List<HeldMention> mentions(Dataset<Row> links) {
    Map<String, Set<String>> setAside = setAside(links);
    return tables
        .apply(Mentions.TABLE)
        .join(
            links.select(Links.MENTION_ID.col(), Links.INDIVIDUAL_ID.col()),
            Links.MENTION_ID.name())
        .orderBy(Mentions.FIRST_SEEN.col(), Mentions.EVENT_DATE.col(), Mentions.MENTION_ID.col())
        .collectAsList()
        .stream()
        .map(row -> mention(row, setAside))
        .toList();
  }

  private HeldMention mention(Row row, Map<String, Set<String>> setAside) {
    String id = hex(row, Mentions.MENTION_ID.name());
    Role role = Role.of(row.getAs(Mentions.ROLE.name()));
    List<HeldKey> keys = new ArrayList<>();
    for (Row key : row.<Row>getList(row.fieldIndex(Mentions.KEYS.name()))) {
      keys.add(key(key, role));
    }
    keys.sort(
        (one, other) -> {
          int byTier =
              Integer.compare(
                  one.tier().orElse(Integer.MAX_VALUE), other.tier().orElse(Integer.MAX_VALUE));
          return byTier != 0 ? byTier : one.recipe().compareTo(other.recipe());
        });
    Map<String, String> hard = hard(row, role);
    hard.keySet().removeAll(setAside.getOrDefault(id, Set.of()));
    return new HeldMention(
        id,
        hex(row, Links.INDIVIDUAL_ID.name()),
        role.word(),
        row.getAs(Mentions.KIND.name()),
        row.getAs(Mentions.PROVIDER.name()),
        row.getAs(Mentions.FEED.name()),
        row.getAs(Mentions.PERIOD.name()),
        row.<Integer>getAs(Mentions.FILE.name()),
        row.<Long>getAs(Mentions.LINE.name()),
        row.<Integer>getAs(Mentions.PART.name()),
        row.<Integer>getAs(Mentions.SLOT.name()),
        row.getAs(Mentions.EVENT_DATE.name()).toString(),
        row.<Long>getAs(Mentions.FIRST_SEEN.name()),
        keys,
        hard);
  }

  /** Values are compared and never shown; the fields are those of linkage. */
  private Map<String, String> hard(Row row, Role role) {
    Map<String, String> hard = new TreeMap<>();
    Map<String, Set<String>> numbers = new TreeMap<>();
    for (Row key : row.<Row>getList(row.fieldIndex(Mentions.KEYS.name()))) {
      Recipe recipe = recipes.get(key.getInt(0));
      if (recipe != null && recipe.name().equals("nhs")) {
        numbers
            .computeIfAbsent("nhs:" + space(key), unused -> new HashSet<>())
            .add(HexFormat.of().formatHex(key.getAs(4)));
      }
    }
    numbers.forEach(
        (field, values) -> {
          if (values.size() == 1) {
            hard.put(field, values.iterator().next());
          }
        });
    put(hard, row, Mentions.BIRTH_MONTH.name());
    put(hard, row, Mentions.SEX.name());
    put(hard, row, Mentions.BIRTH_ORDER.name());
    hard.keySet().removeIf(field -> !hardFields.get(role).contains(field.split(":")[0]));
    if (row.<Boolean>getAs(Mentions.SLOT_IS_HARD.name())) {
      hard.put(
          "slot:"
              + List.of(
                  row.getAs(Mentions.PROVIDER.name()),
                  row.getAs(Mentions.FEED.name()),
                  row.getAs(Mentions.PERIOD.name()),
                  row.getAs(Mentions.FILE.name()),
                  row.getAs(Mentions.LINE.name()),
                  row.getAs(Mentions.PART.name())),
          row.getAs(Mentions.SLOT.name()).toString());
    }
    for (Row side : row.<Row>getList(row.fieldIndex(Mentions.SIDES.name()))) {
      hard.put("side:" + side.getString(0), side.getString(1));
    }
    return hard;
  }

  private static void put(Map<String, String> hard, Row row, String field) {
    Object value = row.getAs(field);
    if (value != null) {
      hard.put(field, value.toString());
    }
  }

  /** Fields whose values were outvoted, or are two, by mention. */
  private Map<String, Set<String>> setAside(Dataset<Row> links) {
    Map<String, Set<String>> fields = new HashMap<>();
    for (Evidence one : evidence(links)) {
      one.field()
          .ifPresent(
              field -> fields.computeIfAbsent(one.mention(), unused -> new HashSet<>()).add(field));
    }
    return fields;
  }

  /** What linkage dropped or set aside of some links' mentions. */
  List<Evidence> evidence(Dataset<Row> links) {
    Dataset<Row> own = links.select(col("mention_id").as("own"));
    Dataset<Row> known = evidence().where(LinkageEvidence.KIND.col().notEqual("refused_block"));
    Column ofOther = col("of.mention_id").equalTo(col("other"));
    Set<Evidence> evidence = new LinkedHashSet<>();
    Dataset<Row> left =
        known.join(broadcast(own), LinkageEvidence.MENTION_L.col().equalTo(col("own")));
    Dataset<Row> right =
        known.join(broadcast(own), LinkageEvidence.MENTION_R.col().equalTo(col("own")));
    for (Row row :
        left.withColumn("other", LinkageEvidence.MENTION_R.col())
            .unionByName(right.withColumn("other", LinkageEvidence.MENTION_L.col()))
            .join(links().as("of"), ofOther, "left")
            .select(
                LinkageEvidence.KIND.col(),
                LinkageEvidence.REASON.col(),
                LinkageEvidence.TIER.col(),
                LinkageEvidence.FIELD.col(),
                text("own").as("own"),
                text("other").as("other"),
                text("of.individual_id").as("other_individual"))
            .orderBy("kind", "tier", "own", "other", "field")
            .collectAsList()) {
      Integer tier = row.getAs("tier");
      evidence.add(
          new Evidence(
              row.getAs("kind"),
              row.getAs("reason"),
              tier == null ? OptionalInt.empty() : OptionalInt.of(tier),
              Optional.<String>ofNullable(row.getAs("field")),
              row.getAs("own"),
              Optional.<String>ofNullable(row.getAs("other")),
              Optional.<String>ofNullable(row.getAs("other_individual"))));
    }
    return List.copyOf(evidence);
  }

  /**
   * How the keys of some mentions stand in the whole lake.
   *
   * @param hidden individuals that count as not there
   */
  Map<String, Standing> standings(Dataset<Row> links, Set<String> hidden) {
    Dataset<Row> own =
        tables
            .apply(Mentions.TABLE)
            .join(broadcast(links.select(Links.MENTION_ID.col())), Links.MENTION_ID.name())
            .select(explode(Mentions.KEYS.col()).as("own_key"))
            .distinct();
    Dataset<Row> carriers =
        tables
            .apply(Mentions.TABLE)
            .select(
                Mentions.MENTION_ID.col(),
                Mentions.ROLE.col(),
                explode(Mentions.KEYS.col()).as("key"))
            .join(broadcast(own), col("key").equalTo(col("own_key")))
            .join(
                links().select(Links.MENTION_ID.col(), Links.INDIVIDUAL_ID.col()),
                Links.MENTION_ID.name());
    if (!hidden.isEmpty()) {
      carriers = carriers.where(text("individual_id").isin(hidden.toArray()).equalTo(false));
    }
    Map<String, Standing> standings = new HashMap<>();
    for (Row row :
        carriers
            .groupBy("key", "role")
            .agg(count(lit(1)), countDistinct(col("individual_id")))
            .collectAsList()) {
      standings.merge(
          key(row.getStruct(0), Role.of(row.getString(1))).identity(),
          new Standing(row.getLong(2), row.getLong(3), Optional.empty()),
          (one, other) ->
              new Standing(
                  one.mentions() + other.mentions(),
                  one.individuals() + other.individuals(),
                  Optional.empty()));
    }
    for (Row row :
        evidence()
            .where(LinkageEvidence.KIND.col().equalTo("refused_block"))
            .join(broadcast(own), LinkageEvidence.KEY.col().equalTo(col("own_key")))
            .groupBy("key", "role")
            .agg(min(LinkageEvidence.REASON.col()))
            .collectAsList()) {
      standings.computeIfPresent(
          key(row.getStruct(0), Role.of(row.getString(1))).identity(),
          (identity, standing) ->
              new Standing(
                  standing.mentions(), standing.individuals(), Optional.of(row.getString(2))));
    }
    return standings;
  }

  /** Other individuals of the unresolved group of one, and itself; none if it is in no group. */
  List<String> unresolved(String individual) {
    Dataset<Row> groups = Linkage.unresolved(tables.apply(LinkageDecisions.TABLE));
    Dataset<Row> own =
        groups
            .where(text("individual_id").equalTo(individual))
            .select(col("group_id").as("own_group"));
    return groups
        .join(broadcast(own), col("group_id").equalTo(col("own_group")))
        .select(text("individual_id"))
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  private Dataset<Row> links() {
    return Linkage.links(tables.apply(LinkageDecisions.TABLE)).drop(Links.ROLE.name());
  }

  private Dataset<Row> evidence() {
    return Linkage.evidence(tables.apply(LinkageDecisions.TABLE));
  }

  /** Keys of identity join mentions of one role, so that their role tells them apart. */
  private HeldKey key(Row key, Role role) {
    Recipe recipe = recipes.get(key.getInt(0));
    boolean isIdentity = recipe != null && recipe.purpose() == Recipe.Purpose.IDENTITY;
    return new HeldKey(
        recipe == null ? "type " + key.getInt(0) : recipe.name(),
        isIdentity ? OptionalInt.of(recipe.tier()) : OptionalInt.empty(),
        (isIdentity ? role.word() : "")
            + "/"
            + key.getInt(0)
            + "/"
            + space(key)
            + "/"
            + HexFormat.of().formatHex(key.getAs(4)));
  }

  private static String space(Row key) {
    return key.getString(1) + "/" + key.getInt(2) + "/" + key.getInt(3);
  }

  private static String hex(Row row, String column) {
    return HexFormat.of().formatHex(row.getAs(column));
  }
}
