package org.goldthread.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.config.Environments.Overrides;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;

/** Every value that is in force, and where it comes from. */
public final class EffectiveConfig {

  /**
   * One value.
   *
   * @param key its place: the file without its suffix, then the keys, joined by dots; items of a
   *     list of blocks by their id, name or number in brackets
   * @param value the value; a list of plain values in brackets
   * @param origin {@code file:line}, {@code default}, or {@code option --name}
   */
  public record Entry(String key, String value, String origin) {}

  private final ConfigFiles files;
  private final Overrides overrides;
  private final Optional<Period> period;
  private final List<Entry> entries = new ArrayList<>();
  private Optional<Part> programme = Optional.empty();

  private EffectiveConfig(ConfigFiles files, Overrides overrides, Optional<Period> period) {
    this.files = files;
    this.overrides = overrides;
    this.period = period;
  }

  /** Every value of every file and of the default environment, nothing overridden. */
  public static List<Entry> of(ConfigFiles files) {
    return of(files, Environments.DEFAULT, Overrides.none());
  }

  /**
   * Every value of every file and of one environment, in order of files.
   *
   * @param name the environment's name
   * @throws GoldthreadException with {@link ExitCode#USER} if a file is wrong
   */
  public static List<Entry> of(ConfigFiles files, String name, Overrides overrides) {
    return of(files, name, overrides, Optional.empty());
  }

  /**
   * As {@link #of(ConfigFiles, String, Overrides)}, feeds and contracts as they stand in a period;
   * empty: as their files stand, with the changes listed.
   *
   * @throws GoldthreadException with {@link ExitCode#USER} if a file is wrong
   */
  public static List<Entry> of(
      ConfigFiles files, String name, Overrides overrides, Optional<Period> period) {
    return new EffectiveConfig(files, overrides, period).entries(name);
  }

  private List<Entry> entries(String name) {
    Programmes.load(files);
    Documents documents = Documents.read(files, new Problems());
    programme = documents.get("programme.yaml");
    Part environment = Environments.file(files, name, new Problems());
    for (String single : Documents.SINGLE) {
      documents.get(single + ".yaml").ifPresent(file -> add(single, file));
    }
    for (String single : Documents.OPTIONAL) {
      documents.get(single + ".yaml").ifPresent(file -> add(single, file));
    }
    for (String folder : List.of("contracts", "feeds", "measures", "mel")) {
      for (String file : files.names(folder, ".yaml")) {
        documents.get(file).ifPresent(part -> addFile(file, part));
      }
    }
    addEnvironment(environment);
    return List.copyOf(entries);
  }

  private void addFile(String file, Part part) {
    String stem = file.substring(0, file.length() - ".yaml".length());
    add(stem, inForce(file, part));
    if (file.startsWith("feeds/")) {
      inherit(stem, part, "gates");
      inherit(stem, part, "calendar");
    }
  }

  private Part inForce(String file, Part part) {
    String kind = Documents.kind(file).orElseThrow();
    boolean changes = period.isPresent() && part.at(Editions.KEY).present();
    return changes
        ? Editions.of(part, kind, Optional.empty(), new Problems()).at(period).without(Editions.KEY)
        : part;
  }

  /** What a feed leaves out of a block that the programme has too. */
  private void inherit(String stem, Part feed, String block) {
    programme
        .orElseThrow()
        .at(block)
        .entries()
        .forEach(
            (key, value) -> {
              if (!feed.at(block).at(key).present()) {
                add(stem + "." + block + "." + key, value);
              }
            });
  }

  private void addEnvironment(Part file) {
    String stem = file.document().name().replace(".yaml", "");
    Map<String, Path> given = overrides.given();
    file.entries()
        .forEach(
            (key, part) -> {
              Path option = given.get(key);
              if (option == null) {
                add(stem + "." + key, part);
              } else {
                entries.add(new Entry(stem + "." + key, option.toString(), "option --" + key));
              }
            });
  }

  private void add(String key, Part part) {
    JsonNode node = part.node();
    if (node.isObject()) {
      part.entries().forEach((name, inner) -> add(key + "." + name, inner));
    } else if (node.isArray() && node.size() > 0 && node.get(0).isObject()) {
      part.items().forEach(item -> add(key + "[" + label(item) + "]", item));
    } else {
      String value = node.isArray() ? "[" + String.join(", ", part.texts()) + "]" : part.text();
      entries.add(new Entry(key, value, origin(part)));
    }
  }

  private static String label(Part item) {
    for (String name : List.of("id", "name", "code", "slot")) {
      if (item.at(name).present()) {
        return item.at(name).text();
      }
    }
    Optional<Period> from = item.at(Editions.FROM).optional().flatMap(Period::parse);
    if (from.isPresent()) {
      return from.get().toString();
    }
    return item.pointer().substring(item.pointer().lastIndexOf('/') + 1);
  }

  private static String origin(Part part) {
    return Document.stands(part.node()) ? part.document().place() + ":" + part.line() : "default";
  }
}
