package org.goldthread.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packages: what each is for, from its documentation, and who uses whom, from its imports. */
final class PackagesPart {
  private static final Path MAIN = Path.of("src", "main", "java", "org", "goldthread");
  private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
  private static final Pattern USE = Pattern.compile("org\\.goldthread\\.([a-z]+)\\.[A-Z]");
  private static final Pattern LINK_WITH_TEXT = Pattern.compile("\\{@link [^\\s}]+ ([^}]+)\\}");
  private static final Pattern LINK = Pattern.compile("\\{@(?:link|code) (?:[a-z.]*\\.)?(\\w+)\\}");

  private PackagesPart() {}

  /** One sentence for each package, lowest first. */
  static String table() throws IOException {
    Map<String, Set<String>> uses = uses();
    Markdown part = new Markdown().columns("package", "what it is");
    for (String room : lowestFirst(uses)) {
      part.row(Markdown.code(room), sentence(room));
    }
    return part.toString();
  }

  /** Who uses whom, without what follows from the rest. */
  static String graph() throws IOException {
    Map<String, Set<String>> uses = uses();
    Markdown part = new Markdown().line("```mermaid").line("graph TD");
    uses.forEach(
        (room, used) ->
            used.stream()
                .filter(direct -> used.stream().noneMatch(via -> reaches(uses, via, direct)))
                .forEach(direct -> part.line("  " + room + " --> " + direct)));
    return part.line("```").toString();
  }

  private static boolean reaches(Map<String, Set<String>> uses, String from, String to) {
    return uses.get(from).stream().anyMatch(next -> next.equals(to) || reaches(uses, next, to));
  }

  private static List<String> lowestFirst(Map<String, Set<String>> uses) {
    List<String> ordered = new ArrayList<>();
    while (ordered.size() < uses.size()) {
      uses.forEach(
          (room, used) -> {
            if (!ordered.contains(room) && ordered.containsAll(used)) {
              ordered.add(room);
            }
          });
    }
    return ordered;
  }

  private static Map<String, Set<String>> uses() throws IOException {
    Map<String, Set<String>> uses = new TreeMap<>();
    try (Stream<Path> rooms = Files.list(MAIN)) {
      for (Path room : rooms.filter(Files::isDirectory).toList()) {
        uses.put(room.getFileName().toString(), used(room));
      }
    }
    return uses;
  }

  private static Set<String> used(Path room) throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.list(room)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher use = USE.matcher(COMMENT.matcher(Files.readString(file)).replaceAll(""));
        while (use.find()) {
          used.add(use.group(1));
        }
      }
    }
    used.remove(room.getFileName().toString());
    return used;
  }

  private static String sentence(String room) throws IOException {
    Matcher comment =
        COMMENT.matcher(Files.readString(MAIN.resolve(room).resolve("package-info.java")));
    if (!comment.find()) {
      throw new IllegalStateException(room + " says nothing about itself");
    }
    String text = comment.group(1).replaceAll("\\s*\\n\\s*\\*?\\s*", " ").strip();
    text = LINK_WITH_TEXT.matcher(text).replaceAll("$1");
    text = LINK.matcher(text).replaceAll("`$1`");
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }
}
