package org.goldthread.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Steps that write different tables and do not wait for each other. Much of a small write is the
 * driver's own work, on one thread: planning, compiling, committing.
 */
final class Together {
  private static final int THREADS = 3;

  private Together() {}

  /** Runs all steps to their end, then throws what the first of them that failed threw. */
  static void run(Runnable... steps) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (Runnable step : steps) {
        futures.add(threads.submit(step));
      }
      Throwable failure = null;
      for (Future<?> future : futures) {
        try {
          future.get();
        } catch (ExecutionException e) {
          failure = failure == null ? e.getCause() : failure;
        }
      }
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      threads.shutdown();
    }
  }
}
