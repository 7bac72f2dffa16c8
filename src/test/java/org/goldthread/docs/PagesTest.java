package org.goldthread.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of every page of the documentation. */
class PagesTest {
  private static final Path SITE = Path.of("src", "site", "markdown");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]+)\\)");

  @Test
  void everyLinkLeadsToAPage() throws IOException {
    List<String> broken = new ArrayList<>();
    List<Path> pages = new ArrayList<>(pages());
    pages.add(Path.of("README.md"));
    for (Path page : pages) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        if (!Files.exists(page.toAbsolutePath().resolveSibling(link.group(1)))) {
          broken.add(page + " -> " + link.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void theMenuNamesEveryPageButTheDecisions() throws IOException {
    String menu = Files.readString(Path.of("src", "site", "site.xml"));
    for (Path page : pages()) {
      String address = address(page);
      if (!address.startsWith("adr/") || address.equals("adr/index.html")) {
        assertThat(menu).contains("href=\"" + address + "\"");
      }
    }
  }

  @Test
  void theIndexOfDecisionsNamesEachByItsTitle() throws IOException {
    String index = Files.readString(SITE.resolve("adr").resolve("index.md"));
    for (Path page : pages()) {
      String name = page.getFileName().toString();
      if (name.matches("\\d{4}-.*")) {
        String title = Files.readAllLines(page).get(0);
        assertThat(title).startsWith("# " + Integer.parseInt(name.substring(0, 4)) + ". ");
        assertThat(index)
            .contains("[" + title.substring(title.indexOf(". ") + 2) + "](" + name + ")");
      }
    }
  }

  @Test
  void theReadmeQuotesWhatAWrongJavaSays() throws IOException {
    String launcher = Files.readString(Path.of("jobs", "goldthread"));
    String readme = Files.readString(Path.of("README.md"));
    assertThat(launcher)
        .contains("Goldthread needs Java 17 or 21 and found version ${version:-unknown} at $java.")
        .contains("  do:  set JAVA_HOME to a JDK 17.");
    assertThat(readme)
        .contains("Goldthread needs Java 17 or 21 and found version 11 at /usr/bin/java.")
        .contains("  do:  set JAVA_HOME to a JDK 17.");
  }

  private static String address(Path page) {
    return SITE.relativize(page).toString().replace('\\', '/').replaceAll("[.]md$", ".html");
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> walk = Files.walk(SITE)) {
      return walk.filter(path -> path.toString().endsWith(".md")).sorted().toList();
    }
  }
}
