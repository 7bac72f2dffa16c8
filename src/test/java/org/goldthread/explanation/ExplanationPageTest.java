package org.goldthread.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ExplanationPageTest {
  private final Lore lore = new Lore();
  private final List<HeldMention> mentions = new ArrayList<>();

  @Test
  void drawsAMentionForEachSetOfKeysAndALineForEachKeyItCarries() throws Exception {
    mentions.add(lore.mention("one", Map.of(), "nhs n", "email x"));
    mentions.add(lore.mention("one", Map.of(), "nhs n", "local c"));
    mentions.add(lore.mention("one", Map.of(), "nhs n", "local c"));

    Document page = page();

    assertThat(page.getElementsByTagName("rect").getLength()).as("2 mentions, 3 keys").isEqualTo(5);
    assertThat(page.getElementsByTagName("line").getLength()).isEqualTo(4);
    assertThat(page.getElementsByTagName("svg").item(0).getTextContent())
        .contains("m1", "m2 × 2", "nhs 1", "tier 1, joins", "courses");
  }

  @Test
  void theOrderOfKeysIsThatInWhichFewLinesCross() {
    mentions.add(lore.mention("one", Map.of(), "nhs b"));
    mentions.add(lore.mention("one", Map.of(), "nhs b", "local c"));
    mentions.add(lore.mention("one", Map.of(), "email x", "local c"));

    GraphDrawing drawing = GraphDrawing.of(told().graph().orElseThrow());

    assertThat(
            drawing.boxes().stream()
                .filter(box -> box.kind().equals("key"))
                .sorted((a, b) -> Double.compare(middle(a), middle(b)))
                .map(GraphDrawing.Box::label))
        .containsExactly("nhs 1", "local 1", "email 1");
  }

  @Test
  void aLongHistoryStaysASmallGraphAndSaysWhatIsLeftOut() throws Exception {
    for (int i = 0; i < 60; i++) {
      mentions.add(lore.mention("one", Map.of(), "nhs n", "email x" + i));
    }

    Document page = page();

    assertThat(page.getElementsByTagName("rect").getLength()).isLessThanOrEqualTo(48);
    assertThat(page.getElementsByTagName("figcaption").item(0).getTextContent())
        .contains("more are in the tables only");
  }

  @Test
  void isOneFileWithoutScriptOrOutsideResourceAndAlwaysTheSame() {
    mentions.add(lore.mention("one", Map.of(), "nhs n", "email <x>"));
    mentions.add(lore.mention("one", Map.of(), "nhs n"));
    String html = ExplanationPage.html(told());

    assertThat(html)
        .contains("default-src 'none'")
        .doesNotContain("<script", "src=", "url(", "@import")
        .doesNotContain("token:")
        .isEqualTo(ExplanationPage.html(told()));
    assertThat(html.replace("http://www.w3.org/", "")).doesNotContain("http:", "https:");
  }

  private static double middle(GraphDrawing.Box box) {
    return Double.parseDouble(box.y());
  }

  private Told told() {
    return new IndividualTold(
            Lore.id("one"), mentions, lore.standings(), List.of(), List.of(), Map.of(), List.of())
        .told();
  }

  private Document page() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory
        .newDocumentBuilder()
        .parse(
            new ByteArrayInputStream(
                ExplanationPage.html(told()).getBytes(StandardCharsets.UTF_8)));
  }
}
