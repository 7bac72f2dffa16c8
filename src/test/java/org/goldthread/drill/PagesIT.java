package org.goldthread.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.goldthread.fixture.Folders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The report and a provider's feedback, opened in a browser. Pictures of them are left in {@code
 * target/drills/pictures}. Takes longer than ten seconds if it has to make the pages first.
 */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {
  private static final Demo DEMO = Demo.ofSize();
  private static final Path PICTURES = Command.HOME.resolve("target/drills/pictures");
  private static final int DESK = 1280;
  private static final int PHONE = 360;

  private Browser browser;

  @BeforeAll
  void start() {
    browser = Browser.start();
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void asksForNothingAndComplainsOfNothing(Path page) {
    browser.open(page.toUri(), DESK);
    browser.picture(picture(page, DESK));
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).containsExactly(page.toUri().toString());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void fitsAPhone(Path page) {
    browser.open(page.toUri(), PHONE);
    browser.picture(picture(page, PHONE));
    assertThat(browser.value("document.documentElement.scrollWidth").asInt())
        .isLessThanOrEqualTo(PHONE);
    assertThat(
            browser.values(
                "[...document.querySelectorAll('body *')].filter(e => e.scrollWidth > e.clientWidth"
                    + " && getComputedStyle(e).overflowX === 'auto' && e.tabIndex < 0)"
                    + ".map(e => e.outerHTML.slice(0, 80))"))
        .as("what scrolls sideways can be reached by the keyboard")
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isInOrderForAScreenReader(Path page) {
    browser.open(page.toUri(), DESK);
    assertThat(browser.value("document.documentElement.lang").asText()).isEqualTo("en-GB");
    assertThat(browser.value("document.title").asText()).isNotBlank();
    List<String> levels =
        browser.values("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => h.tagName)");
    assertThat(levels).startsWith("H1").containsOnlyOnce("H1");
    for (int i = 1; i < levels.size(); i++) {
      assertThat(levels.get(i).charAt(1) - levels.get(i - 1).charAt(1)).isLessThanOrEqualTo(1);
    }
    assertThat(
            browser.values(
                "[...document.querySelectorAll('th:not([scope])')].map(h => h.innerText)"))
        .isEmpty();
    assertThat(
            browser.values("[...document.querySelectorAll('table')].map(t => t.caption.innerText)"))
        .isNotEmpty()
        .doesNotContain("");
    List<String> spoken = browser.spoken();
    assertThat(spoken).anyMatch(element -> element.startsWith("main: "));
    assertThat(spoken)
        .filteredOn(element -> element.matches("(region|image|link|table|navigation): *"))
        .as("has no name")
        .isEmpty();
  }

  @Test
  void theReportShowsItsTitleItsFiguresAndItsChart() {
    browser.open(DEMO.report().toUri(), DESK);
    assertThat(browser.value("document.querySelector('h1').innerText").asText())
        .isEqualTo("Programme reach");
    assertThat(
            browser.values("[...document.querySelectorAll('.tiles .big')].map(b => b.innerText)"))
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(figure -> figure.matches("(?s)[\\d,]+.*"));
    assertThat(
            browser.values(
                "[...document.querySelectorAll('figure .scroll svg .unique')]"
                    + ".map(bar => '' + Math.round(bar.getBoundingClientRect().height))"))
        .as("a bar for each quarter")
        .hasSize(DEMO.quarters())
        .anyMatch(height -> Integer.parseInt(height) > 20);
  }

  @Test
  void theChartCanBeReadOnAPhone() {
    browser.open(DEMO.report().toUri(), PHONE);
    assertThat(
            browser.values(
                "[...document.querySelectorAll('figure .scroll svg text')]"
                    + ".map(text => '' + text.getBoundingClientRect().height)"))
        .isNotEmpty()
        .allMatch(height -> Double.parseDouble(height) >= 10);
  }

  @Test
  void theReportIsWalkedThroughByKeyboard() {
    browser.open(DEMO.report().toUri(), PHONE);
    int links = browser.value("document.querySelectorAll('nav a').length").asInt();
    for (int i = 0; i < links; i++) {
      browser.tab();
      assertThat(browser.value("document.activeElement.closest('nav') !== null").asBoolean())
          .isTrue();
      assertThat(browser.value("getComputedStyle(document.activeElement).outlineStyle").asText())
          .as("the place of the keyboard is seen")
          .isNotEqualTo("none");
      assertThat(
              browser
                  .value("document.querySelector(document.activeElement.hash) !== null")
                  .asBoolean())
          .isTrue();
    }
    browser.tab();
    assertThat(browser.value("document.activeElement.getAttribute('role')").asText())
        .isEqualTo("region");
  }

  @Test
  void theReportCanBePrinted() throws IOException {
    Path paper = PICTURES.resolve("reach.pdf");
    browser.open(DEMO.report().toUri(), DESK);
    browser.print(paper);
    assertThat(new String(Files.readAllBytes(paper), 0, 5, StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
  }

  /** The report, and the feedback that has most to say. */
  static Stream<Path> pages() {
    Path longest =
        Folders.files(DEMO.feedback()).stream()
            .filter(file -> file.toString().endsWith(".html"))
            .max(Comparator.comparingLong(file -> file.toFile().length()))
            .orElseThrow();
    return Stream.of(DEMO.report(), longest);
  }

  private static Path picture(Path page, int width) {
    String name = page.getFileName().toString().replace(".html", "-" + width + ".png");
    return PICTURES.resolve(name);
  }
}
