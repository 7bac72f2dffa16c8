package org.goldthread.explanation;

import java.util.HashMap;
import java.util.Map;
import org.goldthread.page.PageTemplate;

/**
 * An explanation as a page: one file without script or outside resource, with the graph of mentions
 * and keys. Equal explanations give equal text.
 */
public final class ExplanationPage {
  private static final PageTemplate PAGE =
      PageTemplate.beside(ExplanationPage.class, "explanation.html");

  private ExplanationPage() {}

  /** The page as HTML that is well-formed XML too. */
  public static String html(Told told) {
    Map<String, Object> values = new HashMap<>();
    values.put("told", told);
    values.put("hasGraph", told.graph().isPresent());
    values.put("graph", told.graph().orElse(null));
    values.put("drawing", told.graph().map(GraphDrawing::of).orElse(null));
    return PAGE.html(values);
  }
}
