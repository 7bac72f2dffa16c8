package org.goldthread.docs;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Text of a reference page, put together line by line. */
final class Markdown {
  private final StringBuilder text = new StringBuilder();

  /** A page's head: its title, and that it is made from code. */
  static Markdown page(String title) {
    return new Markdown()
        .line("# " + title)
        .line("")
        .line("<!-- Made from the code by ReferenceTest; changes by hand are refused. -->")
        .line("");
  }

  Markdown line(String line) {
    text.append(line.stripTrailing()).append('\n');
    return this;
  }

  Markdown paragraph(String paragraph) {
    return line(paragraph).line("");
  }

  Markdown heading(int level, String heading) {
    return paragraph("#".repeat(level) + " " + heading);
  }

  /** The head of a table. */
  Markdown columns(String... names) {
    row(names);
    return line("|" + "---|".repeat(names.length));
  }

  Markdown row(String... cells) {
    return line(
        Arrays.stream(cells).map(Markdown::cell).collect(Collectors.joining(" | ", "| ", " |")));
  }

  /** Lines as they are. */
  Markdown verbatim(String block) {
    line("```text");
    block.lines().forEach(this::line);
    return paragraph("```");
  }

  Markdown end() {
    return line("");
  }

  static String code(String word) {
    return word.isEmpty() ? "" : "`" + word + "`";
  }

  static String codes(List<String> words) {
    return words.stream().map(Markdown::code).collect(Collectors.joining(", "));
  }

  /** Text in which nothing is markup. */
  static String plain(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("*", "\\*");
  }

  private static String cell(String words) {
    return words.replace("|", "\\|").replace("\n", " ");
  }

  /** The page, with one line break at its end. */
  @Override
  public String toString() {
    return text.toString().stripTrailing() + "\n";
  }
}
