package org.goldthread.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.goldthread.config.ConfigFiles;
import org.goldthread.core.Period;
import org.goldthread.fixture.Folders;
import org.goldthread.provider.TokenPackage;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.pseudonym.SealedFile;
import org.goldthread.pseudonym.SealingStream;

/**
 * Who sends sealed files: the provider with its tool, and somebody who holds every key and so can
 * seal what no tool would write.
 *
 * @param conf a configuration in which the feed comes as tokens
 * @param keys the keys that the platform has too
 * @param feed the feed
 * @param period the period that the files are for
 */
public record Sender(ConfigFiles conf, Path keys, String feed, Period period) {

  /** The rows of the good bookings, many times over with numbers of their own. */
  static String export(int times) {
    Table table = GoodFile.BOOKINGS.table();
    StringBuilder text = new StringBuilder(table.text());
    String[] lines = table.text().split("\n");
    for (int i = 1; i < times; i++) {
      for (int row = 1; row < lines.length; row++) {
        text.append(lines[row].replace("910", Integer.toString(1000 + i))).append('\n');
      }
    }
    return text.toString();
  }

  /** What the provider's tool makes of the good bookings. */
  byte[] sent() {
    return sent(export(1));
  }

  byte[] sent(String export) {
    return sent(keys, export);
  }

  private byte[] sent(Path with, String export) {
    Path room = Folders.temporary("sender");
    try {
      Path in = Files.writeString(room.resolve("export.csv"), export);
      Path out = room.resolve("export.tokens");
      TokenPackage.write(conf, with, feed, period, List.of(in), out);
      return Files.readAllBytes(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Folders.remove(room);
    }
  }

  /** The same by somebody whose keys are others, but for some. */
  byte[] sentWithOtherKeys(KeyName... same) {
    Path others = Folders.temporary("others");
    try {
      KeyFolder.create(others);
      for (KeyName name : same) {
        Files.copy(
            keys.resolve(name.file()),
            others.resolve(name.file()),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES);
      }
      return sent(others, export(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands inside the file that the tool makes. */
  public String content() {
    try (InputStream in = SealedFile.open(new ByteArrayInputStream(sent()), ring(), "sent")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A good seal around whatever somebody likes. */
  byte[] sealed(String content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SealingStream sealing = SealedFile.seal(out, ring())) {
      sealing.write(content.getBytes(UTF_8));
      sealing.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private KeyRing ring() {
    return KeyFolder.open(
        keys, EnumSet.of(KeyName.PROGRAMME, KeyName.PLATFORM, KeyName.PLATFORM_PUBLIC));
  }

  static byte[] cut(byte[] file, int length) {
    return Arrays.copyOf(file, length);
  }

  static byte[] changed(byte[] file, int at) {
    byte[] changed = file.clone();
    changed[at] ^= 1;
    return changed;
  }
}
