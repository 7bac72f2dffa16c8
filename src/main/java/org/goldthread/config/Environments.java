package org.goldthread.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;

/** Reads environments. */
public final class Environments {
  /** The environment that is used where none is named. */
  public static final String DEFAULT = "local";

  private Environments() {}

  /**
   * Places given on the command line; each overrides the environment's.
   *
   * @param lake root of the lake
   * @param landing where providers' files arrive
   * @param feedback where findings for providers go
   * @param keys the key folder
   */
  public record Overrides(
      Optional<Path> lake, Optional<Path> landing, Optional<Path> feedback, Optional<Path> keys) {

    /** Nothing is overridden. */
    public static Overrides none() {
      return new Overrides(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The places given, by the name that they have in a file. */
    Map<String, Path> given() {
      Map<String, Path> given = new LinkedHashMap<>();
      lake.ifPresent(path -> given.put("lake", path));
      landing.ifPresent(path -> given.put("landing", path));
      feedback.ifPresent(path -> given.put("feedback", path));
      keys.ifPresent(path -> given.put("keys", path));
      return given;
    }
  }

  /** As the other, with relative paths starting at the process's current folder. */
  public static Environment load(ConfigFiles files, String name, Overrides overrides) {
    return load(files, name, overrides, Path.of(""));
  }

  /**
   * Reads an environment.
   *
   * @param files the configuration
   * @param name its name; {@link #DEFAULT} need not be there, its defaults then hold
   * @param overrides places given on the command line
   * @param current the folder that relative paths start at
   * @throws GoldthreadException with {@link ExitCode#USER} if it is not there or wrong, or if lake
   *     and restricted zone are nested
   */
  public static Environment load(
      ConfigFiles files, String name, Overrides overrides, Path current) {
    Problems problems = new Problems();
    Part file = file(files, name, problems);
    SparkSettings.check(file.at("spark"), problems);
    refuseIfAny(problems);
    Map<String, Path> given = overrides.given();
    Path lake = path("lake", file, given, current);
    Environment environment =
        new Environment(
            name,
            path("landing", file, given, current),
            path("feedback", file, given, current),
            path("keys", file, given, current),
            lake,
            file.at("staging_lake").present()
                ? path("staging_lake", file, given, current)
                : Environment.beside(lake),
            Zone.LIVE,
            file.at("keep_clear_text_days").integer(),
            file.at("keep_feedback_days").integer(),
            settings(file.at("spark")));
    List<Problem> nested = RootsCheck.check(environment);
    if (!nested.isEmpty()) {
      throw new GoldthreadException(ExitCode.USER, nested);
    }
    return environment;
  }

  /** The file of an environment, defaults filled in; of defaults only if there is none. */
  static Part file(ConfigFiles files, String name, Problems problems) {
    String file = "env/" + name + ".yaml";
    List<String> known =
        files.names("env", ".yaml").stream()
            .map(path -> path.substring("env/".length(), path.length() - ".yaml".length()))
            .toList();
    if (!name.equals(DEFAULT) && files.bytes(file).isEmpty()) {
      problems.add(
          Problem.of(
              "there is no environment `" + name + "`",
              "the file " + files.place(file) + " does not exist",
              Problems.hint(name, known)));
    }
    byte[] bytes = files.bytes(file).orElse("version: 1\n".getBytes(StandardCharsets.UTF_8));
    Optional<Document> document =
        YamlReader.read(file, files.place(file), bytes, problems)
            .filter(read -> Schema.of("environment").accepts(read, problems));
    refuseIfAny(problems);
    return document.orElseThrow().whole();
  }

  private static void refuseIfAny(Problems problems) {
    if (problems.count() > 0) {
      throw new GoldthreadException(ExitCode.USER, problems.sorted());
    }
  }

  private static Path path(String key, Part file, Map<String, Path> given, Path current) {
    Path path = given.getOrDefault(key, Path.of(file.at(key).text()));
    return current.resolve(path).toAbsolutePath().normalize();
  }

  private static Map<String, String> settings(Part part) {
    Map<String, String> settings = new TreeMap<>();
    part.entries().forEach((key, value) -> settings.put(key, value.text()));
    return settings;
  }
}
