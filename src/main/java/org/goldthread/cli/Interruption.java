package org.goldthread.cli;

import java.io.PrintWriter;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.goldthread.core.Problem;

/**
 * Tells a person who stops a command what becomes of its work. The process itself ends with the
 * exit code that belongs to the signal: 130 for Ctrl-C.
 */
final class Interruption {
  private static final Problem PROBLEM =
      Problem.of(
          "Interrupted.",
          "The command was stopped before it had done its work; nothing that it left unfinished is"
              + " part of a completed run.",
          "Start it again: a run resumes where it stopped.");

  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  /** From now on an end of the process is an interruption. */
  static Interruption expected(PrintWriter err) {
    Thread hook =
        new Thread(
            () -> {
              // Spark is being stopped in the midst of its work, and would tell of each piece of
              // it.
              Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
              err.println(PROBLEM);
              err.flush();
            },
            "goldthread-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  /** From now on an end of the process is none. */
  void noLongerExpected() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook has told so.
      return;
    }
  }

  /** Whether the process is ending: what fails now fails because of that. */
  static boolean isUnderWay() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
