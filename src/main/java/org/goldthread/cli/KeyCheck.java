package org.goldthread.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.goldthread.config.Programme;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.Scheme;

/**
 * What {@code doctor} says of a key folder: the keys that are there must be usable; those that are
 * not need not be, since most accounts need few.
 */
final class KeyCheck {
  private KeyCheck() {}

  /**
   * Refuses a folder without any key, and keys that cannot be used.
   *
   * @throws GoldthreadException (environment) with everything that is wrong
   */
  static void requireUsable(Path folder, Map<String, Programme.ForeignScheme> schemes) {
    List<Problem> problems = problems(folder, schemes);
    if (!problems.isEmpty()) {
      throw new GoldthreadException(ExitCode.ENVIRONMENT, problems);
    }
  }

  private static List<Problem> problems(Path folder, Map<String, Programme.ForeignScheme> schemes) {
    List<Problem> problems = new ArrayList<>();
    Set<KeyName> present = EnumSet.noneOf(KeyName.class);
    for (KeyName name : KeyName.values()) {
      if (Files.exists(folder.resolve(name.file()))) {
        present.add(name);
      }
    }
    if (present.isEmpty()) {
      // Says whether the folder is missing, empty or closed to this account.
      tryOpen(folder, EnumSet.of(KeyName.ID), Map.of(), problems);
      return problems;
    }
    present.forEach(name -> tryOpen(folder, EnumSet.of(name), Map.of(), problems));
    if (problems.isEmpty()) {
      tryOpen(folder, present, Map.of(), problems);
    }
    salts(schemes)
        .forEach(
            (scheme, file) -> {
              if (Files.exists(folder.resolve(file))) {
                tryOpen(folder, Set.of(), Map.of(scheme, file), problems);
              }
            });
    return problems.stream().distinct().toList();
  }

  /** The keys that are not there, each with the commands that need it. */
  static List<String> missing(Path folder, Map<String, Programme.ForeignScheme> schemes) {
    List<String> missing = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return missing;
    }
    for (KeyName name : KeyName.values()) {
      if (!Files.exists(folder.resolve(name.file()))) {
        missing.add("not here: " + name.file() + ", needed by " + neededBy(name));
      }
    }
    salts(schemes)
        .forEach(
            (scheme, file) -> {
              if (!Files.exists(folder.resolve(file))) {
                missing.add(
                    "not here: " + file + ", needed by ingest and run for " + scheme.word());
              }
            });
    return missing;
  }

  private static String neededBy(KeyName name) {
    return switch (name) {
      case PROGRAMME -> "ingest, run and the provider's pseudonymise";
      case VAULT, PLATFORM -> "ingest and run";
      case ID -> "ingest, link, publish, report and run";
      case TOMBSTONE -> "no command yet";
      case PLATFORM_PUBLIC -> "the provider's pseudonymise";
    };
  }

  private static Map<Scheme, String> salts(Map<String, Programme.ForeignScheme> schemes) {
    Map<Scheme, String> salts = new TreeMap<>();
    schemes.values().stream()
        .filter(scheme -> !scheme.saltFile().isEmpty())
        .forEach(scheme -> salts.put(Scheme.of(scheme.name()), scheme.saltFile()));
    return salts;
  }

  private static void tryOpen(
      Path folder, Set<KeyName> names, Map<Scheme, String> salts, List<Problem> problems) {
    try {
      KeyFolder.open(folder, names, salts).destroy();
    } catch (GoldthreadException e) {
      problems.addAll(e.problems());
    }
  }
}
