package org.goldthread.report;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.goldthread.core.MentionKind;
import org.goldthread.core.Role;
import org.goldthread.disclosure.Cell;
import org.goldthread.disclosure.CountColumns;
import org.goldthread.table.DimFamily;
import org.goldthread.table.DimIndividual;
import org.goldthread.table.FactEngagement;
import org.goldthread.table.FactRegistration;
import org.goldthread.table.Field;
import org.goldthread.table.Published;

/**
 * Reach, counted exactly: by quarter of the event date and for lifetime, by service and for the
 * programme.
 *
 * <p>Reached is who has an own registration with a service or attended a session. Carers who are
 * merely named and people known from administrative datasets only are never counted.
 *
 * <p>Everything that is counted becomes a mark: a cell and the thing counted in it. One plan
 * removes equal marks and counts the rest, whatever the number of metrics, services and quarters.
 */
public final class ReachCounts {
  /** Fields that children and adults of the programme are broken down by. */
  public static final List<Field> BREAKDOWNS =
      List.of(DimIndividual.ETHNICITY, DimIndividual.HOME_LANGUAGE, DimIndividual.IN_AREA);

  /** The group of those whose value is not known. */
  public static final String UNKNOWN = "unknown";

  private static final List<Field> CELL =
      List.of(
          Published.METRIC,
          Published.PERIOD,
          Published.SERVICE,
          Published.SCOPE,
          Published.GROUP_BY,
          Published.GROUP);

  /** What is counted: a row, a client, an individual, a family. */
  private static final String UNIT = "unit";

  /** Units that may be one and the same: an unresolved group, or the unit by itself. */
  private static final String BLOCK = "block";

  private static final String BLOCK_LEAST = "block_least";
  private static final String BLOCK_SIZE = "block_size";
  private static final String UNITS = "units";
  private static final String LEAST = "least";
  private static final String IS_REGISTERED = "is_registered";
  private static final String MARK = "mark";

  private ReachCounts() {}

  /**
   * Counts with the columns of {@link CountColumns}, one row per cell of the frame and per cell
   * where something was counted.
   *
   * @param gold the golden dataset
   * @param frame the cells that must be there, and what each rests on
   */
  public static Dataset<Row> counts(GoldTables gold, ReachFrame frame) {
    Dataset<Row> own =
        gold.registrations().where(FactRegistration.KIND.col().equalTo(registered()));
    Dataset<Row> people = people(own, gold.engagements());
    Dataset<Row> marks =
        rowMarks(gold.registrations())
            .union(clientMarks(own))
            .union(personMarks(people, gold.individuals()))
            .union(familyMarks(people, gold.families()));
    return completed(counted(marks), frame);
  }

  private static String registered() {
    return MentionKind.REGISTERED.word();
  }

  private static Dataset<Row> rowMarks(Dataset<Row> registrations) {
    return marks(
        everywhere(registrations, FactRegistration.SERVICE, quarter(FactRegistration.QUARTER)),
        Metric.ROWS,
        text(
            FactRegistration.PROVIDER,
            FactRegistration.FEED,
            FactRegistration.PERIOD,
            FactRegistration.FILE,
            FactRegistration.LINE));
  }

  /** The naive count: what providers would add up, each counting its own clients once. */
  private static Dataset<Row> clientMarks(Dataset<Row> own) {
    return marks(
        everywhere(own, FactRegistration.SERVICE, quarter(FactRegistration.QUARTER)),
        Metric.REGISTRATIONS,
        text(FactRegistration.FEED, FactRegistration.CLIENT_REF, FactRegistration.SLOT));
  }

  /** Who was reached, once per service and quarter. */
  private static Dataset<Row> people(Dataset<Row> own, Dataset<Row> engagements) {
    Column[] place = {
      DimIndividual.INDIVIDUAL_ID.col(),
      DimIndividual.ROLE.col(),
      Published.SERVICE.col(),
      Published.PERIOD.col()
    };
    Dataset<Row> byRegistration =
        own.withColumn(Published.PERIOD.name(), quarter(FactRegistration.QUARTER))
            .select(
                FactRegistration.INDIVIDUAL_ID.col(),
                FactRegistration.ROLE.col(),
                FactRegistration.SERVICE.col(),
                Published.PERIOD.col(),
                lit(true).as(IS_REGISTERED),
                FactRegistration.IS_PREGNANT.col());
    Dataset<Row> byAttendance =
        engagements
            .where(
                FactEngagement.IS_ATTENDED
                    .col()
                    .and(FactEngagement.INDIVIDUAL_ID.col().isNotNull()))
            .withColumn(Published.PERIOD.name(), quarter(FactEngagement.QUARTER))
            .select(
                FactEngagement.INDIVIDUAL_ID.col(),
                FactEngagement.ROLE.col(),
                FactEngagement.SERVICE.col(),
                Published.PERIOD.col(),
                lit(false).as(IS_REGISTERED),
                lit(false).as(FactRegistration.IS_PREGNANT.name()));
    return byRegistration
        .union(byAttendance)
        .groupBy(place)
        .agg(
            max(IS_REGISTERED).as(IS_REGISTERED),
            max(FactRegistration.IS_PREGNANT.col()).as(FactRegistration.IS_PREGNANT.name()));
  }

