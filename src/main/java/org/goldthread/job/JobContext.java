package org.goldthread.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.config.Contract;
import org.goldthread.config.Programme;
import org.goldthread.core.ConsentPurpose;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.governance.Permit;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.spark.FeedFacts;
import org.goldthread.spark.KeyColumns;

/**
 * What the stages of one run are given beside their tables.
 *
 * @param session the session
 * @param request what was asked for
 * @param keys the id key as columns
 */
record JobContext(SparkSession session, JobRequest request, KeyColumns keys) {
  private static final StructType RANKS =
      new StructType()
          .add("provider", DataTypes.StringType, false)
          .add("field", DataTypes.StringType, false)
          .add("rank", DataTypes.IntegerType, false);
  private static final StructType SCOPES =
      new StructType()
          .add("scope", DataTypes.StringType, false)
          .add("feed", DataTypes.StringType, false)
          .add("key_types", DataTypes.createArrayType(DataTypes.IntegerType, false), false)
          .add("adult_cap", DataTypes.IntegerType, false)
          .add("child_cap", DataTypes.IntegerType, false)
          .add("named_cap", DataTypes.IntegerType, false)
          .add("needs", DataTypes.createArrayType(DataTypes.StringType, false), false);

  /** Values that the row engine derives beside the contract's fields. */
  private static final List<String> DERIVED =
      List.of("birth_month", "sex", "birth_order", "due_month", "lsoa", "in_area");

  Programme programme() {
    return request.programme();
  }

  Dataset<Row> feeds() {
    return FeedFacts.of(session, programme());
  }

  /** Type ids of keys that are evidence of identity. */
  List<Integer> identityTypes() {
    return programme().recipes().stream()
        .filter(recipe -> recipe.purpose() == Recipe.Purpose.IDENTITY)
        .map(Recipe::typeId)
        .toList();
  }

  /** Type id of the key made of the client id. */
  int localType() {
    return localType(programme());
  }

  /** Type id of the key that a programme makes of the client id. */
  static int localType(Programme programme) {
    return typeOf(programme, "local");
  }

  /** Type id of the key made of the NHS number. */
  int nhsType() {
    return typeOf(programme(), "nhs");
  }

  /** Columns {@code provider, field, rank} for every provider and field of a person. */
  Dataset<Row> ranks() {
    return ranks(session, programme());
  }

  /** The same of any programme. */
  static Dataset<Row> ranks(SparkSession session, Programme programme) {
    List<String> fields = new ArrayList<>(DERIVED);
    programme.contractsOfAllPeriods().stream()
        .flatMap(contract -> contract.fields().values().stream())
        .filter(field -> field.subject() == Contract.Subject.PERSON && field.keep())
        .map(Contract.Field::name)
        .distinct()
        .sorted()
        .forEach(fields::add);
    List<Row> rows = new ArrayList<>();
    programme.feeds().values().stream()
        .map(feed -> feed.provider())
        .distinct()
        .sorted()
        .forEach(
            provider ->
                fields.stream()
                    .distinct()
                    .forEach(
                        field ->
                            rows.add(
                                RowFactory.create(
                                    provider,
                                    field,
                                    programme.authority().rank(provider, field)))));
    return session.createDataFrame(rows, RANKS);
  }

  /** A row per family scope that is in force on a day, and feed. */
  Dataset<Row> scopes(LocalDate today) {
    List<Row> rows = new ArrayList<>();
    for (Programme.FamilyScope scope : Permit.scopes(programme(), today)) {
      Integer[] types =
          scope.recipes().stream()
              .map(recipe -> typeOf(programme(), recipe))
              .toArray(Integer[]::new);
      for (String feed : scope.feeds()) {
        rows.add(
            RowFactory.create(
                scope.name(),
                feed,
                types,
                scope.adultCap(),
                scope.childCap(),
                programme().linkage().namedCap(),
                scope.needs().stream().map(ConsentPurpose::word).toArray(String[]::new)));
      }
    }
    return session.createDataFrame(rows, SCOPES);
  }

  private static int typeOf(Programme programme, String recipe) {
    return programme.recipes().stream()
        .filter(candidate -> candidate.name().equals(recipe))
        .findFirst()
        .orElseThrow(
            () ->
                new GoldthreadException(
                    ExitCode.USER,
                    "keys.yaml has no recipe called " + recipe,
                    "The job needs it.",
                    "Add the recipe."))
        .typeId();
  }
}
