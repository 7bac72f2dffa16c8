package org.goldthread.hostile;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A sealed file as it comes on a bad day.
 *
 * @param name what is wrong with it; unlike that of any other
 * @param extension how its name ends, with the dot
 * @param making what its sender does; several files if it is sent as several
 * @param refusal id of the finding that refuses it; empty if it is taken, with all its rows
 * @param says what the problem says of the cause; empty if it is taken
 */
public record SealedCase(
    String name,
    String extension,
    Function<Sender, List<byte[]>> making,
    Optional<String> refusal,
    String says) {

  /** Names for it as files. */
  public String fileName(int number) {
    return "export-" + number + extension;
  }

  @Override
  public String toString() {
    return name;
  }
}
