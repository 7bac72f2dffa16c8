package org.goldthread.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A command at work. Killed if it is left alone. */
final class Running implements AutoCloseable {
  private static final int LONGEST_MINUTES = Scene.FULL ? 60 : 15;
  private static final int POLL_MILLISECONDS = 20;

  private final Process process;
  private final Path out;
  private final Path err;

  Running(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Waits until it says that it begins a step, or has ended; whether it is still at work. */
  boolean reaches(String step) {
    while (process.isAlive()) {
      if (read(err).contains(step)) {
        return true;
      }
      pause(POLL_MILLISECONDS);
    }
    return false;
  }

  /** What it said on standard error so far. */
  String progress() {
    return read(err);
  }

  /** Whether it is at work. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** The process. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Sends a signal, as {@code kill -NAME} does. */
  void signal(String name) {
    signal(process.pid(), name);
  }

  /** Sends a signal to a process of ours. */
  static void signal(long pid, String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for its end. */
  Ended end() {
    try {
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("the command does not end:\n" + read(err));
      }
      return new Ended(process.exitValue(), read(out), read(err));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
