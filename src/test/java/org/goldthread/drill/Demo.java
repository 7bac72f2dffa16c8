package org.goldthread.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code jobs/goldthread demo} leaves behind; carried out if this build has not done it. */
enum Demo {
  /** The README's. */
  SAMPLE(300, 4, "target/demo"),
  /** About as many families as a programme of this kind has reached in its ten years. */
  PROGRAMME(15_000, 40, "target/drills/programme");

  private final int families;
  private final int quarters;
  private final Path place;
  private boolean isMade;

  Demo(int families, int quarters, String place) {
    this.families = families;
    this.quarters = quarters;
    this.place = Command.HOME.resolve(place);
  }

  /** That of the size at which suites run. */
  static Demo ofSize() {
    return Scene.FULL ? PROGRAMME : SAMPLE;
  }

  /** The command; of the sample just as a newcomer types it. */
  Command command() {
    return this == SAMPLE
        ? Command.of("demo")
        : Command.of("demo", "--families", families, "--quarters", quarters, "--out", place);
  }

  int quarters() {
    return quarters;
  }

  Path lake() {
    return made().resolve("lake");
  }

  Path report() {
    return made().resolve("lake/reports/reach.html");
  }

  Path landing() {
    return made().resolve("landing");
  }

  Path keys() {
    return made().resolve("keys");
  }

  Path feedback() {
    return made().resolve("feedback");
  }

  private synchronized Path made() {
    if (!isMade && !isOfThisBuild()) {
      command().run().expect(0);
    }
    isMade = true;
    return place;
  }

  private boolean isOfThisBuild() {
    Path report = place.resolve("lake/reports/reach.html");
    Path stamp = Command.HOME.resolve("target/built");
    try {
      return Files.exists(report)
          && Files.exists(stamp)
          && Files.getLastModifiedTime(report).compareTo(Files.getLastModifiedTime(stamp)) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
