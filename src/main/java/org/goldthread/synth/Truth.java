package org.goldthread.synth;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/**
 * What the platform must never see and its tests need: who stands behind every row and slot, every
 * fault that was planted, and the effects behind the outcomes.
 */
final class Truth implements AutoCloseable {
  private final BufferedWriter rows;
  private final BufferedWriter errors;
  private final BufferedWriter persons;
  private final BufferedWriter families;
  private final StringBuilder text = new StringBuilder(256);
  private long rowCount;
  private long errorCount;

  Truth(Path folder) {
    try {
      Files.createDirectories(folder);
      rows =
          open(
              folder,
              "rows.csv",
              "zone,provider,feed,period,file,line,kind,slot,role,person,family");
      errors = open(folder, "errors.csv", "zone,provider,feed,period,file,line,slot,field,error");
      persons = open(folder, "persons.csv", "person,family,role,sex,born,birth_order");
      families = open(folder, "families.csv", "family,need,in_area,services");
      try (BufferedWriter effects = open(folder, "effects.csv", "outcome,term,log_odds")) {
        for (String[] effect : Histories.effects()) {
          effects.append(String.join(",", effect)).append('\n');
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedWriter open(Path folder, String name, String headings) throws IOException {
    BufferedWriter out = Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8);
    out.append(headings).append('\n');
    return out;
  }

  /**
   * Where a row stands.
   *
   * @param prefix zone, provider, feed, period and file, joined by commas and ended by one
   * @param line its first line
   */
  record Place(String prefix, int line) {}

  /** A record that names nobody: data about no person, a heading that came again, a total. */
  void plain(Place place, String kind) {
    rowCount++;
    begin(place).append(kind).append(",,,,");
    end(rows);
  }

  /** A person in a slot of a row. */
  void person(Place place, int slot, Person person, Family family) {
    if (slot == 0) {
      rowCount++;
    }
    begin(place)
        .append("data,")
        .append(slot)
        .append(',')
        .append(person.role().word())
        .append(',')
        .append(Population.id('P', person.number()))
        .append(',')
        .append(Population.id('F', family.number()));
    end(rows);
  }

  /** A planted fault. */
  void error(Place place, ClientRecord.Planted planted) {
    begin(place);
    if (planted.slot() >= 0) {
      text.append(planted.slot());
    }
    text.append(',');
    if (planted.item() != null) {
      text.append(planted.item().word());
    }
    text.append(',').append(planted.fault().word());
    errorCount++;
    end(errors);
  }

  /** A family and its people. */
  void family(Family family, List<Enrolment> enrolments) {
    String id = Population.id('F', family.number());
    family.adults().forEach(person -> person(id, person));
    family.children().forEach(person -> person(id, person));
    TreeSet<String> services = new TreeSet<>();
    enrolments.stream()
        .filter(enrolment -> enrolment.source().isService())
        .forEach(enrolment -> services.add(enrolment.sourceName()));
    text.setLength(0);
    long hundredths = Math.round(family.need() * 100);
    text.append(id)
        .append(',')
        .append(hundredths / 100.0)
        .append(',')
        .append(family.homes().get(0).place().inArea() ? 'Y' : 'N')
        .append(',')
        .append(String.join(" ", services));
    end(families);
  }

  private void person(String family, Person person) {
    text.setLength(0);
    text.append(Population.id('P', person.number()))
        .append(',')
        .append(family)
        .append(',')
        .append(person.role().word())
        .append(',')
        .append(person.sex())
        .append(',')
        .append(person.born())
        .append(',')
        .append(person.birthOrder());
    end(persons);
  }

  private StringBuilder begin(Place place) {
    text.setLength(0);
    return text.append(place.prefix()).append(place.line()).append(',');
  }

  private void end(BufferedWriter out) {
    try {
      out.append(text).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Records written to providers' files, headings on top not counted. */
  long rowCount() {
    return rowCount;
  }

  long errorCount() {
    return errorCount;
  }

  @Override
  public void close() {
    try {
      rows.close();
      errors.close();
      persons.close();
      families.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
