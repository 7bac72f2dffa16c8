package org.goldthread.config;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.goldthread.config.Mel.DataType;
import org.goldthread.config.Mel.Domain;
import org.goldthread.config.Mel.Framework;
import org.goldthread.config.Mel.Outcome;
import org.goldthread.config.Mel.Use;
import org.goldthread.core.Role;

/** Reads {@code theory-of-change.yaml} and files of {@code mel/}. */
final class MelReader {

  private MelReader() {}

  static List<Domain> domains(Part file) {
    return file.at("domains").items().stream()
        .map(
            part ->
                new Domain(
                    part.at("id").text(),
                    part.at("name").text(),
                    part.at("assumed").flag(),
                    part.at("outcomes").items().stream().map(MelReader::outcome).toList()))
        .toList();
  }

  private static Outcome outcome(Part part) {
    return new Outcome(
        part.at("id").text(),
        part.at("name").text(),
        part.at("services").texts(),
        part.at("measures").texts(),
        part.at("not_measured").optional());
  }

  static Framework framework(Part file) {
    List<Use> uses = new ArrayList<>();
    for (DataType type : DataType.values()) {
      file.at(type.key()).items().forEach(part -> uses.add(use(type, part)));
    }
    return new Framework(
        file.at("service").text(),
        file.at("target_population").text(),
        number(file.at("intended_sessions")),
        number(file.at("minimum_sessions")),
        number(file.at("contracted_places")),
        List.copyOf(uses));
  }

  private static Use use(DataType type, Part part) {
    return new Use(
        type,
        part.at("measure").text(),
        Role.of(part.at("from").text()),
        part.at("at").texts(),
        part.at("not_supplied").optional());
  }

  private static OptionalInt number(Part part) {
    return part.present() ? OptionalInt.of(part.integer()) : OptionalInt.empty();
  }
}
