package org.goldthread.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.FillTable;
import org.goldthread.contract.JudgedRow;
import org.goldthread.contract.KeyMaker;
import org.goldthread.contract.RowEngine;
import org.goldthread.contract.Status;
import org.goldthread.core.Period;
import org.goldthread.fixture.Folders;
import org.goldthread.intake.FeedEngine;
import org.goldthread.intake.FileInspection;
import org.goldthread.intake.IntakeSlice;
import org.goldthread.intake.Landing;
import org.goldthread.intake.Released;
import org.goldthread.intake.RowsOfSlices;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyReference;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.reading.RowReader;
import org.goldthread.spark.Sessions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What intake costs beside Spark's own reader of the same file. All contestants take turns in one
 * process, and each round compares its own turns only, so that what else the machine does weighs on
 * all alike. Takes longer than ten seconds because it measures.
 */
@Tag("benchmark")
class IntakeBenchmarkIT {
  private static final int ROWS =
      Integer.getInteger("goldthread.benchmark.rows", Scene.FULL ? 2_000_000 : 40_000);
  private static final int ROUNDS = 3;
  private static final String FEED = "baby-steps-registration";
  private static final String PERIOD = "2023-24-Q4";
  private static final Path PLACE = Command.HOME.resolve("target/drills/benchmark");

  private final ConfigFiles files = ConfigFiles.read(Command.HOME.resolve("conf/lambeth"));
  private final Programme programme = Programmes.load(files);
  private final Feed feed = programme.feeds().get(FEED);
  private final KeyReference keys =
      KeyReference.to(
          Demo.SAMPLE.keys(),
          EnumSet.of(KeyName.PROGRAMME, KeyName.VAULT, KeyName.ID, KeyName.PLATFORM),
          Map.of());
  private final SparkSession spark =
      Sessions.start(Map.of("spark.master", "local[2]", "spark.sql.shuffle.partitions", "2"));

  @Test
  void intakeBesideSparksOwnReader() throws IOException {
    Path file = registrations();
    Landing.Delivery delivery =
        Landing.scan(PLACE, programme, Landing.Selection.ALL).deliveries().get(0);
    List<IntakeSlice> slices =
        FileInspection.of(FeedEngine.of(files, delivery), delivery, programme, keys::open).slices();
    Broadcast<ConfigFiles> shared = context().broadcast(files);
    BenchmarkTable table = new BenchmarkTable(ROWS);
    for (int round = 0; round <= ROUNDS; round++) {
      // The first round warms up and does not count.
      BenchmarkTable into = round == 0 ? new BenchmarkTable(ROWS) : table;
      into.measure("spark", () -> readBySpark(file));
      into.measure("read", () -> engine(slices, Depth.READ));
      into.measure("judged", () -> engine(slices, Depth.JUDGED));
      into.measure("keyed", () -> engine(slices, Depth.KEYED));
      into.measure("intake", () -> intake(slices, shared));
    }
    assertThat(engine(slices, Depth.KEYED)).as("rows accepted").isGreaterThan(ROWS / 2L);
    String page = page(table, Files.size(file));
    Files.writeString(Command.HOME.resolve("target/drills/benchmarks.md"), page);
    System.out.println(page);
    Folders.remove(PLACE);
  }

  private enum Depth {
    READ,
    JUDGED,
    KEYED
  }

  /** The row engine alone, on one thread; rows accepted, or read. */
  private long engine(List<IntakeSlice> slices, Depth depth) {
    Period period = Period.parse(PERIOD).orElseThrow();
    RowEngine engine = FeedEngine.of(files, FEED, period);
    KeyRing ring = keys.open();
    KeyMaker keyMaker = KeyMaker.of(ring, programme, feed);
    long rows = 0;
    IntakeSlice first = slices.get(0);
    var mapping = engine.map(first.shape(), period, FillTable.NONE);
    try (RowReader reader =
        RowReader.open(Files.newInputStream(Path.of(first.path())), first.shape())) {
      while (reader.hasNext()) {
        var row = reader.next();
        if (depth == Depth.READ) {
          rows++;
        } else {
          for (JudgedRow judged : engine.judge(mapping, row)) {
            if (judged.status() == Status.ACCEPTED) {
              rows++;
              if (depth == Depth.KEYED) {
                keyMaker.keys(judged, period);
              }
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private long intake(List<IntakeSlice> slices, Broadcast<ConfigFiles> shared) {
    return written(
        spark.createDataFrame(
            context()
                .parallelize(slices, Math.max(2, slices.size()))
                .flatMap(
                    new RowsOfSlices(
                        shared,
                        keys,
                        1,
                        RowsOfSlices.Wanted.ROWS,
                        context().broadcast(Released.NOBODY))),
            org.goldthread.table.Rows.TABLE.schema()));
  }

  private long readBySpark(Path file) {
    return written(
        spark
            .read()
            .option("header", true)
            .option("multiLine", false)
            .option("maxColumns", 100)
            .csv(file.toString()));
  }

  /** Makes every column of every row and keeps nothing. */
  private static long written(Dataset<Row> rows) {
    rows.write().format("noop").mode("overwrite").save();
    return 0;
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  /** The sample's registrations with all their faults, over and over, each with another client. */
  private static Path registrations() throws IOException {
    List<String> lines = new ArrayList<>();
    String head = null;
    for (Path of : Folders.files(Demo.SAMPLE.landing().resolve("baby-steps-team").resolve(FEED))) {
      if (of.toString().contains(PERIOD)) {
        for (String line : Files.readAllLines(of)) {
          if (line.matches("BST\\d+,.*")) {
            lines.add(line.substring(line.indexOf(',')));
          } else if (head == null && line.contains("Client")) {
            head = line;
          }
        }
      }
    }
    assertThat(lines).isNotEmpty();
    Folders.remove(PLACE);
    Path folder = PLACE.resolve("baby-steps-team").resolve(FEED).resolve(PERIOD);
    Path file = Files.createDirectories(folder).resolve("registrations.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(head + "\n");
      for (int i = 0; i < ROWS; i++) {
        out.write("BST" + (1_000_000 + i) + lines.get(i % lines.size()) + "\n");
      }
    }
    return file;
  }

  private static String page(BenchmarkTable table, long bytes) {
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        """
        # Benchmarks

        Made by `mvn -Pbenchmark verify`, which leaves this page in `target/drills`. With `-Dgoldthread.full` it takes
        2,000,000 rows, with `-Dgoldthread.benchmark.rows` as many as are wanted.

        %s: %,d rows of a registration feed (%d MB, some thirty columns, up to four people a row, the sample's own faults), %d
        rounds after one that warms up. %d processors, %d GiB of memory, %s, Java %s, Spark %s in `local[2]`, heap %d GiB.

        All take turns in one process. CPU seconds are those of the whole process, so that what else the machine does counts
        less; ratios are made within each round. Read the ratios; rates belong to this machine.

        %s
        - **Spark's reader** turns the file into columns of text and does nothing else.
        - **read** is the row engine's reader alone; **judged** adds mapping, standardising and every rule; **keyed** adds
          the keys of every person in the row. These three run on one thread, without Spark.
        - **intake** is the same inside Spark's tasks, with the rows of the table `rows` at its end.
        """,
        LocalDate.now(ZoneOffset.UTC),
        ROWS,
        bytes >> 20,
        ROUNDS,
        machine.getAvailableProcessors(),
        machine.getTotalMemorySize() >> 30,
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.version().feature(),
        SparkSession.active().version(),
        Runtime.getRuntime().maxMemory() >> 30,
        table.markdown());
  }
}
