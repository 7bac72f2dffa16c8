package org.goldthread.drill;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** CPU and wall seconds of contestants that take turns; the first of them is the yardstick. */
final class BenchmarkTable {
  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final int rows;
  private final Map<String, List<Double>> cpu = new LinkedHashMap<>();
  private final Map<String, List<Double>> wall = new LinkedHashMap<>();

  BenchmarkTable(int rows) {
    this.rows = rows;
  }

  /** One turn. */
  void measure(String contestant, LongSupplier work) {
    // What the turn before left on the heap is not this turn's.
    System.gc();
    long cpuBefore = MACHINE.getProcessCpuTime();
    long wallBefore = System.nanoTime();
    work.getAsLong();
    cpu.computeIfAbsent(contestant, name -> new ArrayList<>())
        .add((MACHINE.getProcessCpuTime() - cpuBefore) / 1e9);
    wall.computeIfAbsent(contestant, name -> new ArrayList<>())
        .add((System.nanoTime() - wallBefore) / 1e9);
  }

  /** Rates and ratios, least, median and greatest of all rounds. */
  String markdown() {
    StringBuilder table =
        new StringBuilder(
            """
            | contestant | rows per CPU second | wall seconds | CPU seconds as a multiple of Spark's reader: least / median / greatest |
            |---|---|---|---|
            """);
    String yardstick = cpu.keySet().iterator().next();
    cpu.forEach(
        (contestant, seconds) -> {
          List<Double> ratios = new ArrayList<>();
          for (int i = 0; i < seconds.size(); i++) {
            ratios.add(seconds.get(i) / cpu.get(yardstick).get(i));
          }
          table.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %,d | %.1f | %.2f / %.2f / %.2f |%n",
                  contestant.equals(yardstick) ? "Spark's reader" : contestant,
                  Math.round(rows / median(seconds)),
                  median(wall.get(contestant)),
                  ratios.stream().min(Double::compare).orElseThrow(),
                  median(ratios),
                  ratios.stream().max(Double::compare).orElseThrow()));
        });
    return table.toString();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
