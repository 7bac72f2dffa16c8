package org.goldthread.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  @TempDir private Path root;

  @Test
  void keepsRowsAndTheirSumUntilItIsClosed() {
    Dataset<Row> numbers = TestSession.get().range(5).toDF("number");

    try (Scratch scratch = scratch()) {
      Scratch.Kept some = scratch.keep(numbers, col("number"));
      Scratch.Kept none = scratch.keep(some.rows().where("number > 9"), col("number"));

      assertThat(some.total()).isEqualTo(10);
      assertThat(some.rows().count()).isEqualTo(5);
      assertThat(none.total()).isZero();
      assertThat(none.rows().count()).isZero();
    }
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void clearsWhatAKilledProcessLeft() throws Exception {
    Files.createDirectories(root.resolve("_scratch/3"));

    scratch();

    assertThat(root).isEmptyDirectory();
  }

  private Scratch scratch() {
    return Scratch.of(Lake.open(TestSession.get(), root.toString()));
  }
}
