package org.goldthread.contract;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.goldthread.config.Contract;
import org.goldthread.config.Programme;
import org.goldthread.config.Programme.ConsentRules;
import org.goldthread.contract.Verdict.Stage;
import org.goldthread.core.ConsentPurpose;
import org.goldthread.reading.CellText;

/** Reads what a row states about consent. */
final class Statements {
  private final FeedRules rules;
  private final Set<String> yes;
  private final Set<String> no;

  Statements(FeedRules rules, Programme programme) {
    this.rules = rules;
    yes = lowered(programme.consent().yes());
    no = lowered(programme.consent().no());
  }

  private static Set<String> lowered(Iterable<String> spellings) {
    Set<String> lowered = new HashSet<>();
    spellings.forEach(spelling -> lowered.add(CellText.lower(spelling)));
    return Set.copyOf(lowered);
  }

  /** Whether rows of the feed are nothing but withdrawals. */
  boolean areWithdrawals() {
    return rules.contract().kind() == Contract.Kind.WITHDRAWAL;
  }

  /**
   * What the row refuses, if it does: by a stated no, or by the date on which a consent was
   * withdrawn. Blank or unreadable consent becomes a finding.
   *
   * @param fields the row's fields as read
   * @param eventDate the row's date
   * @param client the client's identifier, of which alone a token is kept
   */
  Optional<JudgedRow> refusal(
      FileMapping mapping,
      String[] cells,
      String[] fields,
      LocalDate eventDate,
      Identifiers client,
      Verdict verdict) {
    boolean saysNo = areWithdrawals();
    Optional<LocalDate> withdrawnOn = Optional.empty();
    String covers = "";
    for (int f = 0; f < fields.length; f++) {
      FieldRule field = rules.row().get(f);
      if (rules.isConsent(field)) {
        saysNo |= saysNo(mapping, f, cells, verdict);
      } else if (isNamed(field, rules.contract().withdrawnOn()) && fields[f] != null) {
        withdrawnOn = Optional.of(ValueReader.day(fields[f]));
      } else if (isCoverage(field)) {
        covers = covers(fields[f], text(mapping, f, cells));
      }
    }
    if (withdrawnOn.isPresent()) {
      return Optional.of(
          JudgedRow.withheld(
              verdict.line(), FindingId.CONSENT_WITHDRAWN, withdrawnOn.get(), covers, client));
    }
    FindingId reason = areWithdrawals() ? FindingId.CONSENT_WITHDRAWN : FindingId.CONSENT_REFUSED;
    return saysNo
        ? Optional.of(JudgedRow.withheld(verdict.line(), reason, eventDate, covers, client))
        : Optional.empty();
  }

  /** What cannot be read covers as much as it may have meant: a refusal is never sent back. */
  private static String covers(String code, String text) {
    if (code != null) {
      return code;
    }
    return text.isEmpty() ? "" : JudgedRow.COVERS_ALL;
  }

  /** Whether a field says what a statement covers. */
  boolean isCoverage(FieldRule field) {
    return isNamed(field, rules.contract().covers());
  }

  /** Whether a field says if a consent extends to a purpose. */
  boolean isScope(FieldRule field) {
    return rules.contract().consentScope().containsValue(field.name());
  }

  /**
   * Which purposes the row's consent extends to, as a value of the row; empty if its feed asks for
   * none. Only a yes that can be read is one: silence is no consent (UK GDPR, recital 32).
   *
   * @param fields the row's fields as read
   */
  Optional<Value> scope(String[] fields) {
    StringJoiner said = new StringJoiner(" ");
    for (ConsentPurpose purpose : ConsentPurpose.values()) {
      String asked = rules.contract().consentScope().get(purpose);
      for (int f = 0; f < fields.length; f++) {
        FieldRule field = rules.row().get(f);
        if (field.name().equals(asked) && field.hasSource()) {
          said.add(purpose.stated(ConsentRules.YES.equals(fields[f])));
        }
      }
    }
    return said.length() == 0
        ? Optional.empty()
        : Optional.of(new Value(Value.ROW, JudgedRow.CONSENT_SCOPE, said.toString()));
  }

  private static boolean isNamed(FieldRule field, Optional<String> name) {
    return name.filter(field.name()::equals).isPresent();
  }

  private String text(FileMapping mapping, int index, String[] cells) {
    int place = mapping.rowPlaces()[index];
    return rules.row().get(index).text(place == Layout.NONE ? "" : cells[place], rules.missing());
  }

  private boolean saysNo(FileMapping mapping, int index, String[] cells, Verdict verdict) {
    String lower = CellText.lower(text(mapping, index, cells));
    if (!no.contains(lower) && !yes.contains(lower)) {
      FindingId id = lower.isEmpty() ? FindingId.CONSENT_BLANK : FindingId.CONSENT_UNREADABLE;
      verdict.add(
          Stage.CONSENT,
          new Finding(
              id,
              id.severity(),
              Value.ROW,
              rules.row().get(index).name(),
              mapping.layout().fileColumn(mapping.rowPlaces()[index]),
              verdict.line(),
              FindingTexts.text("expected.consent"),
              ""));
    }
    return no.contains(lower);
  }
}
