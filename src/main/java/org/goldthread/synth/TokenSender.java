package org.goldthread.synth;

import java.io.IOException;
import java.nio.file.Path;
import org.goldthread.core.Period;

/**
 * Turns a clear file at a provider into the token file that the provider sends (route A). The
 * generator knows no keys: whoever calls it gives it the provider's own tool.
 */
@FunctionalInterface
public interface TokenSender {
  /**
   * Writes the token file.
   *
   * @param feed the feed's name
   * @param period the submission's period
   * @param clear the clear file
   * @param tokens the file to write, in an existing folder under landing
   * @throws IOException if either file cannot be read or written
   */
  void send(String feed, Period period, Path clear, Path tokens) throws IOException;
}
