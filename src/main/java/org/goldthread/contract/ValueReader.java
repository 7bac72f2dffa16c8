package org.goldthread.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldthread.config.Contract;
import org.goldthread.pseudonym.Context;
import org.goldthread.pseudonym.Dates;
import org.goldthread.pseudonym.Missing;
import org.goldthread.pseudonym.Standard;
import org.goldthread.pseudonym.Standardised;
import org.goldthread.pseudonym.Standardisers;
import org.goldthread.pseudonym.Suggestions;
import org.goldthread.reading.CellText;

/**
 * Reads cleaned texts as the values of their fields. What cannot be read is missing, with a
 * finding; nothing throws.
 */
final class ValueReader {
  private static final Pattern NUMBER =
      Pattern.compile("£?\\s?(-?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,18})(?:\\.\\d{1,18})?)");
  private static final Pattern SLASHED =
      Pattern.compile("(\\d{1,2})([/.\\-])(\\d{1,2})\\2(\\d{2}|\\d{4})(\\s.*)?");

  private final Context born;
  private final Context dated;

  /**
   * A reader for a submission.
   *
   * @param born how dates of birth are read: two digits of a year lie not after the period
   * @param dated how all other dates are read: they may lie in the year after it
   */
  ValueReader(Context born, Context dated) {
    this.born = born;
    this.dated = dated;
  }

  /** The value of a field that identifies nobody, or null. */
  String plain(FieldRule field, String text, int column, Verdict verdict) {
    if (field.codes() != null) {
      Optional<String> code = field.codes().code(text);
      if (code.isEmpty()) {
        verdict.add(
            field,
            FindingId.NOT_A_CODE,
            column,
            field.codes().expected(),
            field.codes().suggestion(text));
      }
      return code.orElse(null);
    }
    String value =
        switch (field.type()) {
          case DATE -> date(field, text, column, verdict);
          case INTEGER, NUMBER -> number(field, text, column, verdict);
          case BOOLEAN -> yesOrNo(field, text, column, verdict);
          case STRING -> field.keep() ? string(field, text, column, verdict) : text;
        };
    if (value != null && field.pattern() != null && !field.pattern().matcher(value).matches()) {
      verdict.add(field, FindingId.WRONG_PATTERN, column, field.pattern().pattern(), "");
      return null;
    }
    return value;
  }

  private String string(FieldRule field, String text, int column, Verdict verdict) {
    if (ClearText.identifies(text, born)) {
      verdict.note(field, FindingId.IDENTIFYING_TEXT, column, "", "");
      return null;
    }
    return text;
  }

  private String date(FieldRule field, String text, int column, Verdict verdict) {
    Optional<LocalDate> date = Dates.read(text, dated);
    if (date.isEmpty()) {
      verdict.add(
          field,
          FindingId.NOT_A_DATE,
          column,
          FindingTexts.text("expected.date"),
          exchanged(text, dated));
      return null;
    }
    String iso = date.get().toString();
    if (!field.allows(iso)) {
      verdict.add(field, FindingId.OUT_OF_RANGE, column, field.range(), "");
      return null;
    }
    return iso;
  }

  /** The date that the text is with its first two numbers exchanged, if it is one then. */
  private static String exchanged(String text, Context context) {
    Matcher matcher = SLASHED.matcher(text);
    if (!matcher.matches()) {
      return "";
    }
    String other =
        matcher.group(3)
            + matcher.group(2)
            + matcher.group(1)
            + matcher.group(2)
            + matcher.group(4);
    return Dates.read(other, context).map(LocalDate::toString).orElse("");
  }

