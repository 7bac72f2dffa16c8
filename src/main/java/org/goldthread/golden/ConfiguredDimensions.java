package org.goldthread.golden;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.sql.Date;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Measure;
import org.goldthread.config.Programme;
import org.goldthread.core.Period;

/** The dimensions that come from the configuration, as rows in their tables' column order. */
public final class ConfiguredDimensions {
  private ConfiguredDimensions() {}

  /** Rows of {@link org.goldthread.table.DimService}. */
  public static List<Row> services(Programme programme) {
    return programme.services().values().stream()
        .map(
            service ->
                RowFactory.create(
                    service.id(),
                    service.name(),
                    service.strand(),
                    service.targeting(),
                    service.minimumSessions(),
                    service.sensitive(),
                    service.shownWith()))
        .toList();
  }

  /** Rows of {@link org.goldthread.table.DimDate}: every quarter of the programme. */
  public static List<Row> quarters(Programme programme) {
    List<Row> rows = new ArrayList<>();
    Period last = programme.periods().last();
    for (Period p = programme.periods().first(); p.compareTo(last) <= 0; p = p.next()) {
      rows.add(
          RowFactory.create(
              p.toString(),
              p.financialYear(),
              p.quarter(),
              Date.valueOf(p.start()),
              Date.valueOf(p.end())));
    }
    return rows;
  }

  /**
   * Rows of {@link org.goldthread.table.DimMeasure}: the code list {@code measure}, then measures
   * that are worked out.
   */
  public static List<Row> measures(Programme programme) {
    Map<String, Measure> known = programme.mel().measures();
    Map<String, String> titles = new LinkedHashMap<>(programme.codeLists().get("measure").codes());
    known.forEach((code, measure) -> titles.putIfAbsent(code, measure.title()));
    return titles.entrySet().stream()
        .map(entry -> measure(entry.getKey(), entry.getValue(), known.get(entry.getKey())))
        .toList();
  }

  private static Row measure(String code, String title, Measure rules) {
    return rules == null
        ? RowFactory.create(code, title, null, null, null, null, null, null, null)
        : RowFactory.create(
            code,
            title,
            rules.family(),
            rules.unit().isEmpty() ? null : rules.unit(),
            rules.direction().name().toLowerCase(Locale.ROOT),
            number(rules.minimum()),
            number(rules.maximum()),
            rules.provenance(),
            rules.verified());
  }

  private static Double number(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }

  /**
   * Rows of {@link org.goldthread.table.DimField}: what each feed asks, or asked before it changed,
   * of whom.
   */
  public static List<Row> fields(Programme programme) {
    List<Row> rows = new ArrayList<>();
    for (String name : programme.feeds().keySet()) {
      List<Programme> versions = programme.everyVersionOf(name).toList();
      Map<List<Object>, Row> fields = new LinkedHashMap<>();
      for (Programme then : versions) {
        Feed feed = then.feeds().get(name);
        for (Contract.Field field : then.contracts().get(feed.contract()).fields().values()) {
          if (field.subject() == Contract.Subject.ROW) {
            Row row = field(versions, feed, Feed.ROW, null, field);
            fields.put(List.of(Feed.ROW, field.name()), row);
          } else {
            for (Feed.Person person : feed.people()) {
              Row row = field(versions, feed, person.slot(), person.role().word(), field);
              fields.put(List.of(person.slot(), field.name()), row);
            }
          }
        }
      }
      rows.addAll(fields.values());
    }
    return rows;
  }

  private static Row field(
      List<Programme> versions, Feed feed, int slot, String role, Contract.Field field) {
    return RowFactory.create(
        feed.name(),
        slot,
        field.name(),
        feed.service().orElse(null),
        role,
        versions.stream().anyMatch(then -> then.feeds().get(feed.name()).asks(slot, field.name())),
        field.askedBySome(),
        field.permittedMissing(),
        field.unit().isEmpty() ? null : field.unit());
  }

  /**
   * Rows of {@link org.goldthread.table.DimArea}.
   *
   * @param lsoaTable CSV text with the columns {@code lsoa21_code, lsoa21_name,
   *     ward_2002_2022_code, ward_2002_2022_name, ward24_code, ward24_name, imd2019_decile}
   * @param programme says which areas are inside
   */
  public static List<Row> areas(String lsoaTable, Programme programme) {
    Set<String> inside = Set.copyOf(programme.area().lsoas());
    List<Row> rows = new ArrayList<>();
    for (NamedCsvRecord line : CsvReader.builder().ofNamedCsvRecord(lsoaTable)) {
      String code = line.getField("lsoa21_code");
      rows.add(
          RowFactory.create(
              code,
              line.getField("lsoa21_name"),
              line.getField("ward_2002_2022_code"),
              line.getField("ward_2002_2022_name"),
              line.getField("ward24_code"),
              line.getField("ward24_name"),
              line.getField("imd2019_decile").isEmpty()
                  ? null
                  : Integer.valueOf(line.getField("imd2019_decile")),
              inside.contains(code) ? "Y" : "N"));
    }
    return rows;
  }
}
