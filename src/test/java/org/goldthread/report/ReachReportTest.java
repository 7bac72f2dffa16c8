package org.goldthread.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.goldthread.calendar.ExpectedFeed;
import org.goldthread.calendar.ExpectedFeed.State;
import org.goldthread.config.Contract.Kind;
import org.goldthread.disclosure.Cell;
import org.goldthread.disclosure.DisclosureControl;
import org.goldthread.disclosure.DisclosurePreset;
import org.goldthread.disclosure.ExactCount;
import org.goldthread.disclosure.PublishedFigure;
import org.goldthread.disclosure.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page that shows reach. */
class ReachReportTest {
  private static final String HTML = html(5);

  @Test
  void isWellFormedXml() throws Exception {
    assertThat(parsed(HTML).getDocumentElement().getAttribute("lang")).isEqualTo("en-GB");
  }

  @Test
  void needsNoScriptAndNothingFromOutside() {
    assertThat(HTML)
        .doesNotContain("<script", "javascript:", "src=", "url(", "@import", "<link", "onclick")
        .contains("default-src 'none'");
    assertThat(Pattern.compile("https?://[^\"]+").matcher(HTML).results().map(r -> r.group()))
        .containsOnly("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg");
  }

  @Test
  void everyTableHasACaptionAndEveryHeadingItsScope() throws Exception {
    Document page = parsed(HTML);
    for (Element table : elements(page, "table")) {
      assertThat(table.getElementsByTagName("caption").getLength()).isEqualTo(1);
    }
    assertThat(elements(page, "th"))
        .isNotEmpty()
        .allSatisfy(th -> assertThat(th.getAttribute("scope")).isIn("col", "row"));
    assertThat(elements(page, "h1")).hasSize(1);
  }

  @Test
  void everyIdIsUniqueAndEveryReferenceToOneIsGood() throws Exception {
    List<Element> all = elements(parsed(HTML), "*");
    List<String> ids =
        all.stream().map(e -> e.getAttribute("id")).filter(id -> !id.isEmpty()).toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(all)
        .allSatisfy(
            element -> {
              for (String id : element.getAttribute("aria-labelledby").split(" ")) {
                assertThat(id.isEmpty() || ids.contains(id)).as("labelled by %s", id).isTrue();
              }
              if (element.getAttribute("href").startsWith("#")) {
                assertThat(ids).contains(element.getAttribute("href").substring(1));
              }
            });
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {5, 6, 7})
  void everyNumberInATableIsAPublishedOne(long seed) throws Exception {
    Set<String> published =
        SampleReach.figures(seed).stream()
            .filter(figure -> figure.value().isPresent())
            .map(figure -> Shown.number(figure.value().getAsLong()))
            .collect(Collectors.toSet());
    assertThat(elements(parsed(html(seed)), "td"))
        .filteredOn(td -> td.getAttribute("class").equals("number"))
        .isNotEmpty()
        .allSatisfy(
            td ->
                assertThat(td.getFirstChild().getTextContent())
                    .isIn(published)
                    .as("multiple of five")
                    .matches("[0-9,]*[05]"));
  }

  @Test
  void showsWithheldFiguresAsAStarOnly() throws Exception {
    List<ExactCount> exact = SampleReach.counts(5);
    Set<Cell> withheld =
        SampleReach.figures(5).stream()
            .filter(figure -> figure.status() == Status.SUPPRESSED)
            .map(PublishedFigure::cell)
            .collect(Collectors.toSet());
    assertThat(exact)
        .filteredOn(count -> withheld.contains(count.cell()))
        .as("the sample holds small counts")
        .anySatisfy(count -> assertThat(count.count()).isBetween(1L, 4L));
    assertThat(elements(parsed(HTML), "td"))
        .filteredOn(td -> td.getAttribute("class").equals("withheld"))
        .isNotEmpty()
        .allSatisfy(td -> assertThat(td.getTextContent()).isEqualTo("*withheld"));
  }

  @Test
  void holdsNoPseudonym() {
    assertThat(Pattern.compile("[0-9a-fA-F]{32}").matcher(HTML).find()).isFalse();
  }

