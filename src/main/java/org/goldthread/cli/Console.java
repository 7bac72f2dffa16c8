package org.goldthread.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.goldthread.job.Progress;

/**
 * Progress for a person: one live line on a terminal, plain lines elsewhere; always on standard
 * error.
 */
final class Console implements Progress, AutoCloseable {
  private final PrintWriter err;
  private final boolean live;
  private final long start = System.nanoTime();
  private int width;

  Console(PrintWriter err) {
    this.err = err;
    this.live = System.console() != null && System.getenv("NO_COLOR") == null;
  }

  @Override
  public void begin(String step) {
    String line = String.format(Locale.ROOT, "%5.1f s  %s", seconds(), step);
    if (live) {
      err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      width = line.length();
    } else {
      err.println(line);
    }
    err.flush();
  }

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Leaves the terminal on a fresh line. */
  @Override
  public void close() {
    if (live && width > 0) {
      err.print("\r" + " ".repeat(width) + "\r");
      err.flush();
    }
  }
}
