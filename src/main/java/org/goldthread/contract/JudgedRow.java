package org.goldthread.contract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.goldthread.core.ConsentPurpose;

/**
 * A row as the engine judged it. A source row gives one or, where columns are turned into rows,
 * several; they share line and verdict and differ in part. A rejected or withheld source row gives
 * exactly one, of part 0. Counting rows of part 0 counts source rows.
 *
 * @param line line of the file on which the source row begins, from 1
 * @param part ordinal among the rows derived from it, from 0
 * @param status the verdict
 * @param reason what decided the verdict; empty if accepted
 * @param eventDate the date the row is about, of a withdrawal its own; empty if rejected
 * @param people people mentioned, in slot order; none unless accepted
 * @param values values that identify nobody; of a withheld row only what its statement {@link
 *     #COVERS}, of a rejected one none
 * @param findings what is wrong; a withheld row has none, since a refusal is never sent back
 * @param identifiers standardised identifying values; what {@link KeyMaker} makes keys of
 */
public record JudgedRow(
    long line,
    int part,
    Status status,
    Optional<FindingId> reason,
    Optional<LocalDate> eventDate,
    List<PersonInRow> people,
    List<Value> values,
    List<Finding> findings,
    Identifiers identifiers) {
  /**
   * The value of an accepted row whose feed asks which {@link ConsentPurpose purposes} the consent
   * extends to: {@code administrative=yes evaluators=no}, what is not asked left out.
   */
  public static final String CONSENT_SCOPE = "consent_scope";

  /**
   * The value of a withheld row that says what its statement covers: a service or a group of
   * services. Without it, the feed's own service.
   */
  public static final String COVERS = "covers";

  /** A coverage that cannot be read: the service and every group that it belongs to. */
  public static final String COVERS_ALL = "*";

  /** Checks that nothing is null. */
  public JudgedRow {
    Objects.requireNonNull(status);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(eventDate);
    Objects.requireNonNull(identifiers);
  }

  /** The same with further findings. */
  JudgedRow with(List<Finding> further) {
    if (further.isEmpty()) {
      return this;
    }
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(further);
    return new JudgedRow(
        line, part, status, reason, eventDate, people, values, List.copyOf(all), identifiers);
  }

  static JudgedRow rejected(long line, FindingId reason, List<Finding> findings) {
    return new JudgedRow(
        line,
        0,
        Status.REJECTED,
        Optional.of(reason),
        Optional.empty(),
        List.of(),
        List.of(),
        List.copyOf(findings),
        Identifiers.NONE);
  }

  /** A row whose client did not consent: nothing but the client's token stays of it. */
  public static JudgedRow withheld(
      long line, FindingId reason, LocalDate statedOn, String covers, Identifiers client) {
    return new JudgedRow(
        line,
        0,
        Status.WITHHELD,
        Optional.of(reason),
        Optional.of(statedOn),
        List.of(),
        covers.isEmpty() ? List.of() : List.of(new Value(Value.ROW, COVERS, covers)),
        List.of(),
        client);
  }
}
