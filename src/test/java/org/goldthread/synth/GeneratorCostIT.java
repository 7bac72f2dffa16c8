package org.goldthread.synth;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Locale;
import org.goldthread.core.Period;
import org.goldthread.fixture.Folders;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a sample costs, once the virtual machine has compiled the generator: rows per second of CPU
 * and memory held. Two years of 25,000 families; with {@code -Dgoldthread.full} ten years of a
 * million people, which need 4 GB of disk. Token files, which the provider's tool makes, are not
 * among it.
 */
@Tag("benchmark")
class GeneratorCostIT {
  private static final boolean FULL = Boolean.getBoolean("goldthread.full");
  private static final int FAMILIES =
      Integer.getInteger("goldthread.families", FULL ? 285_000 : 25_000);
  private static final int QUARTERS = FULL ? 40 : 8;
  private static final int WARM_FAMILIES = 10_000;
  private static final long LOOK_EVERY_MILLIS = FULL ? 5_000 : 500;

  @Test
  void makesRows(@TempDir Path place) {
    generate(place, WARM_FAMILIES);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long process = system.getProcessCpuTime();
    long thread = threads.getCurrentThreadCpuTime();
    long time = System.nanoTime();
    HeapWatch heap = new HeapWatch(LOOK_EVERY_MILLIS);
    SynthSummary made;
    try (heap) {
      made = generate(place, FAMILIES);
    }
    double seconds = (System.nanoTime() - time) / 1e9;
    double ownSeconds = (threads.getCurrentThreadCpuTime() - thread) / 1e9;
    double allSeconds = (system.getProcessCpuTime() - process) / 1e9;

    System.out.printf(
        Locale.ROOT,
        "generator: %,d people, %d quarters, %,d rows in %,d files: %,.0f rows per CPU second of"
            + " its thread, %,.0f of the process; %.1f s on the clock; at most %d MiB held%n",
        made.people(),
        QUARTERS,
        made.rows(),
        made.files(),
        made.rows() / ownSeconds,
        made.rows() / allSeconds,
        seconds,
        heap.mostMebibytes());
    assertThat(made.rows()).isGreaterThan(5L * FAMILIES);
    assertThat(heap.looks()).isPositive();
    assertThat(heap.mostMebibytes()).as("MiB held").isLessThan(256);
  }

  private static SynthSummary generate(Path place, int families) {
    Path out = place.resolve("sample " + families);
    Folders.remove(out);
    return Synth.generate(
        new SynthOptions(
            Sample.CONF,
            families,
            QUARTERS,
            new Period(2015, 1),
            7,
            Sample.keys(place),
            out,
            Dirt.usual()));
  }
}
