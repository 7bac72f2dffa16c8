package org.goldthread.spark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.table.Field;
import org.goldthread.table.Table;

/**
 * The Delta properties that a table has from its first commit on. They keep a person erasable and
 * the table readable by every Delta reader.
 */
final class TableLayout {
  /** Columns whose smallest and greatest values may stand in the log: they identify nobody. */
  static final List<String> HARMLESS = List.of("provider", "feed", "period", "intake", "file");

  /** Versions between checkpoints: rare, since one costs more than reading thirty small commits. */
  private static final String CHECKPOINT_INTERVAL = "30";

  private TableLayout() {}

  static Map<String, String> properties(Table table) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("delta.enableDeletionVectors", "false");
    properties.put("delta.enableChangeDataFeed", "false");
    properties.put("delta.checkpointInterval", CHECKPOINT_INTERVAL);
    List<String> partitions = table.partitionedBy().stream().map(Field::name).toList();
    List<String> withStatistics =
        table.fields().stream()
            .map(Field::name)
            .filter(name -> HARMLESS.contains(name) && !partitions.contains(name))
            .toList();
    if (withStatistics.isEmpty()) {
      properties.put("delta.dataSkippingNumIndexedCols", "0");
    } else {
      properties.put("delta.dataSkippingStatsColumns", String.join(",", withStatistics));
    }
    return properties;
  }
}
