package org.goldthread.governance;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What registers say to people, from the bundle {@code governance}. */
final class RegisterTexts {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("org.goldthread.governance.governance", Locale.ROOT);

  private RegisterTexts() {}

  static String of(String key, Object... parts) {
    return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(parts);
  }
}
