package org.goldthread.evaluation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.functions.year;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.core.Role;
import org.goldthread.table.Field;
import org.goldthread.table.Links;
import org.goldthread.table.Mentions;

/**
 * Mentions of whom the truth knows, with what it knows. Digests of 64 bits stand for ids: of a
 * million, two are taken for one in fewer than one of ten million evaluations.
 */
final class LabelledRows {
  static final String ROLE = Mentions.ROLE.name();
  static final String PERSON = Labels.PERSON.name();
  static final String MENTION = "mention";
  static final String INDIVIDUAL = "individual";
  static final String PLACE_OF_FEED = "provider_feed";
  static final String HAS_NHS = "has_nhs";
  static final String SLOT = Mentions.SLOT.name();
  static final String MONTH = "event_month";
  static final String NHS = "nhs";
  static final String KEYS = Mentions.KEYS.name();
  static final String TYPES = "key_types";
  static final String SIDES = Mentions.SIDES.name();
  static final String SLIPS = "slips";
  static final String ADULTS = "adults";
  static final StructType SLIP =
      new StructType()
          .add("slot", DataTypes.IntegerType, false)
          .add("field", DataTypes.StringType, false)
          .add("error", DataTypes.StringType, false);

  private static final String OWN_SCHEME = "gt1";

  private LabelledRows() {}

  /** How many mentions there are and how many of them have a label: one row of two numbers. */
  static Dataset<Row> coverage(Dataset<Row> mentions, Dataset<Row> labels) {
    return mentions
        .select(place(true))
        .join(labels.select(withPerson()), names(true), "left")
        .agg(count(lit(1)).as("mentions"), count(Labels.PERSON.col()).as("labelled"));
  }

  private static Column[] withPerson() {
    return Stream.concat(Stream.of(place(true)), Stream.of(Labels.PERSON.col()))
        .toArray(Column[]::new);
  }

  /**
   * Labelled mentions with their individual, keys and errors.
   *
   * @param mentions rows of {@link Mentions}
   * @param links rows of {@link Links}
   * @param labels rows of {@link Labels#PEOPLE}
   * @param errors rows of {@link Labels#ERRORS}
   */
  static Dataset<Row> of(
      Dataset<Row> mentions,
      Dataset<Row> links,
      Dataset<Row> labels,
      Dataset<Row> errors,
      KeyTypes types) {
    Dataset<Row> slips =
        errors
            .where(
                Labels.FIELD
                    .col()
                    .isin(Slip.identifying().toArray())
                    .and(not(Labels.ERROR.col().isin(Slip.harmless().toArray()))))
            .groupBy(place(false))
            .agg(
                sort_array(
                        collect_set(
                            struct(
                                Labels.SLOT.col().as("slot"),
                                Labels.FIELD.col().as("field"),
                                Labels.ERROR.col().as("error"))))
                    .as(SLIPS));
    Dataset<Row> adults =
        mentions
            .where(Mentions.ROLE.col().equalTo(Role.ADULT.word()))
            .groupBy(place(false))
            .agg(sort_array(collect_set(Mentions.SLOT.col())).as(ADULTS));
    Dataset<Row> individuals = links.select(Links.MENTION_ID.col(), Links.INDIVIDUAL_ID.col());
    return mentions
        .join(labels.select(withPerson()), names(true))
        .join(individuals, Links.MENTION_ID.name())
        .join(slips, names(false), "left")
        .join(adults, names(false), "left")
        .select(
            Mentions.ROLE.col(),
            Labels.PERSON.col(),
            xxhash64(Mentions.MENTION_ID.col()).as(MENTION),
            xxhash64(Links.INDIVIDUAL_ID.col()).as(INDIVIDUAL),
            concat_ws("/", Mentions.PROVIDER.col(), Mentions.FEED.col()).as(PLACE_OF_FEED),
            exists(Mentions.KEYS.col(), key -> isNhs(key, types)).as(HAS_NHS),
            Mentions.SLOT.col(),
            year(Mentions.EVENT_DATE.col())
                .multiply(12)
                .plus(month(Mentions.EVENT_DATE.col()))
                .as(MONTH),
            nhs(types).as(NHS),
            Mentions.BIRTH_MONTH.col(),
            Mentions.SEX.col(),
            Mentions.BIRTH_ORDER.col().cast("string").as(Mentions.BIRTH_ORDER.name()),
            Mentions.KEYS.col(),
            sort_array(
                    array_distinct(
                        transform(
                            filter(
                                Mentions.KEYS.col(),
                                key -> key.getField("type").isin(types.ids().toArray())),
                            key -> key.getField("type"))))
                .as(TYPES),
            sort_array(
                    transform(
                        Mentions.SIDES.col(),
                        side -> concat_ws("=", side.getField("judgement"), side.getField("side"))))
                .as(SIDES),
            coalesce(col(SLIPS), array().cast(DataTypes.createArrayType(SLIP, false))).as(SLIPS),
            coalesce(col(ADULTS), array().cast("array<int>")).as(ADULTS));
  }

  private static Column isNhs(Column key, KeyTypes types) {
    return key.getField("type").isin(types.nhsTypes().toArray());
  }

  /** The one NHS number's token, where there is one. */
  private static Column nhs(KeyTypes types) {
    Column own =
        filter(
            Mentions.KEYS.col(),
            key -> isNhs(key, types).and(key.getField("scheme").equalTo(OWN_SCHEME)));
    return when(size(own).equalTo(1), hex(get(own, lit(0)).getField("token")));
  }

  private static Column[] place(boolean withSlot) {
    return Stream.of(names(withSlot)).map(name -> col(name)).toArray(Column[]::new);
  }

  private static String[] names(boolean withSlot) {
    Stream<Field> place = Labels.PLACE.stream();
    return (withSlot ? Stream.concat(place, List.of(Labels.SLOT).stream()) : place)
        .map(Field::name)
        .toArray(String[]::new);
  }
}
