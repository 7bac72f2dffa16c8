package org.goldthread.spark;

import io.delta.exceptions.DeltaConcurrentModificationException;
import java.util.Locale;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;

/** Tells apart why a statement failed: somebody else was faster, the disk is full, a defect. */
public final class Conflicts {
  private Conflicts() {}

  /** Whether another writer's commit came first. */
  static boolean lostTheRace(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DeltaConcurrentModificationException
          || String.valueOf(cause.getMessage()).contains("DELTA_PATH_EXISTS")) {
        return true;
      }
    }
    return false;
  }

  /**
   * The failure as its reader can act on it, a {@link GoldthreadException} where it knows what to
   * do. Hadoop tells of a full disk by an error, {@code FSError}.
   */
  public static RuntimeException explained(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof GoldthreadException own) {
        return own;
      }
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (message.contains("no space left on device") || message.contains("disk quota exceeded")) {
        return new GoldthreadException(
            ExitCode.ENVIRONMENT,
            "The disk is full.",
            "There was no room for a file of the lake or a temporary one.",
            "Make room and start the run again: it resumes where it stopped.");
      }
      if (message.contains("permission denied")) {
        return new GoldthreadException(
            ExitCode.ENVIRONMENT,
            "The lake cannot be written.",
            "This account has no permission for a folder of the lake.",
            "Give this account write permission and start the run again.");
      }
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure);
  }
}
