package org.goldthread.drill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Programs beside Java and Maven that a suite needs; {@code .ci/tools} installs them. */
final class Tools {
  private static final Path FOLDER = Command.HOME.resolve("target/tools");

  private Tools() {}

  /** A virtual environment of Python that {@code .ci/tools NAME} made. */
  static Path python(String name) {
    Path folder = FOLDER.resolve(name);
    if (Files.notExists(folder.resolve("installed"))) {
      throw missing("the Python packages of `" + name + "`", name);
    }
    return folder;
  }

  /** Where a program lies. */
  static Path need(String program, String name) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> missing("the program `" + program + "`", name));
  }

  private static AssertionError missing(String what, String name) {
    return new AssertionError("this suite needs " + what + "; install with: .ci/tools " + name);
  }
}
