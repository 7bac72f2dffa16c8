package org.goldthread.contract;

import java.math.BigDecimal;
import org.goldthread.config.Contract;

/** What fields of a row demand of each other, as the contract says. */
final class Conditions {
  private final FeedRules rules;

  Conditions(FeedRules rules) {
    this.rules = rules;
  }

  /**
   * Rejects a row whose fields do not fit each other.
   *
   * @param fields values of the row's fields
   */
  void check(FileMapping mapping, String[] fields, Verdict verdict) {
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
}
