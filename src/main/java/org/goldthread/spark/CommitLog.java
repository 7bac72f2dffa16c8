package org.goldthread.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Reads the commits of one table from the files of its Delta log, as the Delta protocol defines
 * them: no Spark job, and nothing cached that another process may have changed.
 */
final class CommitLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");
  private static final Pattern CHECKPOINT = Pattern.compile("(\\d{20})\\.checkpoint\\..*");

  private final Path folder;
  private final Configuration hadoop;

  CommitLog(String table, Configuration hadoop) {
    this.folder = new Path(table, "_delta_log");
    this.hadoop = hadoop;
  }

  /** The latest version; -1 if there is no table. */
  long latest() {
    long latest = -1;
    for (String name : names()) {
      latest = Math.max(latest, Math.max(number(COMMIT, name), number(CHECKPOINT, name)));
    }
    return latest;
  }

  /**
   * The commits after a version, oldest first.
   *
   * @throws IllegalStateException if the log no longer holds all of them
   */
  List<LogEntry> after(long version) {
    long latest = latest();
    List<LogEntry> entries = new ArrayList<>();
    for (long next = version + 1; next <= latest; next++) {
      entries.add(entry(next));
    }
    return entries;
  }

  private LogEntry entry(long version) {
    Path file = new Path(folder, String.format("%020d.json", version));
    String operation = "";
    long restored = -1;
    Map<String, Long> transactions = new HashMap<>();
    Map<String, Long> metrics = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(fileSystem().open(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("{\"commitInfo\"")) {
          JsonNode info = JSON.readTree(line).path("commitInfo");
          operation = info.path("operation").asText();
          restored =
              operation.equals("RESTORE")
                  ? info.path("operationParameters").path("version").asLong(-1)
                  : -1;
          info.path("operationMetrics")
              .properties()
              .forEach(metric -> metrics.put(metric.getKey(), metric.getValue().asLong()));
        } else if (line.startsWith("{\"txn\"")) {
          JsonNode transaction = JSON.readTree(line).path("txn");
          transactions.put(
              transaction.path("appId").asText(), transaction.path("version").asLong());
        }
      }
    } catch (FileNotFoundException e) {
      throw new IllegalStateException("the log no longer holds version " + version + ": " + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LogEntry(
        version, operation, restored, Map.copyOf(transactions), Map.copyOf(metrics));
  }

  private List<String> names() {
    try {
      List<String> names = new ArrayList<>();
      for (FileStatus status : fileSystem().listStatus(folder)) {
        names.add(status.getPath().getName());
      }
      return names;
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileSystem fileSystem() throws IOException {
    return folder.getFileSystem(hadoop);
  }

  private static long number(Pattern pattern, String name) {
    Matcher matcher = pattern.matcher(name);
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
  }
}
