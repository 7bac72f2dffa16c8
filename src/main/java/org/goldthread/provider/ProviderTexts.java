package org.goldthread.provider;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the provider's commands say, from the bundle {@code provider}. */
final class ProviderTexts {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("org.goldthread.provider.provider", Locale.ROOT);

  private ProviderTexts() {}

  static String text(String key, Object... parts) {
    return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(parts);
  }
}
