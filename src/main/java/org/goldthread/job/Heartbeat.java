package org.goldthread.job;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Renews a lease while a long step is at work. Stands still when its process does. */
final class Heartbeat implements AutoCloseable {
  private final ScheduledExecutorService beats;

  private Heartbeat(ScheduledExecutorService beats) {
    this.beats = beats;
  }

  /** A renewal that fails ends the beats; the run itself finds out at its next commit. */
  static Heartbeat every(Duration pause, Runnable renewal) {
    ScheduledExecutorService beats =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "goldthread-lease");
              thread.setDaemon(true);
              return thread;
            });
    beats.scheduleWithFixedDelay(
        renewal, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    return new Heartbeat(beats);
  }

  @Override
  public void close() {
    beats.shutdown();
  }
}
