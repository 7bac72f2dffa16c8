package org.goldthread.job;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.goldthread.config.Zone;
import org.goldthread.table.Field;
import org.goldthread.table.Runs;

/** One row of the table {@code runs}: an event of a run. */
record RunRecord(
    long sequence,
    long run,
    Event event,
    Instant at,
    LocalDate asOf,
    String holder,
    Optional<Instant> leaseUntil,
    int format,
    RunInputs inputs,
    Map<String, Long> base,
    Map<String, Long> versions,
    List<StepStatus> steps,
    Optional<String> summary) {

  /** What happened to a run. */
  enum Event {
    BEGAN,
    RESUMED,
    RENEWED,
    STOPPED,
    COMPLETED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Event of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** The next event of the same run. */
  RunRecord then(Event next, Instant now, Optional<Instant> until) {
    return new RunRecord(
        sequence + 1,
        run,
        next,
        now,
        asOf,
        holder,
        until,
        format,
        inputs,
        base,
        versions,
        steps,
        summary);
  }

  /** The end of the run, with what it left behind. */
  RunRecord completed(
      Instant now, Map<String, Long> after, List<StepStatus> done, Optional<String> counts) {
    return new RunRecord(
        sequence + 1,
        run,
        Event.COMPLETED,
        now,
        asOf,
        holder,
        Optional.empty(),
        format,
        inputs,
        base,
        after,
        done,
        counts);
  }

  Row toRow() {
    return RowFactory.create(
        sequence,
        run,
        event.word(),
        Timestamp.from(at),
        Date.valueOf(asOf),
        holder,
        leaseUntil.map(Timestamp::from).orElse(null),
        format,
        inputs.code(),
        inputs.configuration(),
        inputs.zone().word(),
        inputs.inputs(),
        inputs.fingerprints(),
        inputs.standardisers(),
        base,
        versions,
        steps.stream().map(RunRecord::toRow).toList(),
        summary.orElse(null));
  }

  static RunRecord fromRow(Row row) {
    return new RunRecord(
        value(row, Runs.SEQUENCE),
        value(row, Runs.RUN),
        Event.of(value(row, Runs.EVENT)),
        RunRecord.<Timestamp>value(row, Runs.AT).toInstant(),
        RunRecord.<Date>value(row, Runs.AS_OF).toLocalDate(),
        value(row, Runs.HOLDER),
        Optional.<Timestamp>ofNullable(value(row, Runs.LEASE_UNTIL)).map(Timestamp::toInstant),
        RunRecord.<Integer>value(row, Runs.FORMAT),
        new RunInputs(
            map(row, Runs.INPUTS),
            value(row, Runs.CONFIGURATION),
            value(row, Runs.CODE),
            map(row, Runs.FINGERPRINTS),
            map(row, Runs.STANDARDISERS),
            Zone.of(value(row, Runs.ZONE))),
        map(row, Runs.BASE),
        map(row, Runs.VERSIONS),
        row.<Row>getList(row.fieldIndex(Runs.STEPS.name())).stream().map(RunRecord::step).toList(),
        Optional.ofNullable(value(row, Runs.SUMMARY)));
  }

  private static Row toRow(StepStatus step) {
    return RowFactory.create(
        step.step(),
        step.table(),
        step.version(),
        step.rows(),
        step.seconds().isPresent() ? step.seconds().getAsDouble() : null);
  }

  private static StepStatus step(Row row) {
    return new StepStatus(
        row.getString(0),
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        row.isNullAt(4) ? OptionalDouble.empty() : OptionalDouble.of(row.getDouble(4)));
  }

  private static <T> T value(Row row, Field field) {
    return row.getAs(field.name());
  }

  private static <V> Map<String, V> map(Row row, Field field) {
    return Map.copyOf(row.<String, V>getJavaMap(row.fieldIndex(field.name())));
  }
}
