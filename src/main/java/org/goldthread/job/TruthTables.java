package org.goldthread.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.evaluation.Labels;
import org.goldthread.evaluation.Traits;
import org.goldthread.table.Field;

/**
 * A truth as it was given: rows by the names of files.
 *
 * @param people columns zone, provider, feed, period, file_name, line, slot, person
 * @param errors columns zone, provider, feed, period, file_name, line, slot, error_field, error
 * @param traits what it says of each person
 * @param errorsKnown whether it tells errors
 */
record TruthTables(
    Dataset<Row> people, Dataset<Row> errors, Map<String, Traits> traits, boolean errorsKnown) {
  static final String ZONE = "zone";
  static final String FILE_NAME = "file_name";

  /** Files as providers send them. */
  static final String LANDING = "landing";

  /** Clear originals of token files, known by their names without ending. */
  static final String AT_PROVIDER = "at-provider";

  /** Mended files of the same names. */
  static final String RESUBMISSIONS = "resubmissions";

  /** Which number the lake gave to which file of a truth. */
  static final StructType FILES =
      new StructType()
          .add(ZONE, DataTypes.StringType, false)
          .add(Labels.PROVIDER.name(), DataTypes.StringType, false)
          .add(Labels.FEED.name(), DataTypes.StringType, false)
          .add(Labels.PERIOD.name(), DataTypes.StringType, false)
          .add(FILE_NAME, DataTypes.StringType, false)
          .add(Labels.FILE.name(), DataTypes.IntegerType, false);

  private static final String[] FILE =
      List.of(ZONE, Labels.PROVIDER.name(), Labels.FEED.name(), Labels.PERIOD.name(), FILE_NAME)
          .toArray(String[]::new);

  /**
   * Who stands in the lake's rows: rows of {@link Labels#PEOPLE}. A content that came under two
   * names is one file to the lake, which has one label then.
   *
   * @param files rows of {@link #FILES}
   */
  Dataset<Row> labels(Dataset<Row> files) {
    Column[] place = Labels.PEOPLE.primaryKey().stream().map(Field::col).toArray(Column[]::new);
    return Labels.PEOPLE.select(
        people
            .join(files, FILE)
            .groupBy(place)
            .agg(min(Labels.PERSON.col()).as(Labels.PERSON.name())));
  }

  /** What is wrong with the lake's rows: rows of {@link Labels#ERRORS}. */
  Dataset<Row> errors(Dataset<Row> files) {
    return Labels.ERRORS.select(errors.join(files, FILE));
  }

  /** The columns that say where a row of a truth stands, its line as a number. */
  static Dataset<Row> placed(Dataset<Row> rows) {
    return rows.withColumn(Labels.LINE.name(), col(Labels.LINE.name()).cast("long"))
        .withColumn(Labels.SLOT.name(), col(Labels.SLOT.name()).cast("int"));
  }
}
