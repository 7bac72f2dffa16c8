package org.goldthread.explanation;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An explanation as a page: one file without script or outside resource, with the graph of mentions
 * and keys. Equal explanations give equal text.
 */
public final class ExplanationPage {
  private static final String TEMPLATE = "org/goldthread/explanation/explanation.html";

  private ExplanationPage() {}

  /** The page as HTML that is well-formed XML too. */
  public static String html(Told told) {
    Map<String, Object> values = new HashMap<>();
    values.put("told", told);
    values.put("hasGraph", told.graph().isPresent());
    values.put("graph", told.graph().orElse(null));
    values.put("drawing", told.graph().map(GraphDrawing::of).orElse(null));
    StringWriter html = new StringWriter();
    try {
      engine().getTemplate(TEMPLATE).evaluate(html, values, Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return html.toString();
  }

  private static PebbleEngine engine() {
    return new PebbleEngine.Builder()
        .loader(new ClasspathLoader(ExplanationPage.class.getClassLoader()))
        .strictVariables(true)
        .autoEscaping(true)
        .defaultEscapingStrategy("html")
        .defaultLocale(Locale.ROOT)
        .cacheActive(false)
        .build();
  }
}
