package org.goldthread.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A committed page, or a part of one, that must say what the code says. */
final class Page {
  /** Set to rewrite the committed pages instead of comparing with them. */
  private static final String WRITE = "goldthread.docs.write";

  private static final Path SITE = Path.of("src", "site", "markdown");

  private Page() {}

  /** A whole page of the site. */
  static void matches(String page, String text) throws IOException {
    settle(SITE.resolve(page), text);
  }

  /** The part of a file between {@code <!-- name: begin -->} and {@code <!-- name: end -->}. */
  static void partMatches(Path file, String name, String text) throws IOException {
    String begin = "<!-- " + name + ": begin -->\n";
    String end = "<!-- " + name + ": end -->";
    String whole = Files.readString(file);
    int from = whole.indexOf(begin);
    int to = whole.indexOf(end);
    assertThat(from >= 0 && to > from).as("%s has a part called %s", file, name).isTrue();
    settle(file, whole.substring(0, from + begin.length()) + text + whole.substring(to));
  }

  private static void settle(Path file, String text) throws IOException {
    if (Boolean.getBoolean(WRITE)) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as(
            "%s says what the code says; if not, run: mvn test -Dtest=ReferenceTest -D%s",
            file, WRITE)
        .isEqualTo(text);
  }
}
