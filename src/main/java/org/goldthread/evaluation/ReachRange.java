package org.goldthread.evaluation;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Collection;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.core.MentionKind;
import org.goldthread.table.DimIndividual;
import org.goldthread.table.FactEngagement;
import org.goldthread.table.FactRegistration;
import org.goldthread.table.Field;

/**
 * Whether the range from at least to at most, as the reach report gives it, holds the true number
 * of people reached: service by service, quarter by quarter.
 */
public final class ReachRange {
  private static final String QUARTER = "event_quarter";
  private static final String IS_WRONG = "is_wrong";
  private static final String IS_MISSING = "is_missing";
  private static final String GROUP = "unresolved";
  private static final String LEAST = "least";
  private static final String SIZE = "size";
  private static final String UNITS = "units";

  private ReachRange() {}

  /**
   * Service-quarters.
   *
   * @param all all that have a label for every row that counts in them
   * @param uncorrupted those of them in whose rows no key is made of a wrong value
   * @param untouched those of them in whose rows none is missing either for an error
   */
  public record Held(Share all, Share uncorrupted, Share untouched) {

    /** Counts what {@link ReachRange#quarters} gives. */
    public static Held of(Collection<Row> quarters) {
      return new Held(
          share(quarters, true, true), share(quarters, false, true), share(quarters, false, false));
    }

    private static Share share(Collection<Row> quarters, boolean wrongToo, boolean missingToo) {
      long counted = 0;
      long held = 0;
      long below = 0;
      for (Row row : quarters) {
        boolean counts =
            row.<Long>getAs("unlabelled") == 0
                && (wrongToo || !row.<Boolean>getAs(IS_WRONG))
                && (missingToo || !row.<Boolean>getAs(IS_MISSING));
        if (counts) {
          long truth = row.getAs("people");
          counted++;
          below += truth < row.<Long>getAs("at_least") ? 1 : 0;
          held +=
              truth >= row.<Long>getAs("at_least") && truth <= row.<Long>getAs("at_most") ? 1 : 0;
        }
      }
      return new Share(counted, held, below, counted - held - below);
    }
  }

  /**
   * How many service-quarters hold the truth.
   *
   * @param quarters service-quarters
   * @param held those whose range holds the true number
   * @param below those with fewer people than the range begins with: people split
   * @param above those with more people than it ends with: people merged
   */
  public record Share(long quarters, long held, long below, long above) {

    /** Share held, of at least one. */
    public double share() {
      return held / (double) quarters;
    }
  }

  /**
   * A row per service and quarter: the columns {@code people} (by the truth), {@code at_least},
   * {@code at_most}, {@code unlabelled}, {@code is_wrong}, {@code is_missing}.
   *
   * @param registrations rows of {@link FactRegistration}
   * @param engagements rows of {@link FactEngagement}
   * @param individuals rows of {@link DimIndividual}
   * @param labels rows of {@link Labels#PEOPLE}
   * @param errors rows of {@link Labels#ERRORS}
   */
  public static Dataset<Row> quarters(
      Dataset<Row> registrations,
      Dataset<Row> engagements,
      Dataset<Row> individuals,
      Dataset<Row> labels,
      Dataset<Row> errors) {
    Column service = FactRegistration.SERVICE.col();
    Dataset<Row> facts =
        counted(registrations, engagements)
            .join(labels, names(true), "left")
            .join(slips(errors), names(false), "left")
            .join(traits(individuals), DimIndividual.INDIVIDUAL_ID.name(), "left")
            .withColumn(GROUP, coalesce(col(GROUP), DimIndividual.INDIVIDUAL_ID.col()));
    Column person =
        when(
            Labels.PERSON.col().isNotNull(),
            concat_ws("/", DimIndividual.ROLE.col(), Labels.PERSON.col()));
    Dataset<Row> truth =
        facts
            .groupBy(service, col(QUARTER))
            .agg(
                count_distinct(person).as("people"),
                count(when(Labels.PERSON.col().isNull(), lit(1))).as("unlabelled"),
                max(coalesce(col(IS_WRONG), lit(false))).as(IS_WRONG),
                max(coalesce(col(IS_MISSING), lit(false))).as(IS_MISSING));
    // The same rule as in the reach report: those of a group who are elsewhere may account for all
    // others, but somebody is here.
    Dataset<Row> range =
        facts
            .groupBy(service, col(QUARTER), col(GROUP))
            .agg(
                count_distinct(DimIndividual.INDIVIDUAL_ID.col()).as(UNITS),
                max(coalesce(col(LEAST), lit(1))).as(LEAST),
                max(coalesce(col(SIZE), lit(1L))).as(SIZE))
            .groupBy(service, col(QUARTER))
            .agg(
                sum(greatest(lit(1L), col(LEAST).minus(col(SIZE)).plus(col(UNITS)))).as("at_least"),
                sum(UNITS).as("at_most"));
    return truth.join(range, new String[] {FactRegistration.SERVICE.name(), QUARTER});
  }

