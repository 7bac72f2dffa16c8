package org.goldthread.pseudonym;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * UK postcode: upper case, one blank before the last three characters, of a form that exists.
 * Whether Royal Mail ever issued it is not asked: that list changes.
 *
 * <p>O and 0, I and 1 are told apart by position. A confusion is repaired only if exactly one
 * repair has the form of a postcode in an area that exists; a letter O or I in the area is assumed
 * only where there is such an area. Any other confusion, 8 and B for one, is not repaired: it is
 * missing.
 */
final class Postcode implements FieldStandardiser {
  private static final Pattern FORM =
      Pattern.compile(
          "GIR0AA|[A-PR-UWYZ]([1-9]|[1-9][0-9]|[1-9][A-HJKPS-UW]"
              + "|[A-HK-Y]([0-9]|[1-9][0-9]|[0-9][ABEHMNPRV-Y]))[0-9][ABD-HJLNP-UW-Z]{2}");
  private static final Set<String> PLACEHOLDERS = Placeholders.section("postcode");
  private static final Set<String> AREAS_WITH_O_OR_I =
      Set.of("CO", "IG", "IM", "IP", "IV", "OL", "OX", "PO", "SO", "YO");

  @Override
  public Standard standard() {
    return Standard.POSTCODE;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Standardised standardise(String cell, Context context) {
    String text = alphanumerics(cell);
    if (FORM.matcher(text).matches()) {
      return PLACEHOLDERS.contains(text)
          ? Standardised.missing(Missing.PLACEHOLDER)
          : Standardised.of(spaced(text));
    }
    if (text.startsWith("ZZ99") || statesNoAddress(cell)) {
      return Standardised.missing(Missing.PLACEHOLDER);
    }
    if (text.length() < 5 || text.length() > 7) {
      return Standardised.missing(text.length() < 5 ? Missing.TOO_SHORT : Missing.TOO_LONG);
    }
    Set<String> repairs = new TreeSet<>();
    repair(text, 0, repairs);
    return repairs.size() == 1
        ? Standardised.of(spaced(repairs.iterator().next()))
        : Standardised.missing(Missing.FORM);
  }

  /** A code or word for "no fixed abode" or "confidential": an answer, though no postcode. */
  static boolean statesNoAddress(String raw) {
    return Placeholders.section("no-address").contains(Text.lower(raw));
  }

  private static String alphanumerics(String cell) {
    String upper = cell.toUpperCase(Locale.ROOT);
    StringBuilder kept = new StringBuilder(upper.length());
    for (int i = 0; i < upper.length(); i++) {
      if (Text.isAsciiLetterOrDigit(upper.charAt(i))) {
        kept.append(upper.charAt(i));
      }
    }
    return kept.toString();
  }

  private static void repair(String text, int from, Set<String> found) {
    for (int at = from; at < text.length(); at++) {
      char other = twin(text.charAt(at));
      if (other != 0) {
        String repaired = text.substring(0, at) + other + text.substring(at + 1);
        if (FORM.matcher(repaired).matches() && areaExists(repaired)) {
          found.add(repaired);
        }
        repair(repaired, at + 1, found);
      }
    }
  }

  private static char twin(char c) {
    return switch (c) {
      case 'O' -> '0';
      case '0' -> 'O';
      case 'I' -> '1';
      case '1' -> 'I';
      default -> 0;
    };
  }

  private static boolean areaExists(String postcode) {
    String area =
        Character.isLetter(postcode.charAt(1))
            ? postcode.substring(0, 2)
            : postcode.substring(0, 1);
    return area.chars().noneMatch(c -> c == 'O' || c == 'I') || AREAS_WITH_O_OR_I.contains(area);
  }

  private static String spaced(String postcode) {
    int inward = postcode.length() - 3;
    return postcode.substring(0, inward) + " " + postcode.substring(inward);
  }
}