  @Test
  void saysWhatWasNotReceivedInsteadOfZero() {
    assertThat(HTML)
        .contains(
            "<td class=\"missing\">not received"
                + "<small>family-engagement-team/family-engagement-registration</small></td>")
        .contains(
            "<th scope=\"row\">eyfsp</th><td>lambeth-schools</td><td>Administrative dataset</td>")
        .contains("<td>Refused</td><td>2023-24 Q1</td>")
        .contains("<td>Not received, overdue</td><td>2023-24 Q2, 2023-24 Q3, 2023-24 Q4</td>");
  }

  @Test
  void saysThatAServiceEndedOrCollectedNothingInsteadOfZero() throws Exception {
    List<ExpectedFeed> expected =
        List.of(
            feed("2023-24-Q1", "baby-steps", State.RECEIVED),
            feed("2023-24-Q2", "baby-steps", State.RECEIVED),
            feed("2023-24-Q3", "baby-steps", State.RECEIVED),
            feed("2023-24-Q1", "making-it-real", State.LATE),
            feed("2023-24-Q2", "making-it-real", State.NOT_COLLECTED),
            feed("2023-24-Q3", "making-it-real", State.SERVICE_ENDED));
    ReachFrame frame = new ReachFrame(expected, Map.of());
    List<ExactCount> counts =
        frame.complete(
            Map.of(
                Cell.of("people", "2023-24-Q1", "making-it-real"), 20L,
                Cell.of("people", "2023-24-Q2", "baby-steps"), 30L));
    String html =
        ReachReport.html(
            new ReportFacts(
                "Town",
                ReportFacts.DRAFT,
                DisclosurePreset.named("csds"),
                frame,
                List.of(
                    new ReportFacts.ServiceName("baby-steps", "Baby Steps", "A"),
                    new ReportFacts.ServiceName("making-it-real", "Making it REAL", "B")),
                Map.of(),
                1,
                Map.of()),
            new DisclosureControl(DisclosurePreset.named("csds"), Metric.RELATIONS, Set.of())
                .published(counts));
    assertThat(html)
        .contains(
            "<th scope=\"row\">Making it REAL</th><td class=\"number\">20</td>"
                + "<td class=\"none\">not collected</td><td class=\"none\">service ended</td>")
        .contains("Every expected file was received.");
    assertThat(counts)
        .extracting(ExactCount::cell)
        .noneMatch(
            cell -> cell.service().equals("making-it-real") && cell.period().equals("2023-24-Q3"));
  }

  private static ExpectedFeed feed(String period, String service, State state) {
    return new ExpectedFeed(
        period, service + "-team", service + "-registration", service, Kind.REGISTRATION, state);
  }

  @Test
  void namesTheScopeOfTheFamiliesInTheHeadline() {
    assertThat(HTML)
        .contains("within the scope “evaluation”")
        .contains("<small>service-baby-steps</small></td>");
  }

  @Test
  void leavesOutScopesWithoutAnyFamily() {
    assertThat(HTML)
        .contains("<th scope=\"row\">service-baby-steps")
        .doesNotContain("<th scope=\"row\">health-visiting-reviews");
  }

  @Test
  void escapesWhatConfigurationSays() {
    assertThat(ReachReport.html(SampleReach.facts("Steps <b>& \"Co\"</b>"), SampleReach.figures(5)))
        .contains("Steps &lt;b&gt;&amp; &quot;Co&quot;&lt;/b&gt;")
        .doesNotContain("<b>&");
  }

  @Test
  void equalInputsGiveEqualPages() {
    assertThat(html(5)).isEqualTo(HTML);
  }

  @Test
  void aProgrammeWithoutAnyFigureStillHasAPage() throws Exception {
    ReportFacts facts =
        new ReportFacts(
            "Empty",
            "2023-24",
            DisclosurePreset.named("msds"),
            new ReachFrame(List.of(), Map.of()),
            List.of(),
            Map.of(),
            1,
            Map.of());
    String html = ReachReport.html(facts, List.of());
    parsed(html);
    assertThat(html)
        .contains("Every expected file was received.", "are all shown as 5", "Release 2023-24");
  }

  private static String html(long seed) {
    return ReachReport.html(
        SampleReach.facts("Lambeth Early Action Partnership"), SampleReach.figures(seed));
  }

  private static Document parsed(String html) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
  }

  private static List<Element> elements(Document page, String name) {
    NodeList nodes = page.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }
}
