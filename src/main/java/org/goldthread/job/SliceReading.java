package org.goldthread.job;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.config.ConfigFiles;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;
import org.goldthread.intake.IntakeSlice;
import org.goldthread.intake.Landing;
import org.goldthread.intake.Released;
import org.goldthread.intake.RowsOfSlices;
import org.goldthread.pseudonym.KeyReference;
import org.goldthread.table.Table;

/** Reads the files of submissions in Spark's tasks, all of them in one plan. */
final class SliceReading implements AutoCloseable {
  private static final long PARTITION_BYTES = 32L << 20;

  private final JobContext context;
  private final KeyReference keys;
  private final long intake;
  private final JavaSparkContext spark;
  private final Broadcast<ConfigFiles> files;
  private final Broadcast<Released> released;

  /**
   * A reading for one intake; its tasks are given the configuration once.
   *
   * @param released clients whose refusals a later statement has overtaken
   */
  SliceReading(JobContext context, KeyReference keys, long intake, Released released) {
    this.context = context;
    this.keys = keys;
    this.intake = intake;
    this.spark = JavaSparkContext.fromSparkContext(context.session().sparkContext());
    this.files = spark.broadcast(context.request().files());
    this.released = spark.broadcast(released);
  }

  /**
   * What the files of submissions hold.
   *
   * @param wanted what to make of them
   * @param table the table whose columns that has
   */
  Dataset<Row> of(List<Candidate> candidates, RowsOfSlices.Wanted wanted, Table table) {
    List<IntakeSlice> slices =
        candidates.stream().flatMap(candidate -> candidate.slices().stream()).toList();
    long bytes = slices.stream().mapToLong(IntakeSlice::bytes).sum();
    int partitions =
        (int) Math.min(slices.size(), spark.defaultParallelism() + bytes / PARTITION_BYTES);
    // A submission of nothing but corrections or second files has no slice.
    return context
        .session()
        .createDataFrame(
            spark
                .parallelize(slices, Math.max(1, partitions))
                .flatMap(new RowsOfSlices(files, keys, intake, wanted, released)),
            table.schema());
  }

  /**
   * Reads what was read before. A refusal that is no longer in the file would be lost with it, so
   * that a change between the two ends the run, which leaves what was in force before it.
   */
  static void again(Collection<Landing.Delivery> deliveries, Runnable reading) {
    RuntimeException failure = null;
    try {
      reading.run();
    } catch (RuntimeException e) {
      failure = e;
    }
    Optional<Landing.Delivery> changed =
        deliveries.stream().filter(delivery -> !delivery.isAsHashed()).findFirst();
    if (changed.isPresent()) {
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          List.of(
              new Problem(
                  "The run has ended: files changed while it read them",
                  Gates.CHANGED.cause(),
                  Gates.CHANGED.remedy(),
                  changed.get().folder(),
                  0)));
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    files.destroy();
    released.destroy();
  }
}
