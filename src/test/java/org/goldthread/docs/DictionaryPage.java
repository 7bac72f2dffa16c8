package org.goldthread.docs;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.goldthread.job.Tables;
import org.goldthread.table.Field;
import org.goldthread.table.LinkageEvidence;
import org.goldthread.table.Links;
import org.goldthread.table.Runs;
import org.goldthread.table.Table;
import org.goldthread.table.Unresolved;

/** Every table and column of the lake. */
final class DictionaryPage {
  private final Markdown page = Markdown.page("Data dictionary");

  private DictionaryPage() {}

  static String text() {
    return new DictionaryPage().made();
  }

  private String made() {
    page.paragraph(
        "Every table of the lake, in the order in which a run writes them. Each is a Delta table in"
            + " the folder named with it, below the lake's root. The documentation of a column is its"
            + " Delta column comment as well.");
    page.paragraph(
        "**Personal** marks personal data. All of it is pseudonymised; no table holds a name, a"
            + " number, an address or a full date of birth. Tables under `gold/` are at the level of"
            + " people and stay with named analysts; only `published` is for everybody.");
    page.paragraph(
        "A table of **state** is a function of input, configuration and keys, and equal lakes have"
            + " equal ones (`goldthread status --fingerprint`). A table of **history** tells what"
            + " happened when, and is not compared.");
    List<Table> tables = new ArrayList<>(Tables.ALL);
    for (Table more : List.of(Runs.TABLE)) {
      if (!tables.contains(more)) {
        tables.add(more);
      }
    }
    tables.forEach(this::add);
    page.heading(2, "Shapes read from linkage_decisions");
    page.paragraph(
        "These are not written. They are projections of `linkage_decisions`, which `explain` and the"
            + " later stages read.");
    List.of(Links.TABLE, LinkageEvidence.TABLE, Unresolved.TABLE).forEach(this::columns);
    return page.toString();
  }

  private void add(Table table) {
    page.heading(2, table.name());
    page.paragraph("One row: " + Markdown.plain(table.doc()) + ".");
    List<String> facts = new ArrayList<>();
    facts.add("Folder " + Markdown.code(table.path()));
    facts.add(table.kind() == Table.Kind.STATE ? "state" : "history");
    facts.add("primary key " + Markdown.codes(names(table.primaryKey())));
    if (!table.partitionedBy().isEmpty()) {
      facts.add("partitioned by " + Markdown.codes(names(table.partitionedBy())));
    }
    page.paragraph(String.join("; ", facts) + ".");
    rows(table);
  }

  private void columns(Table table) {
    page.heading(3, table.name());
    page.paragraph(
        "One row: "
            + Markdown.plain(table.doc())
            + ". Primary key "
            + Markdown.codes(names(table.primaryKey()))
            + ".");
    rows(table);
  }

  private void rows(Table table) {
    page.columns("column", "type", "may be absent", "personal", "meaning");
    for (Field field : table.fields()) {
      page.row(
          Markdown.code(field.name()),
          Markdown.plain(type(field.type())),
          field.nullable() ? "yes" : "",
          field.personal() ? "yes" : "",
          Markdown.plain(field.doc()));
    }
    page.end();
  }

  private static List<String> names(List<Field> fields) {
    return fields.stream().map(Field::name).toList();
  }

  private static String type(DataType type) {
    if (type instanceof ArrayType array) {
      return "list of " + type(array.elementType());
    }
    if (type instanceof MapType map) {
      return "map of " + type(map.keyType()) + " to " + type(map.valueType());
    }
    if (type instanceof StructType struct) {
      List<String> parts = new ArrayList<>();
      for (StructField field : struct.fields()) {
        parts.add(field.name() + " " + type(field.dataType()));
      }
      return "(" + String.join(", ", parts) + ")";
    }
    return type.simpleString();
  }
}
