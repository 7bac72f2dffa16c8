package org.goldthread.report;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.goldthread.core.Period;
import org.goldthread.spark.TestSession;
import org.goldthread.table.DimFamily;
import org.goldthread.table.DimIndividual;
import org.goldthread.table.FactEngagement;
import org.goldthread.table.FactRegistration;
import org.goldthread.table.Field;
import org.goldthread.table.Table;

/** A golden dataset of a few rows. The first letter of an individual says its role. */
final class Gold {
  private final List<Map<Field, Object>> individuals = new ArrayList<>();
  private final List<Map<Field, Object>> families = new ArrayList<>();
  private final List<Map<Field, Object>> registrations = new ArrayList<>();
  private final List<Map<Field, Object>> engagements = new ArrayList<>();

  /** Who is known; {@code c...} is a child, {@code a...} an adult. */
  Gold individual(String... ids) {
    for (String id : ids) {
      put(
          individuals,
          Map.of(
              DimIndividual.INDIVIDUAL_ID,
              id,
              DimIndividual.ROLE,
              role(id),
              DimIndividual.IS_REACHED,
              true,
              DimIndividual.FOR_EVALUATORS,
              true,
              DimIndividual.MENTIONS,
              1L));
    }
    return this;
  }

  /** Gives the last individual a value. */
  Gold with(Field field, Object value) {
    individuals.get(individuals.size() - 1).put(field, value);
    return this;
  }

  /** Individuals that may be the same people, at least so many. */
  Gold unresolved(String group, int atLeast, String... ids) {
    for (String id : ids) {
      individual(id)
          .with(DimIndividual.UNRESOLVED_GROUP, group)
          .with(DimIndividual.GROUP_AT_LEAST, atLeast);
    }
    return this;
  }

  /** A family of a scope. */
  Gold family(String scope, String family, String... ids) {
    for (String id : ids) {
      put(
          families,
          Map.of(
              DimFamily.SCOPE,
              scope,
              DimFamily.FAMILY_ID,
              family,
              DimFamily.INDIVIDUAL_ID,
              id,
              DimFamily.ROLE,
              role(id)));
    }
    return this;
  }

  /** An own registration, in a row of its own. */
  Gold registered(String id, String service, String on, String client) {
    return registration(id, service, on, client, "registered", 0, registrations.size());
  }

  /** A carer who is merely named, in the row of the last registration. */
  Gold named(String id) {
    return inLastRow(id, "named");
  }

  /** A second person of the last registration's row who is registered too. */
  Gold alsoRegistered(String id) {
    return inLastRow(id, "registered");
  }

  private Gold inLastRow(String id, String kind) {
    Map<Field, Object> last = registrations.get(registrations.size() - 1);
    return registration(
        id,
        (String) last.get(FactRegistration.SERVICE),
        last.get(FactRegistration.REGISTERED_ON).toString(),
        (String) last.get(FactRegistration.CLIENT_REF),
        kind,
        1,
        (long) last.get(FactRegistration.LINE));
  }

  /** Says pregnant in the last registration. */
  Gold pregnant() {
    registrations.get(registrations.size() - 1).put(FactRegistration.IS_PREGNANT, true);
    return this;
  }

  /** A session; nobody in particular came if the individual is null. */
  Gold session(String id, String service, String on, boolean attended) {
    Map<Field, Object> row = new HashMap<>(fact(on, service + "-engagement", engagements.size()));
    row.put(FactEngagement.SERVICE, service);
    row.put(FactEngagement.SESSION_ON, Date.valueOf(on));
    row.put(FactEngagement.IS_ATTENDED, attended);
    row.put(FactEngagement.SLOT, 0);
    if (id != null) {
      row.put(FactEngagement.INDIVIDUAL_ID, id);
      row.put(FactEngagement.ROLE, role(id));
    }
    put(engagements, row);
    return this;
  }

  /** The tables. */
  GoldTables tables() {
    return new GoldTables(
        table(DimIndividual.TABLE, individuals),
        table(DimFamily.TABLE, families),
        table(FactRegistration.TABLE, registrations),
        table(FactEngagement.TABLE, engagements));
  }

  private Gold registration(
      String id, String service, String on, String client, String kind, int slot, long line) {
    Map<Field, Object> row = new HashMap<>(fact(on, service + "-registration", line));
    row.put(FactRegistration.INDIVIDUAL_ID, id);
    row.put(FactRegistration.ROLE, role(id));
    row.put(FactRegistration.KIND, kind);
    row.put(FactRegistration.RELATION, "");
    row.put(FactRegistration.SERVICE, service);
    row.put(FactRegistration.REGISTERED_ON, Date.valueOf(on));
    row.put(FactRegistration.CLIENT_REF, client);
    row.put(FactRegistration.IS_PREGNANT, false);
    row.put(FactRegistration.SLOT, slot);
    put(registrations, row);
    return this;
  }

  private static Map<Field, Object> fact(String on, String feed, long line) {
    Period period = Period.of(LocalDate.parse(on));
    return Map.of(
        FactRegistration.PROVIDER,
        "provider",
        FactRegistration.FEED,
        feed,
        FactRegistration.PERIOD,
        period.toString(),
        FactRegistration.FILE,
        0,
        FactRegistration.LINE,
        line,
        FactRegistration.PART,
        0,
        FactRegistration.FINANCIAL_YEAR,
        period.financialYear(),
        FactRegistration.QUARTER,
        period.quarter());
  }

  private static String role(String id) {
    return id.startsWith("c") ? "child" : "adult";
  }

  private static void put(List<Map<Field, Object>> rows, Map<Field, Object> row) {
    rows.add(new HashMap<>(row));
  }

  private static Dataset<Row> table(Table table, List<Map<Field, Object>> rows) {
    List<Row> made =
        rows.stream()
            .map(row -> RowFactory.create(table.fields().stream().map(row::get).toArray()))
            .toList();
    return TestSession.get().createDataFrame(made, table.schema());
  }
}
