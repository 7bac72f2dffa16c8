package org.goldthread.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.reading.CellText;

/** Compares a row's own total with the columns that it sums up. */
final class SessionTotals {
  private static final int LONGEST = 40;

  private final FeedRules rules;
  private final Optional<Feed.Total> total;

  SessionTotals(FeedRules rules) {
    this.rules = rules;
    total = rules.feed().unpivot().flatMap(Feed.Unpivot::total);
  }

  /**
   * Adds that the total is another than the sum. A blank total says nothing, and where an item
   * cannot be read nobody knows the sum.
   *
   * @param items values of the row's fields, for each item that makes a row
   */
  void check(FileMapping mapping, String[] cells, List<String[]> items, Verdict verdict) {
    int at = total.map(t -> mapping.layout().place(List.of(t.column()))).orElse(Layout.NONE);
    int value = at == Layout.NONE ? -1 : valueField(mapping);
    if (value < 0) {
      return;
    }
    String stated = CellText.clean(cells[at]);
    if (stated.isEmpty() || rules.missing().contains(CellText.lower(stated))) {
      return;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (String[] item : items) {
      if (item[value] == null) {
        return;
      }
      sum = sum.add(counted(item[value]));
    }
    if (!isNumber(stated, sum)) {
      String text = sum.signum() == 0 ? "0" : sum.stripTrailingZeros().toPlainString();
      verdict.add(
          Verdict.Stage.VALUE,
          new Finding(
              FindingId.TOTAL_DISAGREES,
              rules.effect(FindingId.TOTAL_DISAGREES),
              Value.ROW,
              "",
              mapping.layout().fileColumn(at),
              verdict.line(),
              FindingTexts.text("expected.total", text),
              text));
    }
  }

  private BigDecimal counted(String value) {
    List<String> counts = total.orElseThrow().counts();
    if (counts.isEmpty()) {
      return new BigDecimal(value);
    }
    return counts.contains(value) ? BigDecimal.ONE : BigDecimal.ZERO;
  }

  private static boolean isNumber(String text, BigDecimal number) {
    if (text.length() > LONGEST) {
      return false;
    }
    try {
      return new BigDecimal(text.replace(",", "")).compareTo(number) == 0;
    } catch (NumberFormatException e) {
      // Something else than a number is not the sum.
      return false;
    }
  }

  /** The field that takes the items' cells; -1 if none can be summed. */
  private int valueField(FileMapping mapping) {
    for (int f = 0; f < rules.row().size(); f++) {
      FieldRule field = rules.row().get(f);
      boolean isNumber =
          field.type() == Contract.Type.INTEGER || field.type() == Contract.Type.NUMBER;
      if (mapping.layout().isItemValue(mapping.rowPlaces()[f])
          && (isNumber || !total.orElseThrow().counts().isEmpty())) {
        return f;
      }
    }
    return -1;
  }
}
