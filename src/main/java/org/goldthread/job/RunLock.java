package org.goldthread.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;

/**
 * The operating system's lock that shows a run to be alive, for lakes on a local path. It ends with
 * the process, however that ends: a run that is interrupted needs no hook to tidy up. Each run
 * locks the byte of its number in one file.
 */
final class RunLock implements AutoCloseable {
  private static final String FILE = "_goldthread.lock";

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Locks a run's byte; empty if a living process has it. */
  static Optional<RunLock> take(Path root, long run) {
    FileChannel channel = null;
    try {
      Files.createDirectories(root);
      channel =
          FileChannel.open(root.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock(run, 1, false);
      if (lock != null) {
        return Optional.of(new RunLock(channel));
      }
      channel.close();
      return Optional.empty();
    } catch (OverlappingFileLockException e) {
      // Held by this very process. The channel stays open: closing it would, on POSIX systems,
      // release the other channel's lock as well.
      return Optional.empty();
    } catch (IOException e) {
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          "The lake's folder cannot be written: " + root,
          "Its lock file could not be made or locked: " + e.getClass().getSimpleName() + ".",
          "Check that the path is right, the disk has room and this account may write there.");
    }
  }

  /** Whether a living process has a run's lock. */
  static boolean isAlive(Path root, long run) {
    Optional<RunLock> taken = take(root, run);
    taken.ifPresent(RunLock::close);
    return taken.isEmpty();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
