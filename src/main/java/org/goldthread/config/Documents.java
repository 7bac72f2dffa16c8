package org.goldthread.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.goldthread.core.Problem;
import org.goldthread.core.Spelling;

/** The YAML files of a configuration that are right by their schemas, defaults filled in. */
final class Documents {
  /** Files in the folder itself, each of which must be there; the schema has the same name. */
  static final List<String> SINGLE =
      List.of("programme", "keys", "authority", "families", "services", "consent", "governance");

  /** Files in the folder itself that a programme may do without. */
  static final List<String> OPTIONAL = List.of("theory-of-change", "sample");

  /** Folders of files of a kind, and the schema of their files. */
  static final Map<String, String> FOLDERS =
      Map.of(
          "contracts", "contract",
          "feeds", "feed",
          "env", "environment",
          "measures", "measures",
          "mel", "mel");

  private final Map<String, Document> right = new TreeMap<>();

  private Documents() {}

  /** Reads all files; what is wrong with any of them is added to the problems. */
  static Documents read(ConfigFiles files, Problems problems) {
    Documents documents = new Documents();
    for (String name : SINGLE) {
      if (files.bytes(name + ".yaml").isEmpty()) {
        problems.add(
            Problem.at(
                files.place(name + ".yaml"),
                0,
                "the file is missing",
                "write it, or copy a sample"));
      }
    }
    for (String name : files.names()) {
      kind(name)
          .ifPresentOrElse(
              kind -> documents.read(name, kind, files, problems),
              () -> checkPlace(name, files, problems));
    }
    return documents;
  }

  /** The schema of a file; empty if it is none of ours. */
  static Optional<String> kind(String name) {
    if (!name.endsWith(".yaml")) {
      return Optional.empty();
    }
    String stem = name.substring(0, name.length() - ".yaml".length());
    if (SINGLE.contains(stem) || OPTIONAL.contains(stem)) {
      return Optional.of(stem);
    }
    int slash = stem.indexOf('/');
    return slash < 0 || stem.indexOf('/', slash + 1) >= 0
        ? Optional.empty()
        : Optional.ofNullable(FOLDERS.get(stem.substring(0, slash)));
  }

  /** The whole of a file that is right. */
  Optional<Part> get(String name) {
    return Optional.ofNullable(right.get(name)).map(Document::whole);
  }

  private void read(String name, String kind, ConfigFiles files, Problems problems) {
    files
        .bytes(name)
        .flatMap(bytes -> YamlReader.read(name, files.place(name), bytes, problems))
        .filter(document -> Schema.of(kind).accepts(document, problems))
        .ifPresent(document -> right.put(name, document));
  }

  private static void checkPlace(String name, ConfigFiles files, Problems problems) {
    if (name.endsWith(".csv") || name.endsWith(".zip")) {
      return;
    }
    List<String> known = new ArrayList<>();
    SINGLE.forEach(single -> known.add(single + ".yaml"));
    OPTIONAL.forEach(single -> known.add(single + ".yaml"));
    String file = name.substring(name.lastIndexOf('/') + 1).replaceAll("[.]ya?ml$", ".yaml");
    FOLDERS.keySet().forEach(folder -> known.add(folder + "/" + file));
    String remedy =
        Spelling.nearest(name, known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("move it out of the configuration folder");
    problems.add(
        Problem.at(files.place(name), 0, "the file is no part of a configuration", remedy));
  }
}
