package org.goldthread.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.goldthread.fixture.Folders;

/** A standalone master and two workers on loopback, whose connections are authenticated. */
final class StandaloneCluster implements AutoCloseable {
  private static final int WORKERS = 2;
  private static final int LONGEST_SECONDS = 120;
  private static final String LOOPBACK = "127.0.0.1";

  private final Path folder;
  private final Path home;
  private final Map<String, String> settings = new TreeMap<>();
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();
  private final int page = freePort();

  private StandaloneCluster(Path folder, Path home) {
    this.folder = folder;
    this.home = home;
  }

  /** Starts one and waits until its workers are there. */
  static StandaloneCluster start() {
    Path folder = Command.HOME.resolve("target/drills/cluster");
    Folders.remove(folder);
    StandaloneCluster cluster = new StandaloneCluster(folder, sparkHome());
    try {
      cluster.startProcesses();
      return cluster;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  /** The Spark that {@code .ci/tools cluster} installed. */
  static Path sparkHome() {
    try (Stream<Path> versions = Files.list(Tools.python("cluster").resolve("lib"))) {
      return versions
          .map(version -> version.resolve("site-packages/pyspark"))
          .filter(Files::isDirectory)
          .findFirst()
          .orElseThrow(() -> new AssertionError("target/tools/cluster holds no Spark"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A command whose Spark work this cluster does. */
  Command submitted(Command command) {
    return submitted(command, Map.of());
  }

  /** The same, where some settings of Spark's own configuration are others. */
  Command submitted(Command command, Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(settings);
    all.putAll(others);
    return command
        .with("SPARK_HOME", home)
        .with("SPARK_LOCAL_IP", LOOPBACK)
        .with("SPARK_CONF_DIR", configuration("driver" + all.hashCode(), all));
  }

  /** Applications that ended well, by the master's own account. */
  List<String> finished() {
    List<String> states = new ArrayList<>();
    state().path("completedapps").forEach(app -> states.add(app.path("state").asText()));
    return states;
  }

  /** Executors at work. */
  List<ProcessHandle> executors() {
    return workers.stream()
        .flatMap(worker -> worker.toHandle().descendants())
        .filter(
            process ->
                process
                    .info()
                    .commandLine()
                    .filter(line -> line.contains("CoarseGrainedExecutorBackend"))
                    .isPresent())
        .toList();
  }

  @Override
  public void close() {
    processes.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
    processes.forEach(Process::destroyForcibly);
  }

  private void startProcesses() {
    int port = freePort();
    String url = "spark://" + LOOPBACK + ":" + port;
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    settings.put("spark.authenticate", "true");
    settings.put("spark.authenticate.secret", HexFormat.of().formatHex(secret));
    settings.put("spark.network.crypto.enabled", "true");
    Path nodes = configuration("nodes", settings);
    start(nodes, "master.Master", "--port", port, "--webui-port", page);
    for (int i = 0; i < WORKERS; i++) {
      Path work = folder.resolve("work" + i);
      workers.add(
          start(
              nodes,
              "worker.Worker",
              "--cores",
              1,
              "--memory",
              "1024m",
              "--webui-port",
              freePort(),
              "--work-dir",
              work,
              url));
    }
    settings.put("spark.master", url);
    settings.put("spark.executor.memory", "768m");
    settings.put("spark.sql.shuffle.partitions", "2");
    for (int i = 0; state().path("aliveworkers").asInt() < WORKERS; i++) {
      if (i > LONGEST_SECONDS || processes.stream().anyMatch(process -> !process.isAlive())) {
        throw new AssertionError("the cluster does not start; its logs lie in " + folder);
      }
      Running.pause(1000);
    }
  }

  private Process start(Path configuration, String name, Object... words) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/spark-class").toString());
    command.add("org.apache.spark.deploy." + name);
    command.addAll(List.of("--host", LOOPBACK));
    Stream.of(words).map(Object::toString).forEach(command::add);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + processes.size() + ".log").toFile());
    builder.environment().put("SPARK_CONF_DIR", configuration.toString());
    builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
    builder.environment().put("SPARK_DAEMON_MEMORY", "256m");
    builder.environment().remove("SPARK_HOME");
    try {
      Process process = builder.start();
      processes.add(process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the master's page tells; nothing while it is not up. */
  private JsonNode state() {
    ObjectMapper mapper = new ObjectMapper();
    try {
      return mapper.readTree(URI.create("http://" + LOOPBACK + ":" + page + "/json/").toURL());
    } catch (IOException e) {
      return mapper.createObjectNode();
    }
  }

  /** A folder with Spark's own configuration; it holds a secret. */
  private Path configuration(String name, Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    values.forEach((key, value) -> text.append(key).append(' ').append(value).append('\n'));
    try {
      Path place = Files.createDirectories(folder.resolve(name));
      Path file = place.resolve("spark-defaults.conf");
      Files.writeString(file, text);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      return place;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
