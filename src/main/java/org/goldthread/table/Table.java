package org.goldthread.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A table of the lake: its place, columns and primary key.
 *
 * @param name its name in messages, reports and {@code status}
 * @param path its folder below the lake's root
 * @param doc what a row is
 * @param fields its columns, in order
 * @param primaryKey columns that identify a row
 * @param partitionedBy columns of its partitions; never an id of a person
 * @param kind how it takes part in comparisons of lakes
 */
public record Table(
    String name,
    String path,
    String doc,
    List<Field> fields,
    List<Field> primaryKey,
    List<Field> partitionedBy,
    Kind kind) {

  /** How a table takes part in comparisons of lakes. */
  public enum Kind {
    /** A function of input, configuration and keys: equal inputs give equal tables. */
    STATE,
    /** What happened when: run numbers, clock times, file names. Not compared. */
    HISTORY
  }

  /** A table of state without partitions. */
  static Table state(String path, String doc, List<Field> primaryKey, Field... fields) {
    return new Table(lastPart(path), path, doc, List.of(fields), primaryKey, List.of(), Kind.STATE);
  }

  /** A table of what happened when. */
  static Table history(String path, String doc, List<Field> primaryKey, Field... fields) {
    return new Table(
        lastPart(path), path, doc, List.of(fields), primaryKey, List.of(), Kind.HISTORY);
  }

  /** The same columns in another place: a copy that is its own, compared with nothing. */
  public Table copiedTo(String folder) {
    return new Table(
        name, folder + "/" + path, doc, fields, primaryKey, partitionedBy, Kind.HISTORY);
  }

  /** A shape of rows that is never written. */
  public static Table inMemory(String name, String doc, List<Field> primaryKey, Field... fields) {
    return new Table(name, "", doc, List.of(fields), primaryKey, List.of(), Kind.HISTORY);
  }

  Table partitioned(Field... by) {
    return new Table(name, path, doc, fields, primaryKey, Arrays.asList(by), kind);
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The Spark schema, with each column's documentation as its comment. */
  public StructType schema() {
    return new StructType(fields.stream().map(Field::structField).toArray(StructField[]::new));
  }

  /** The rows with exactly this table's columns, in its order. */
  public Dataset<Row> select(Dataset<Row> rows) {
    return rows.select(fields.stream().map(Field::col).toArray(Column[]::new));
  }

  @Override
  public String toString() {
    return name + fields.stream().map(Field::name).collect(Collectors.joining(", ", "(", ")"));
  }
}
