package org.goldthread.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.goldthread.core.Problem;
import org.goldthread.core.Spelling;

/** Collects all problems of a configuration. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void add(Problem problem) {
    found.add(problem);
  }

  void add(Part at, String problem, String remedy) {
    add(Problem.at(at.document().place(), at.line(), problem, remedy));
  }

  /** A name that stands for nothing known. */
  void unknown(Part at, String what, String name, Collection<String> known) {
    add(at, what + " `" + name + "` is not known", hint(name, known));
  }

  /** All problems, in order of file and line. */
  List<Problem> sorted() {
    return found.stream()
        .distinct()
        .sorted(
            Comparator.comparing(Problem::file)
                .thenComparing(Problem::line)
                .thenComparing(Problem::problem))
        .toList();
  }

  int count() {
    return found.size();
  }

  /** "did you mean", or what there is to choose from. */
  static String hint(String name, Collection<String> known) {
    Optional<String> nearest = Spelling.nearest(name, known);
    if (nearest.isPresent()) {
      return "did you mean `" + nearest.get() + "`?";
    }
    if (known.isEmpty()) {
      return "there are none to choose from";
    }
    return "known: " + String.join(", ", new TreeSet<>(known));
  }
}