  private static Dataset<Row> personMarks(Dataset<Row> people, Dataset<Row> individuals) {
    Dataset<Row> placed =
        everywhere(
            people.join(traits(individuals), DimIndividual.INDIVIDUAL_ID.name(), "left"),
            Published.SERVICE,
            Published.PERIOD.col());
    Column isChild = DimIndividual.ROLE.col().equalTo(Role.CHILD.word());
    Column isAdult = DimIndividual.ROLE.col().equalTo(Role.ADULT.word());
    List<Column> marks = new ArrayList<>();
    marks.add(mark(Metric.PEOPLE, lit(true)));
    marks.add(mark(Metric.REGISTERED_PEOPLE, col(IS_REGISTERED)));
    marks.add(mark(Metric.CHILDREN, isChild));
    marks.add(mark(Metric.ADULTS, isAdult));
    marks.add(mark(Metric.PREGNANT_WOMEN, isAdult.and(FactRegistration.IS_PREGNANT.col())));
    Column isProgramme = Published.SERVICE.col().equalTo(Cell.ALL);
    for (Field field : BREAKDOWNS) {
      Column group = coalesce(field.col(), lit(UNKNOWN));
      marks.add(mark(Metric.CHILDREN, field.name(), group, isChild.and(isProgramme)));
      marks.add(mark(Metric.ADULTS, field.name(), group, isAdult.and(isProgramme)));
    }
    Column present = filter(array(marks.toArray(Column[]::new)), Column::isNotNull);
    return placed
        .withColumn(MARK, explode(present))
        .select(
            col(MARK + "." + Published.METRIC.name()).as(Published.METRIC.name()),
            Published.PERIOD.col(),
            Published.SERVICE.col(),
            lit("").as(Published.SCOPE.name()),
            col(MARK + "." + Published.GROUP_BY.name()).as(Published.GROUP_BY.name()),
            col(MARK + "." + Published.GROUP.name()).as(Published.GROUP.name()),
            DimIndividual.INDIVIDUAL_ID.col().as(UNIT),
            coalesce(col(BLOCK), DimIndividual.INDIVIDUAL_ID.col()).as(BLOCK),
            coalesce(col(BLOCK_LEAST), lit(1)).as(BLOCK_LEAST),
            coalesce(col(BLOCK_SIZE), lit(1L)).as(BLOCK_SIZE));
  }

  /** Individuals with the unresolved group they are in, its size and least number of people. */
  private static Dataset<Row> traits(Dataset<Row> individuals) {
    Dataset<Row> sizes =
        individuals
            .where(DimIndividual.UNRESOLVED_GROUP.col().isNotNull())
            .groupBy(DimIndividual.UNRESOLVED_GROUP.col())
            .agg(count(lit(1)).as(BLOCK_SIZE));
    // Broadcast: groups are few, and a shuffle on a column that is nearly always null is one task.
    return individuals
        .join(broadcast(sizes), DimIndividual.UNRESOLVED_GROUP.name(), "left")
        .select(
            Stream.concat(
                    Stream.of(
                        DimIndividual.INDIVIDUAL_ID.col(),
                        DimIndividual.UNRESOLVED_GROUP.col().as(BLOCK),
                        DimIndividual.GROUP_AT_LEAST.col().as(BLOCK_LEAST),
                        col(BLOCK_SIZE)),
                    BREAKDOWNS.stream().map(Field::col))
                .toArray(Column[]::new));
  }

  private static Dataset<Row> familyMarks(Dataset<Row> people, Dataset<Row> families) {
    Dataset<Row> members =
        families.select(
            DimFamily.INDIVIDUAL_ID.col(), DimFamily.SCOPE.col(), DimFamily.FAMILY_ID.col());
    return everywhere(
            people.join(members, DimIndividual.INDIVIDUAL_ID.name()),
            Published.SERVICE,
            Published.PERIOD.col())
        .select(
            lit(Metric.FAMILIES.word()).as(Published.METRIC.name()),
            Published.PERIOD.col(),
            Published.SERVICE.col(),
            DimFamily.SCOPE.col().as(Published.SCOPE.name()),
            lit("").as(Published.GROUP_BY.name()),
            lit("").as(Published.GROUP.name()),
            DimFamily.FAMILY_ID.col().as(UNIT),
            DimFamily.FAMILY_ID.col().as(BLOCK),
            lit(1).as(BLOCK_LEAST),
            lit(1L).as(BLOCK_SIZE));
  }

