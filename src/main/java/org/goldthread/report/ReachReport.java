package org.goldthread.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.disclosure.PublishedFigure;
import org.goldthread.page.PageTemplate;

/**
 * The reach report: one self-contained page without script or outside resource, made from published
 * figures and a bundle of text only.
 */
public final class ReachReport {
  private static final PageTemplate PAGE = PageTemplate.beside(ReachReport.class, "reach.peb");

  private ReachReport() {}

  /**
   * The page as HTML that is well-formed XML too; equal inputs give equal text.
   *
   * @param facts what it says beside the figures
   * @param figures the published figures of its release
   */
  public static String html(ReportFacts facts, List<PublishedFigure> figures) {
    Figures published = new Figures(figures);
    ReachPage page = new ReachPage(facts, published);
    Map<String, Object> values = new HashMap<>();
    values.put("text", Texts.all());
    values.put("facts", facts);
    values.put("isDraft", facts.release().equals(ReportFacts.DRAFT));
    values.put("periodRange", Periods.range(published.quarters()));
    values.put("page", page);
    values.put("chart", ReachChart.of(published));
    return PAGE.html(values);
  }
}
