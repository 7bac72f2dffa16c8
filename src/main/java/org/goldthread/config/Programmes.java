package org.goldthread.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;

/** Reads and checks configurations. */
public final class Programmes {
  /** Few at a time are in use; a long-lived executor does not keep those of earlier runs. */
  private static final int KEPT = 4;

  private static final Map<String, Programme> CACHE = new ConcurrentHashMap<>();

  private Programmes() {}

  /**
   * Reads a configuration folder.
   *
   * @throws GoldthreadException with {@link ExitCode#USER} and every problem of every file
   */
  public static Programme load(Path folder) {
    return load(ConfigFiles.read(folder));
  }

  /**
   * Reads a configuration.
   *
   * @throws GoldthreadException with {@link ExitCode#USER} and every problem of every file
   */
  public static Programme load(ConfigFiles files) {
    Loader loader = new Loader(files);
    Optional<Programme> programme = loader.load();
    return programme.orElseThrow(() -> new GoldthreadException(ExitCode.USER, loader.problems()));
  }

  /** As {@link #load(ConfigFiles)}, read once for equal contents in one process. */
  public static Programme cached(ConfigFiles files) {
    Programme known = CACHE.get(files.hash());
    if (known != null) {
      return known;
    }
    if (CACHE.size() >= KEPT) {
      CACHE.clear();
    }
    return CACHE.computeIfAbsent(files.hash(), hash -> load(files));
  }

  /** Every problem of every file, in order of file and line; none if all is well. */
  public static List<Problem> check(ConfigFiles files) {
    return review(files).problems();
  }

  /** Everything that there is to say of a configuration. */
  public static Review review(ConfigFiles files) {
    Loader loader = new Loader(files);
    loader.load();
    return new Review(loader.problems(), loader.warnings());
  }

  /**
   * What there is to say of a configuration, each in order of file and line.
   *
   * @param problems what must be mended before anything runs
   * @param warnings what holds and yet may not be meant: a measure that no feed brings, an outcome
   *     that no service measures
   */
  public record Review(List<Problem> problems, List<Problem> warnings) {}
}