  private static String number(FieldRule field, String text, int column, Verdict verdict) {
    Matcher matcher = NUMBER.matcher(text);
    BigDecimal number =
        matcher.matches() ? new BigDecimal(matcher.group(1).replace(",", "")) : null;
    boolean whole = field.type() == Contract.Type.INTEGER;
    if (number != null && whole && number.stripTrailingZeros().scale() > 0) {
      number = null;
    }
    if (number == null) {
      verdict.add(
          field,
          FindingId.NOT_A_NUMBER,
          column,
          FindingTexts.text(whole ? "expected.integer" : "expected.number"),
          "");
      return null;
    }
    if (!field.allows(number)) {
      verdict.add(field, FindingId.OUT_OF_RANGE, column, field.range(), "");
      return null;
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String yesOrNo(FieldRule field, String text, int column, Verdict verdict) {
    return switch (CellText.lower(text)) {
      case "y", "yes", "true", "t", "1" -> "Y";
      case "n", "no", "false", "f", "0" -> "N";
      default -> {
        verdict.add(field, FindingId.NOT_YES_OR_NO, column, "", "");
        yield null;
      }
    };
  }

  /** The standardised value of an identifying field, or null. */
  String identifying(FieldRule field, String text, int column, Verdict verdict) {
    Standard standard = field.standard().orElseThrow();
    Standardised standardised = Standardisers.examine(standard, text, born);
    if (standardised.value().isPresent()) {
      return inRange(field, standardised.value().get(), column, verdict);
    }
    Missing why = standardised.missing().orElse(Missing.BLANK);
    switch (why) {
      case BLANK -> {}
      case PLACEHOLDER -> verdict.note(field, FindingId.PLACEHOLDER, column, "", "");
      case ROLE_ADDRESS -> verdict.note(field, FindingId.OFFICE_ADDRESS, column, "", "");
      default ->
          verdict.add(
              field,
              finding(standard),
              column,
              FindingTexts.expected(standard, why),
              repaired(standard, text));
    }
    return null;
  }

  private static String inRange(FieldRule field, String value, int column, Verdict verdict) {
    boolean isDate = field.standard().filter(Standard.DATE_OF_BIRTH::equals).isPresent();
    if (isDate && !field.allows(value)) {
      verdict.add(field, FindingId.OUT_OF_RANGE, column, field.range(), "");
      return null;
    }
    return value;
  }

  private static FindingId finding(Standard standard) {
    return switch (standard) {
      case NHS_NUMBER -> FindingId.NOT_AN_NHS_NUMBER;
      case UPN -> FindingId.NOT_A_UPN;
      case EMAIL -> FindingId.NOT_AN_EMAIL;
      case MOBILE -> FindingId.NOT_A_MOBILE;
      case DATE_OF_BIRTH -> FindingId.NOT_A_DATE;
      case POSTCODE -> FindingId.NOT_A_POSTCODE;
      case SEX -> FindingId.NOT_A_CODE;
      case FIRST_NAME, CLIENT_ID, BIRTH_ORDER, EPISODE -> FindingId.UNUSABLE;
    };
  }

  private String repaired(Standard standard, String text) {
    return switch (standard) {
      case DATE_OF_BIRTH -> exchanged(text, born);
      case EMAIL ->
          firstUsable(standard, text.replace(",", ".").replace(" ", "").replaceAll("@+", "@"));
      case POSTCODE -> postcode(text);
      default -> "";
    };
  }

  private String firstUsable(Standard standard, String candidate) {
    return Standardisers.standardise(standard, candidate, born).orElse("");
  }

  /**
   * The postcode in which one letter was typed for the digit that looks like it, or the reverse.
   */
  private String postcode(String text) {
    String lookalikes = "B8S5Z2G6";
    String upper = text.toUpperCase(Locale.ROOT);
    String found = "";
    for (int i = 0; i < upper.length(); i++) {
      int at = lookalikes.indexOf(upper.charAt(i));
      if (at >= 0) {
        String other = upper.substring(0, i) + lookalikes.charAt(at ^ 1) + upper.substring(i + 1);
        String usable = firstUsable(Standard.POSTCODE, other);
        if (!usable.isEmpty()) {
          if (!found.isEmpty()) {
            return "";
          }
          found = usable;
        }
      }
    }
    return found;
  }

  /** The day of a standardised date; the general parser costs more than reading the cell did. */
  static LocalDate day(String iso) {
    return LocalDate.of(
        Integer.parseInt(iso, 0, 4, 10),
        Integer.parseInt(iso, 5, 7, 10),
        Integer.parseInt(iso, 8, 10, 10));
  }

  /** A date of birth with day and month exchanged, if that is not after a day; else empty. */
  static String bornBefore(LocalDate birth, LocalDate day) {
    return Suggestions.swappedDayAndMonth(birth)
        .filter(other -> !other.isAfter(day))
        .map(LocalDate::toString)
        .orElse("");
  }
}
