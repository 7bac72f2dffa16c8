package org.goldthread.synth;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Memory that is held while something works: the heap is collected again and again, and what is
 * left each time, less what was there before, is kept if it is the most so far.
 */
final class HeapWatch implements AutoCloseable {
  private final long before;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread watcher;
  private long most;
  private int looks;

  /** Begins. */
  HeapWatch(long everyMillis) {
    before = used();
    watcher = new Thread(() -> watch(everyMillis), "heap watch");
    watcher.setDaemon(true);
    watcher.start();
  }

  private void watch(long everyMillis) {
    try {
      while (!done.await(everyMillis, TimeUnit.MILLISECONDS)) {
        most = Math.max(most, used() - before);
        looks++;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Ends. */
  @Override
  public void close() {
    done.countDown();
    try {
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Once closed, the most that was held, in MiB. */
  long mostMebibytes() {
    return most >> 20;
  }

  /** Once closed, how often the heap was looked at. */
  int looks() {
    return looks;
  }
}
