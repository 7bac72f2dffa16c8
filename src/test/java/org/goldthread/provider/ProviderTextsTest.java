package org.goldthread.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read says what is wrong, why, and what to do. */
class ProviderTextsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.goldthread.provider.provider",
        "org.goldthread.contract.findings",
        "org.goldthread.reading.files"
      })
  void whateverHasARemedyHasAProblemAndACause(String bundle) {
    ResourceBundle texts = ResourceBundle.getBundle(bundle, Locale.ROOT);
    for (String key : texts.keySet()) {
      String stem = key.replaceFirst("\\.remedy$", "");
      // Of findings in rows the cause is what was expected; the kinds of files are parts of one.
      boolean isWhole =
          !stem.equals(key)
              && !stem.startsWith("kind.")
              && !stem.equals("page")
              && !stem.equals("validate");
      if (isWhole) {
        assertThat(texts.getString(key)).as(key).isNotBlank();
        assertThat(text(texts, stem + ".problem", stem)).as(stem + " problem").isNotBlank();
        assertThat(text(texts, stem + ".cause", stem + ".expected"))
            .as(stem + " cause")
            .isNotBlank();
      }
    }
  }

  private static String text(ResourceBundle texts, String key, String otherwise) {
    return texts.getString(texts.containsKey(key) ? key : otherwise);
  }
}
