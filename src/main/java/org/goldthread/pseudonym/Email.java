package org.goldthread.pseudonym;

import java.net.IDN;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * E-mail address: lower case, without {@code mailto:}, angle brackets, display name and quotes;
 * exactly one {@code @}; a domain with a dot, in punycode.
 *
 * <p>Neither {@code +tags} nor Gmail's dots are folded: that cannot be undone inside a key, and
 * sites would have to agree on it for every mail provider. The mailbox of an office makes no key,
 * nor do addresses that stand for "has none"; any other shared mailbox is left to linkage's caps.
 * Punycode is that of IDNA 2003, whose tables are frozen.
 */
final class Email implements FieldStandardiser {
  private static final Pattern BLANKS_AT_JOINTS = Pattern.compile(" ?([@.]) ?");
  private static final Pattern SEVERAL = Pattern.compile(".*@.*[;,/|& ].*@.*");
  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})");
  private static final String MAILBOX_SIGNS = "!#$%&'*+-/=?^_`{|}~";
  private static final Set<String> NOBODY = Placeholders.section("mailbox-placeholder");
  private static final Set<String> OFFICE = Placeholders.section("mailbox-role");
  private static final Set<String> NO_DOMAIN = Placeholders.section("mail-domain");

  @Override
  public Standard standard() {
    return Standard.EMAIL;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Standardised standardise(String cell, Context context) {
    String text = address(cell.toLowerCase(Locale.ROOT));
    int at = text.indexOf('@');
    if (at < 0 || at != text.lastIndexOf('@')) {
      return Standardised.missing(SEVERAL.matcher(text).matches() ? Missing.SEVERAL : Missing.FORM);
    }
    String mailbox = text.substring(0, at);
    String domain = domain(text.substring(at + 1));
    if (!isMailbox(mailbox) || domain.length() > 253 || !DOMAIN.matcher(domain).matches()) {
      return Standardised.missing(Missing.FORM);
    }
    String compared = compared(mailbox);
    if (NOBODY.contains(compared) || NO_DOMAIN.contains(domain)) {
      return Standardised.missing(Missing.PLACEHOLDER);
    }
    if (OFFICE.contains(compared)) {
      return Standardised.missing(Missing.ROLE_ADDRESS);
    }
    return Standardised.of(mailbox + "@" + domain);
  }

  private static boolean isMailbox(String text) {
    if (text.isEmpty() || text.length() > 64) {
      return false;
    }
    boolean dotAllowed = false;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (c == '.' && (!dotAllowed || at == text.length())) {
        return false;
      }
      if (c != '.' && !Character.isLetterOrDigit(c) && !isMark(c) && MAILBOX_SIGNS.indexOf(c) < 0) {
        return false;
      }
      dotAllowed = c != '.';
    }
    return true;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /**
   * The mailbox as the placeholder list writes it: no +tag, no punctuation, no digits after four or
   * more characters ("noemail1" is nobody's, "na2001" may well be somebody's).
   */
  private static String compared(String mailbox) {
    int tag = mailbox.indexOf('+');
    int end = tag < 0 ? mailbox.length() : tag;
    StringBuilder kept = new StringBuilder(end);
    for (int i = 0; i < end; i++) {
      if ("._-/".indexOf(mailbox.charAt(i)) < 0) {
        kept.append(mailbox.charAt(i));
      }
    }
    while (kept.length() > 4 && Text.isAsciiDigit(kept.charAt(kept.length() - 1))) {
      kept.setLength(kept.length() - 1);
    }
    return kept.toString();
  }

  private static String address(String lower) {
    String text = lower;
    int open = text.lastIndexOf('<');
    if (open >= 0 && text.endsWith(">")) {
      text = text.substring(open + 1, text.length() - 1);
    }
    text = unquoted(text.strip());
    if (text.startsWith("mailto:")) {
      text = text.substring("mailto:".length());
      int query = text.indexOf('?');
      text = query < 0 ? text : text.substring(0, query);
    }
    if (text.indexOf(' ') >= 0) {
      text = BLANKS_AT_JOINTS.matcher(text).replaceAll("$1").strip();
    }
    int end = text.length();
    while (end > 0 && " .,;:".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 2
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1).strip() : text;
  }

  /** The domain in ASCII; the empty string if it has no such form. */
  private static String domain(String text) {
    if (Text.isAscii(text)) {
      return text;
    }
    try {
      return IDN.toASCII(text).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notInternational) {
      return "";
    }
  }
}
