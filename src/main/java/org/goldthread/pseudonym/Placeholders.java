package org.goldthread.pseudonym;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The published list of what people type where nothing is known, by section. */
final class Placeholders {
  private static final String LIST = "placeholders-1.txt";
  private static final Map<String, Set<String>> SECTIONS = read();
  private static final Set<String> ANY = section("any");
  private static final Set<String> ANY_BUT_NAMES = section("any-but-names");

  private Placeholders() {}

  /** A value that no field has, {@code n/a} for one. */
  static boolean any(String lower) {
    return ANY.contains(lower) || ANY_BUT_NAMES.contains(lower) || !Text.saysSomething(lower);
  }

  /** {@link #any} without those that are first names as well. */
  static boolean anyForNames(String lower) {
    return ANY.contains(lower) || !Text.saysSomething(lower);
  }

  /** A section of the list, in its order. */
  static Set<String> section(String name) {
    Set<String> section = SECTIONS.get(name);
    if (section == null) {
      throw new IllegalArgumentException(LIST + " has no section " + name);
    }
    return section;
  }

  private static Map<String, Set<String>> read() {
    Map<String, Set<String>> sections = new HashMap<>();
    try (InputStream in = Placeholders.class.getResourceAsStream(LIST);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Set<String> current = new LinkedHashSet<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          current = new LinkedHashSet<>();
          sections.put(line.substring(1, line.length() - 1), current);
        } else if (!line.isBlank() && !line.startsWith("# ")) {
          current.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(sections);
  }
}
