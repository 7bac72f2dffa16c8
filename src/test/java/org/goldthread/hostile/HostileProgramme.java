package org.goldthread.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.goldthread.fixture.FewFeeds;
import org.goldthread.fixture.Folders;

/** Configurations in which the feeds of the good files come on one route or the other. */
public final class HostileProgramme {
  private static final String TOKENS = "route: tokens\nscheme: gt1\n";

  private HostileProgramme() {}

  /** A folder in which no feed makes tokens at home, and all are read by the platform. */
  public static Path ofClearText() {
    return changed((feed, text) -> text.replace(TOKENS, ""));
  }

  /** A folder in which every feed makes tokens at home, but for the one that sends digests. */
  public static Path ofTokens() {
    return changed(
        (feed, text) ->
            text.contains("route: tokens")
                ? text
                : text.replaceFirst("(?m)^(contract: .*\n)", "$1" + TOKENS));
  }

  /** What becomes of a feed's description. */
  private interface Change {
    String of(GoodFile good, String text);
  }

  private static Path changed(Change change) {
    Path conf = Folders.copy(FewFeeds.folder(), Folders.temporary("hostile").resolve("conf"));
    try {
      for (GoodFile good : GoodFile.values()) {
        Path file = conf.resolve("feeds").resolve(good.feed() + ".yaml");
        Files.writeString(file, change.of(good, Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return conf;
  }
}
