package org.goldthread.provider;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.goldthread.pseudonym.KeyFolder;
import picocli.CommandLine;

/** A provider's own computer: an export of maternity bookings, and the tool in this process. */
final class AtHome {
  static final String CONF = "conf/lambeth";
  static final String FEED = "maternity-bookings";

  /** Three rows that can be taken, of one mother without a baby and two with one. */
  static final String EXPORT =
      """
      Unit number,Badgernet Family ID,Event date,Event,Mother NHS number,Mother first name,\
      Mother date of birth,Mother e-mail,Mother mobile,Postcode,Ethnicity,\
      Measure: Gestation at booking in days,Measure: Birth weight in grams,Baby 1 NHS number,\
      Baby 1 name,Baby 1 date of birth,Baby 1 sex,Baby 1 order
      BN1001,EP2001,24/06/2023,Birth,9990000018,Anneliese,06/10/1995,anneliese@example.org,\
      07700900123,SE11 7YZ,A,,3830,9990000026,Bartholomew,24/06/2023,Male,1
      BN1002,EP2002,23/04/2023,Booking,,Clementine,29/09/1989,clementine@example.org,\
      07700900671,SW4 7JA,G,77,,,,,,
      BN1003,EP2003,12/05/2023,Birth,9990000034,Dorothea,01/02/1990,,\
      07700900672,SW9 8AA,A,,3120,,Ezekiel,12/05/2023,Male,1
      """;

  private AtHome() {}

  /** What a command did. */
  record Outcome(int exit, String out, String err) {
    /** The last line of standard output. */
    String lastLine() {
      String[] lines = out.strip().split("\\R");
      return lines[lines.length - 1];
    }
  }

  static Outcome run(Object... arguments) {
    CommandLine line = Main.commandLine();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    List<String> words = new ArrayList<>();
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    int exit = line.execute(words.toArray(String[]::new));
    return new Outcome(exit, out.toString(), err.toString());
  }

  static Path file(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** New keys of a platform. */
  static Path platformKeys(Path folder) {
    Path keys = folder.resolve("platform-keys");
    KeyFolder.create(keys);
    return keys;
  }

  /** The two keys of a platform that a provider is given. */
  static Path providerKeys(Path folder, Path platformKeys) {
    try {
      Path keys = folder.resolve("provider-keys");
      KeyFolder.create(keys);
      for (String name : List.of("vault.key", "id.key", "tombstone.key", "platform.key")) {
        Files.delete(keys.resolve(name));
      }
      for (String name : List.of("programme.key", "platform.pub")) {
        Files.copy(
            platformKeys.resolve(name),
            keys.resolve(name),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES);
      }
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
