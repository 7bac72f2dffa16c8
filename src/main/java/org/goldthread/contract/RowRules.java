package org.goldthread.contract;

import java.time.LocalDate;
import java.util.List;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Rules.Bound;
import org.goldthread.contract.Identifiers.Known;
import org.goldthread.core.Period;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.Standard;
import org.goldthread.pseudonym.Suggestions;

/** Rules that look at several values of a row at once. */
final class RowRules {
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

  /**
   * Adds dates that are unlikely: those of a derived row for each, those of the source row once.
   *
   * @param fields values of the row's fields
   * @param day what the row is about
   * @param part ordinal of the derived row
   */
  void checkDates(
      FileMapping mapping,
      String[] fields,
      LocalDate day,
      List<Known> people,
      int part,
      Verdict verdict) {
    checkPeriod(mapping, day, verdict);
    if (!rules.beyond().datesInOrder().isEmpty()) {
      checkOrder(mapping, fields, part, verdict);
    }
    if (part > 0) {
      return;
    }
    for (Known person : people) {
      if (person.dueDate() != null) {
        checkDueDate(mapping, person, day, verdict);
      }
      String birth = person.value(Standard.DATE_OF_BIRTH);
      if (birth != null) {
        checkAge(mapping, person, ValueReader.day(birth), day, verdict);
      }
    }
  }

  /** Every date that lies before one that has to come first. */
  private void checkOrder(FileMapping mapping, String[] fields, int part, Verdict verdict) {
    int earlier = -1;
    for (String name : rules.beyond().datesInOrder()) {
      int at = place(name);
      if (at < 0 || fields[at] == null) {
        continue;
      }
      boolean isOfRow = !isOfItem(mapping, at) && (earlier < 0 || !isOfItem(mapping, earlier));
      if (earlier >= 0 && fields[at].compareTo(fields[earlier]) < 0 && (part == 0 || !isOfRow)) {
        FieldRule field = rules.row().get(at);
        verdict.add(
            field,
            FindingId.DATES_OUT_OF_ORDER,
            rules.effect(FindingId.DATES_OUT_OF_ORDER),
            mapping.layout().fileColumn(mapping.rowPlaces()[at]),
            FindingTexts.text(
                "expected.order", FindingTexts.label(rules.row().get(earlier).name())),
            swapped(fields[at], ValueReader.day(fields[earlier]), null));
      }
      earlier = at;
    }
  }

  private int place(String name) {
    for (int f = 0; f < rules.row().size(); f++) {
      if (rules.row().get(f).name().equals(name)) {
        return f;
      }
    }
    return -1;
  }

  private static boolean isOfItem(FileMapping mapping, int field) {
    return mapping.layout().isOfItem(mapping.rowPlaces()[field]);
  }

  /** The date with day and month exchanged, if it lies in bounds then; else empty. */
  private static String swapped(String iso, LocalDate earliest, LocalDate latest) {
    return Suggestions.swappedDayAndMonth(ValueReader.day(iso))
        .filter(other -> !other.isBefore(earliest))
        .filter(other -> latest == null || !other.isAfter(latest))
        .map(LocalDate::toString)
        .orElse("");
  }

  /** A child is due within a pregnancy's length of the day, and its mother was born before it. */
  private void checkDueDate(FileMapping mapping, Known person, LocalDate day, Verdict verdict) {
    LocalDate due = ValueReader.day(person.dueDate());
    LocalDate latest = day.plusDays(rules.beyond().bound(Bound.DUE_WITHIN_DAYS));
    String birth = person.value(Standard.DATE_OF_BIRTH);
    boolean isBeforeBirth =
        person.role() == Role.ADULT && birth != null && !due.isAfter(ValueReader.day(birth));
    if (due.isAfter(latest) || isBeforeBirth) {
      for (int p = 0; p < rules.people().size(); p++) {
        if (rules.people().get(p).slot() == person.slot()) {
          addDueDate(mapping, p, person, day, latest, verdict);
        }
      }
    }
  }

  private void addDueDate(
      FileMapping mapping, int p, Known person, LocalDate day, LocalDate latest, Verdict verdict) {
    List<FieldRule> fields = rules.people().get(p).fields();
    for (int f = 0; f < fields.size(); f++) {
      if (fields.get(f).name().equals(PersonReader.DUE_DATE)) {
        verdict.add(
            fields.get(f),
            FindingId.UNLIKELY_DUE_DATE,
            rules.effect(FindingId.UNLIKELY_DUE_DATE),
            mapping.layout().fileColumn(mapping.personPlaces(p)[f]),
            FindingTexts.text(
                "expected.due",
                Integer.toString(rules.beyond().bound(Bound.DUE_WITHIN_DAYS)),
                day.toString()),
            swapped(person.dueDate(), day, latest));
      }
    }
  }

  /** A registration may be older than the period: its client is still there. */
  /** A registration may be older than the period: its client is still there. */
  private void checkPeriod(FileMapping mapping, LocalDate day, Verdict verdict) {
    Period period = mapping.period();
    LocalDate latest = period.end().plusDays(rules.beyond().bound(Bound.DAYS_AFTER_PERIOD));
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
        verdict.add(
            field,
            id,
            rules.effect(id),
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
    int grace =
        child && mayBeUnborn(mapping, person, birth)
            ? rules.beyond().bound(Bound.DAYS_TO_BIRTH)
            : 0;
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
        ? !birth.plusYears(rules.beyond().bound(Bound.CHILD_BELOW_YEARS)).isAfter(day)
        : birth.plusYears(rules.beyond().bound(Bound.ADULT_FROM_YEARS)).isAfter(day)
            || birth.plusYears(rules.beyond().bound(Bound.ADULT_TO_YEARS)).isBefore(day)) {
      note(
          person,
          Standard.DATE_OF_BIRTH,
          FindingId.UNLIKELY_AGE,
          mapping,
          child
              ? FindingTexts.text("expected.age.child", years(Bound.CHILD_BELOW_YEARS))
              : FindingTexts.text(
                  "expected.age.adult", years(Bound.ADULT_FROM_YEARS), years(Bound.ADULT_TO_YEARS)),
          "",
          verdict);
    }
  }

  private String years(Bound bound) {
    return Integer.toString(rules.beyond().bound(bound));
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
          verdict.add(field, id, rules.effect(id), column, expected, suggestion);
        }
      }
    }
  }
}