  /** Each row four times: in its quarter and for lifetime, in its service and the programme. */
  private static Dataset<Row> everywhere(Dataset<Row> rows, Field service, Column quarter) {
    return rows.withColumn(Published.PERIOD.name(), explode(array(quarter, lit(Cell.ALL))))
        .withColumn(Published.SERVICE.name(), explode(array(service.col(), lit(Cell.ALL))));
  }

  private static Column quarter(Field quarter) {
    return concat(FactRegistration.FINANCIAL_YEAR.col(), lit("-Q"), quarter.col());
  }

  /** One text of several fields; no field of ours holds the separator. */
  private static Column text(Field... fields) {
    return concat_ws(
        "\u001f",
        Stream.of(fields).map(field -> field.col().cast("string")).toArray(Column[]::new));
  }

  private static Dataset<Row> marks(Dataset<Row> placed, Metric metric, Column unit) {
    return placed.select(
        lit(metric.word()).as(Published.METRIC.name()),
        Published.PERIOD.col(),
        Published.SERVICE.col(),
        lit("").as(Published.SCOPE.name()),
        lit("").as(Published.GROUP_BY.name()),
        lit("").as(Published.GROUP.name()),
        unit.as(UNIT),
        unit.as(BLOCK),
        lit(1).as(BLOCK_LEAST),
        lit(1L).as(BLOCK_SIZE));
  }

  private static Column mark(Metric metric, Column applies) {
    return mark(metric, "", lit(""), applies);
  }

  private static Column mark(Metric metric, String groupBy, Column group, Column applies) {
    return when(
        applies,
        struct(
            lit(metric.word()).as(Published.METRIC.name()),
            lit(groupBy).as(Published.GROUP_BY.name()),
            group.as(Published.GROUP.name())));
  }

  /**
   * Distinct units per cell, and the least number of people they can be.
   *
   * <p>Of an unresolved group of n individuals that are at least m people, k of them in the cell
   * are at least max(1, m - (n - k)): those outside may account for all the others.
   */
  private static Dataset<Row> counted(Dataset<Row> marks) {
    Column[] cell = CELL.stream().map(Field::col).toArray(Column[]::new);
    Column[] cellAndBlock =
        Stream.concat(Stream.of(cell), Stream.of(col(BLOCK))).toArray(Column[]::new);
    Column[] cellAndUnit =
        Stream.concat(Stream.of(cellAndBlock), Stream.of(col(UNIT))).toArray(Column[]::new);
    return marks
        .groupBy(cellAndUnit)
        .agg(max(BLOCK_LEAST).as(BLOCK_LEAST), max(BLOCK_SIZE).as(BLOCK_SIZE))
        .groupBy(cellAndBlock)
        .agg(
            count(lit(1)).as(UNITS),
            max(BLOCK_LEAST).as(BLOCK_LEAST),
            max(BLOCK_SIZE).as(BLOCK_SIZE))
        .withColumn(
            LEAST, greatest(lit(1L), col(BLOCK_LEAST).minus(col(BLOCK_SIZE)).plus(col(UNITS))))
        .groupBy(cell)
        .agg(sum(UNITS).as(UNITS), sum(LEAST).as(LEAST));
  }

  /** Completes the few counts in one task; see {@link ReachFrame#complete}. */
  private static Dataset<Row> completed(Dataset<Row> counted, ReachFrame frame) {
    MapPartitionsFunction<Row, Row> complete =
        rows -> {
          Map<Cell, Long> counts = new HashMap<>();
          rows.forEachRemaining(row -> put(row, counts));
          return frame.complete(counts).stream().map(CountColumns::row).iterator();
        };
    return counted.repartition(1).mapPartitions(complete, Encoders.row(CountColumns.SCHEMA));
  }

  private static void put(Row row, Map<Cell, Long> counts) {
    Cell cell = CountColumns.cell(row);
    Metric metric = Metric.of(cell.metric());
    counts.put(cell, row.<Long>getAs(UNITS));
    if (metric.hasRange() && cell.groupBy().isEmpty()) {
      counts.put(cell.ofMetric(metric.atLeast()), row.<Long>getAs(LEAST));
    }
  }
}
