package org.goldthread.evaluation;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/** The words of the page, from its resource bundle. */
final class Texts {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle(
          "org.goldthread.evaluation.evaluation",
          Locale.ROOT,
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

  private Texts() {}

  /** The text of a key, with its arguments filled in as they are. */
  static String of(String key, Object... arguments) {
    return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(arguments);
  }

  /** The text of a key, or the word itself where there is none. */
  static String orWord(String prefix, String word) {
    return BUNDLE.containsKey(prefix + word) ? of(prefix + word) : word;
  }

  /** Every text, for templates; those with arguments keep their places. */
  static Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    BUNDLE.keySet().forEach(key -> all.put(key, of(key)));
    return all;
  }
}
