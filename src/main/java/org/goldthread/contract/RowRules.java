package org.goldthread.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.contract.Identifiers.Known;
import org.goldthread.core.Period;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.Standard;

/** Rules that look at several values of a row at once. */
final class RowRules {
  /** Exports are made after the period's end, so dates a little later are no surprise. */
  private static final int DAYS_AFTER = 31;

  /** A row about an expectant parent may name the child that was born since. */
  private static final int DAYS_TO_BIRTH = 310;

  private static final int OLDEST_CHILD = 20;
  private static final int YOUNGEST_ADULT = 10;
  private static final int OLDEST_ADULT = 100;

  private final FeedRules rules;

  RowRules(FeedRules rules) {
    this.rules = rules;
  }

  /** A child's NHS number that is an adult's of the same row counts as missing on the child. */
  void dropNumbersOfCarers(FileMapping mapping, List<Known> people, Verdict verdict) {
    for (Known child : people) {
      String number = child.value(Standard.NHS_NUMBER);
      boolean shared =
          child.role() == Role.CHILD
              && number != null
              && people.stream()
                  .anyMatch(
                      adult ->
                          adult.role() == Role.ADULT
                              && number.equals(adult.value(Standard.NHS_NUMBER)));
      if (shared) {
        child.drop(Standard.NHS_NUMBER);
        note(child, Standard.NHS_NUMBER, FindingId.NUMBER_OF_THE_CARER, mapping, "", "", verdict);
      }
    }
  }

  /** Rejects a row whose fields do not fit each other as the contract demands. */
  void checkConditions(FileMapping mapping, String[] fields, Verdict verdict) {
    for (Contract.Condition condition : rules.contract().conditions()) {
      int at = index(condition.field());
      int other = index(condition.other());
      boolean named = fields[other] != null && condition.codes().contains(fields[other]);
      switch (condition.demand()) {
        case REQUIRED_UNLESS -> {
          // A value that cannot be read was told already.
          if (fields[at] == null && !named && !isFound(at, verdict) && !isFound(other, verdict)) {
            refuse(FindingId.NEEDED_UNLESS, at, stated(condition), mapping, verdict);
          }
        }
        case ABSENT_WHEN -> {
          if (fields[at] != null && named) {
            refuse(FindingId.STATED_ALTHOUGH, at, stated(condition), mapping, verdict);
          }
        }
        case AT_MOST -> {
          if (isGreater(fields[at], fields[other])) {
            String bound = FindingTexts.label(condition.other());
            refuse(FindingId.MORE_THAN_THE_WHOLE, at, bound, mapping, verdict);
          }
        }
      }
    }
  }

  private static boolean isGreater(String number, String bound) {
    return number != null
        && bound != null
        && new BigDecimal(number).compareTo(new BigDecimal(bound)) > 0;
  }

  private static String stated(Contract.Condition condition) {
    return FindingTexts.text(
        "expected.stated",
        FindingTexts.label(condition.other()),
        String.join(", ", condition.codes()));
  }

  private boolean isFound(int field, Verdict verdict) {
    String name = rules.row().get(field).name();
    return verdict.findings().stream().anyMatch(finding -> finding.field().equals(name));
  }

  private void refuse(FindingId id, int at, String expected, FileMapping mapping, Verdict verdict) {
    FieldRule field = rules.row().get(at);
    int column = mapping.layout().fileColumn(mapping.rowPlaces()[at]);
    verdict.note(field, id, column, expected, "");
  }

  private int index(String name) {
    for (int f = 0; f < rules.row().size(); f++) {
      if (rules.row().get(f).name().equals(name)) {
        return f;
      }
    }
    throw new IllegalStateException("no row field " + name);
  }

  /** Notes dates that are unlikely, each once per source row. */
  void checkDates(
      FileMapping mapping, LocalDate day, List<Known> people, int part, Verdict verdict) {
    checkPeriod(mapping, day, verdict);
    if (part > 0) {
      return;
    }
    for (Known person : people) {
      String birth = person.value(Standard.DATE_OF_BIRTH);
      if (birth != null) {
        checkAge(mapping, person, ValueReader.day(birth), day, verdict);
      }
    }
  }

  /** A registration may be older than the period: its client is still there. */
  private void checkPeriod(FileMapping mapping, LocalDate day, Verdict verdict) {
    Period period = mapping.period();
    LocalDate latest = period.end().plusDays(DAYS_AFTER);
    LocalDate earliest = period.start().minusMonths(3);
    if (day.isAfter(latest)) {
      note(FindingId.AFTER_THE_PERIOD, "expected.until", period.end(), mapping, verdict);
    } else if (rules.feed().delivery() == Feed.Delivery.PERIOD
        && rules.contract().kind() != Contract.Kind.REGISTRATION
        && day.isBefore(earliest)) {
      note(FindingId.BEFORE_THE_PERIOD, "expected.from", period.start(), mapping, verdict);
    }
  }

  private void note(
      FindingId id, String expected, LocalDate bound, FileMapping mapping, Verdict verdict) {
    for (int f = 0; f < rules.row().size(); f++) {
      FieldRule field = rules.row().get(f);
      if (rules.isEventDate(field)) {
        verdict.note(
            field,
            id,
            mapping.layout().fileColumn(mapping.rowPlaces()[f]),
            FindingTexts.text(expected, bound.toString()),
            "");
      }
    }
  }

  /**
   * A child that joins a parent's row, or that was registered before birth: its date of birth can
   * then be known by the end of the period, but lies after the registration.
   */
  private boolean mayBeUnborn(FileMapping mapping, Known child, LocalDate birth) {
    return child.slot() > 0
        || rules.contract().kind() == Contract.Kind.REGISTRATION
            && !birth.isAfter(mapping.period().end());
  }

  private void checkAge(
      FileMapping mapping, Known person, LocalDate birth, LocalDate day, Verdict verdict) {
    boolean child = person.role() == Role.CHILD;
    int grace = child && mayBeUnborn(mapping, person, birth) ? DAYS_TO_BIRTH : 0;
    if (birth.isAfter(day.plusDays(grace))) {
      note(
          person,
          Standard.DATE_OF_BIRTH,
          FindingId.BORN_AFTER_THE_EVENT,
          mapping,
          "",
          ValueReader.bornBefore(birth, day),
          verdict);
    } else if (child
        ? !birth.plusYears(OLDEST_CHILD).isAfter(day)
        : birth.plusYears(YOUNGEST_ADULT).isAfter(day)
            || birth.plusYears(OLDEST_ADULT).isBefore(day)) {
      note(
          person,
          Standard.DATE_OF_BIRTH,
          FindingId.UNLIKELY_AGE,
          mapping,
          FindingTexts.text(child ? "expected.age.child" : "expected.age.adult"),
          "",
          verdict);
    }
  }

  private void note(
      Known person,
      Standard standard,
      FindingId id,
      FileMapping mapping,
      String expected,
      String suggestion,
      Verdict verdict) {
    for (int p = 0; p < rules.people().size(); p++) {
      FeedRules.PersonRules known = rules.people().get(p);
      for (int f = 0; known.slot() == person.slot() && f < known.fields().size(); f++) {
        FieldRule field = known.fields().get(f);
        if (field.standard().filter(standard::equals).isPresent()) {
          int column = mapping.layout().fileColumn(mapping.personPlaces(p)[f]);
          verdict.note(field, id, column, expected, suggestion);
        }
      }
    }
  }
}
