package org.goldthread.synth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.goldthread.config.Feed;
import org.goldthread.core.Period;
import org.goldthread.core.Role;

/** Who stands behind every row and slot of providers' files, and every fault in them. */
final class RowTruth implements AutoCloseable {
  private static final int ID_DIGITS = 7;
  private static final int HELD = 1 << 18;
  private static final String CHILD = Role.CHILD.word();
  private static final String ADULT = Role.ADULT.word();

  private final FileText rows;
  private final FileText errors;
  private long rowCount;
  private long errorCount;

  /** Begins its files in a folder. */
  RowTruth(Path folder) {
    rows =
        open(
            folder, "rows.csv", "zone,provider,feed,period,file,line,kind,slot,role,person,family");
    errors = open(folder, "errors.csv", "zone,provider,feed,period,file,line,slot,field,error");
  }

  /** Begins a file of the truth. */
  static FileText open(Path folder, String name, String headings) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FileText(folder.resolve(name), StandardCharsets.UTF_8, HELD)
        .append(headings)
        .append('\n');
  }

  /** A provider's file, as each of its rows names it. */
  static final class ProviderFile {
    private final byte[] cells;

    ProviderFile(String zone, Feed feed, Period period, String name) {
      String joined =
          String.join(",", zone, feed.provider(), feed.name(), period.toString(), name, "");
      this.cells = joined.getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * Where a row stands.
   *
   * @param file the file
   * @param line its first line
   */
  record Place(ProviderFile file, int line) {}

  /** A record that names nobody: data about no person, a heading that came again, a total. */
  void plain(Place place, String kind) {
    rowCount++;
    begin(rows, place).append(kind).append(",,,,\n");
  }

  /** A person in a slot of a row. */
  void person(Place place, int slot, Person person, Family family) {
    if (slot == 0) {
      rowCount++;
    }
    begin(rows, place).append("data,").append(slot).append(',').append(role(person));
    id(id(rows.append(','), 'P', person.number()).append(','), 'F', family.livesIn(person).number())
        .append('\n');
  }

  /** A planted fault. */
  void error(Place place, ClientRecord.Planted planted) {
    begin(errors, place);
    if (planted.slot() >= 0) {
      errors.append(planted.slot());
    }
    errors.append(',');
    if (planted.item() != null) {
      errors.append(planted.item().word());
    }
    errors.append(',').append(planted.fault().word()).append('\n');
    errorCount++;
  }

  /** The word for a person's role. */
  static String role(Person person) {
    return person.isChild() ? CHILD : ADULT;
  }

  /** Writes a person's or family's number as the truth has it. */
  static FileText id(FileText out, char kind, int number) {
    return out.append(kind).number(number, ID_DIGITS);
  }

  private static FileText begin(FileText out, Place place) {
    return out.bytes(place.file().cells).append(place.line()).append(',');
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
    rows.close();
    errors.close();
  }
}
