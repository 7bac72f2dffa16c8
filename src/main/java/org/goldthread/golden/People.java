package org.goldthread.golden;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.core.MentionKind;
import org.goldthread.table.DimFamily;
import org.goldthread.table.DimIndividual;
import org.goldthread.table.FactEngagement;
import org.goldthread.table.FactRegistration;
import org.goldthread.table.FamilyMembers;
import org.goldthread.table.Field;
import org.goldthread.table.Links;
import org.goldthread.table.Survivors;
import org.goldthread.table.Unresolved;

/** The dimensions of people: individuals with their best values, and their families. */
public final class People {
  private static final List<Field> BEST_VALUES =
      List.of(
          DimIndividual.BIRTH_MONTH,
          DimIndividual.SEX,
          DimIndividual.GENDER,
          DimIndividual.CAREGIVER_ROLE,
          DimIndividual.ETHNICITY,
          DimIndividual.HOME_LANGUAGE,
          DimIndividual.COUNTRY_OF_ORIGIN,
          DimIndividual.DISABILITY,
          DimIndividual.SEN_STATUS,
          DimIndividual.PREGNANCY_STATUS,
          DimIndividual.DUE_MONTH,
          DimIndividual.LONE_PARENT,
          DimIndividual.EMPLOYMENT_STATUS,
          DimIndividual.EDUCATION_LEVEL,
          DimIndividual.VOLUNTEER,
          DimIndividual.READING_HOURS,
          DimIndividual.HOUSING,
          DimIndividual.LSOA,
          DimIndividual.IN_AREA);

  private People() {}

  /**
   * One row per individual.
   *
   * @param links mention to individual
   * @param survivors best values
   * @param unresolved individuals that cannot be told apart
   * @param registrations rows of {@link FactRegistration}
   * @param engagements rows of {@link FactEngagement}
   * @param notForEvaluators mentions under a consent that does not extend to evaluators; empty if
   *     nobody was asked
   * @return rows of {@link DimIndividual}
   */
  public static Dataset<Row> individuals(
      Dataset<Row> links,
      Dataset<Row> survivors,
      Dataset<Row> unresolved,
      Dataset<Row> registrations,
      Dataset<Row> engagements,
      Optional<Dataset<Row>> notForEvaluators) {
    Column id = CountedRows.asText(Links.INDIVIDUAL_ID.col());
    Dataset<Row> individuals =
        links
            .groupBy(id.as("individual_id"))
            .agg(
                max(Links.ROLE.col()).as(DimIndividual.ROLE.name()),
                count(lit(1)).as(DimIndividual.MENTIONS.name()));
    List<Column> best = new ArrayList<>();
    for (Field field : BEST_VALUES) {
      best.add(
          max(when(Survivors.FIELD.col().equalTo(field.name()), Survivors.VALUE.col()))
              .as(field.name()));
    }
    Dataset<Row> values =
        survivors
            .groupBy(id.as("individual_id"))
            .agg(best.get(0), best.subList(1, best.size()).toArray(Column[]::new));
    Dataset<Row> groups =
        unresolved.select(
            id.as("individual_id"),
            CountedRows.asText(Unresolved.GROUP_ID.col()).as(DimIndividual.UNRESOLVED_GROUP.name()),
            Unresolved.AT_LEAST.col().as(DimIndividual.GROUP_AT_LEAST.name()));
    Dataset<Row> reached =
        reachedOn(registrations, engagements)
            .groupBy(col("individual_id"))
            .agg(
                min(col("reached_on")).as(DimIndividual.FIRST_EVENT_ON.name()),
                max(col("reached_on")).as(DimIndividual.LAST_EVENT_ON.name()),
                lit(true).as("reached"));
    Column isForEvaluators = DimIndividual.FOR_EVALUATORS.col();
    Dataset<Row> all =
        notForEvaluators
            .map(
                mentions ->
                    individuals.join(
                        links
                            .join(mentions, Links.MENTION_ID.name())
                            .select(
                                id.as("individual_id"),
                                lit(false).as(DimIndividual.FOR_EVALUATORS.name()))
                            .distinct(),
                        new String[] {"individual_id"},
                        "left"))
            .orElse(individuals.withColumn(DimIndividual.FOR_EVALUATORS.name(), lit(true)));
    return DimIndividual.TABLE.select(
        all.join(values, new String[] {"individual_id"}, "left")
            .join(groups, new String[] {"individual_id"}, "left")
            .join(reached, new String[] {"individual_id"}, "left")
            .withColumn(DimIndividual.FOR_EVALUATORS.name(), coalesce(isForEvaluators, lit(true)))
            .withColumn(DimIndividual.IS_REACHED.name(), coalesce(col("reached"), lit(false))));
  }

  /** Families as text ids. */
  public static Dataset<Row> families(Dataset<Row> members) {
    return DimFamily.TABLE.select(
        members
            .withColumn(
                DimFamily.FAMILY_ID.name(), CountedRows.asText(FamilyMembers.FAMILY_ID.col()))
            .withColumn(
                DimFamily.INDIVIDUAL_ID.name(),
                CountedRows.asText(FamilyMembers.INDIVIDUAL_ID.col())));
  }

  /** Reached means an own registration or an attendance in a service (design section 7). */
  private static Dataset<Row> reachedOn(Dataset<Row> registrations, Dataset<Row> engagements) {
    return registrations
        .where(FactRegistration.KIND.col().equalTo(MentionKind.REGISTERED.word()))
        .select(col("individual_id"), FactRegistration.REGISTERED_ON.col().as("reached_on"))
        .unionByName(
            engagements
                .where(FactEngagement.IS_ATTENDED.col().and(col("individual_id").isNotNull()))
                .select(col("individual_id"), FactEngagement.SESSION_ON.col().as("reached_on")));
  }
}