  /** Who counts as reached, row by row. */
  private static Dataset<Row> counted(Dataset<Row> registrations, Dataset<Row> engagements) {
    return select(
            registrations.where(FactRegistration.KIND.col().equalTo(MentionKind.REGISTERED.word())))
        .union(
            select(
                engagements.where(
                    FactEngagement.IS_ATTENDED
                        .col()
                        .and(FactEngagement.INDIVIDUAL_ID.col().isNotNull()))));
  }

  private static Dataset<Row> select(Dataset<Row> facts) {
    return facts.select(
        FactRegistration.SERVICE.col(),
        concat(
                FactRegistration.FINANCIAL_YEAR.col(),
                lit("-Q"),
                FactRegistration.QUARTER.col().cast("string"))
            .as(QUARTER),
        FactRegistration.PROVIDER.col(),
        FactRegistration.FEED.col(),
        FactRegistration.PERIOD.col(),
        FactRegistration.FILE.col(),
        FactRegistration.LINE.col(),
        FactRegistration.SLOT.col(),
        FactRegistration.INDIVIDUAL_ID.col(),
        FactRegistration.ROLE.col());
  }

  /** What is wrong with a row that keys are made of. */
  private static Dataset<Row> slips(Dataset<Row> errors) {
    Column isMissing = Labels.ERROR.col().isin(Slip.missing().toArray());
    return errors
        .where(
            Labels.FIELD
                .col()
                .isin(Slip.identifying().toArray())
                .and(not(Labels.ERROR.col().isin(Slip.harmless().toArray())))
                .and(not(Labels.ERROR.col().isin(Slip.ownValue().toArray()))))
        .groupBy(Labels.PLACE.stream().map(Field::col).toArray(Column[]::new))
        .agg(max(not(isMissing)).as(IS_WRONG), max(isMissing).as(IS_MISSING));
  }

  private static Dataset<Row> traits(Dataset<Row> individuals) {
    Dataset<Row> sizes =
        individuals
            .where(DimIndividual.UNRESOLVED_GROUP.col().isNotNull())
            .groupBy(DimIndividual.UNRESOLVED_GROUP.col())
            .agg(count(lit(1)).as(SIZE));
    return individuals
        .join(broadcast(sizes), DimIndividual.UNRESOLVED_GROUP.name(), "left")
        .select(
            DimIndividual.INDIVIDUAL_ID.col(),
            DimIndividual.UNRESOLVED_GROUP.col().as(GROUP),
            DimIndividual.GROUP_AT_LEAST.col().as(LEAST),
            col(SIZE));
  }

  private static String[] names(boolean withSlot) {
    Stream<Field> place = Labels.PLACE.stream();
    return (withSlot ? Stream.concat(place, Stream.of(Labels.SLOT)) : place)
        .map(Field::name)
        .toArray(String[]::new);
  }
}
