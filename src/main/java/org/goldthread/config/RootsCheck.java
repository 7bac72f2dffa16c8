package org.goldthread.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.core.Problem;

/**
 * The restricted zone (landing, feedback, keys) and the lakes may not contain each other, or clear
 * text would stand in a lake, or staged rows in the live one; nor may feedback or keys stand under
 * landing, where they would be taken for a provider's files. Links are followed.
 */
public final class RootsCheck {

  private RootsCheck() {}

  /** What is nested and may not be. */
  public static List<Problem> check(Environment environment) {
    Map<String, Path> restricted = new LinkedHashMap<>();
    restricted.put("landing", real(environment.landing()));
    restricted.put("feedback", real(environment.feedback()));
    restricted.put("keys", real(environment.keys()));
    Path lake = real(environment.lake());
    Path staging = real(environment.stagingLake());
    List<Problem> problems = new ArrayList<>();
    restricted.forEach(
        (name, root) -> {
          apart("lake", lake, name, root)
              .or(() -> apart("staging_lake", staging, name, root))
              .ifPresent(problems::add);
        });
    apart("staging_lake", staging, "lake", lake).ifPresent(problems::add);
    Path landing = restricted.get("landing");
    for (String name : List.of("feedback", "keys")) {
      if (restricted.get(name).startsWith(landing)) {
        problems.add(nested(name, restricted.get(name), "landing", landing));
      }
    }
    return problems;
  }

  private static Optional<Problem> apart(String one, Path onePath, String other, Path otherPath) {
    if (onePath.startsWith(otherPath)) {
      return Optional.of(nested(one, onePath, other, otherPath));
    }
    return otherPath.startsWith(onePath)
        ? Optional.of(nested(other, otherPath, one, onePath))
        : Optional.empty();
  }

  private static Problem nested(String inner, Path innerPath, String outer, Path outerPath) {
    return Problem.of(
        "the folder of " + inner + " stands inside that of " + outer,
        innerPath + " is " + outerPath + " or under it",
        "give " + inner + " and " + outer + " folders apart, in the environment or as options");
  }

  /** The path with links followed as far as it exists. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    for (Path there = absolute; there != null; there = there.getParent()) {
      if (Files.exists(there)) {
        try {
          return there.toRealPath().resolve(there.relativize(absolute)).normalize();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return absolute;
  }
}
