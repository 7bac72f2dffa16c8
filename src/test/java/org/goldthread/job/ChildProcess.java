package org.goldthread.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.goldthread.core.GoldthreadException;
import org.goldthread.spark.CommitWatch;
import org.goldthread.spark.Lake;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Table;

/**
 * Carries out the made-up pipeline's second quarter in a process of its own, which pauses at one
 * moment until it is told to go on.
 */
final class ChildProcess implements AutoCloseable {
  private static final String PAUSED = "paused";

  private final Process process;
  private final BufferedReader output;

  private ChildProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts it and waits until it has come to a moment.
   *
   * @param moment the moment's number, from 1: before the first commit, after it, before the second
   */
  static ChildProcess pausedAt(Path root, int moment) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-X"))
        .forEach(command::add);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.addAll(
        List.of(ChildProcess.class.getName(), root.toString(), Integer.toString(moment)));
    ChildProcess child =
        new ChildProcess(
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    String line = child.output.readLine();
    while (line != null && !line.equals(PAUSED)) {
      line = child.output.readLine();
    }
    if (line == null) {
      throw new IOException("the child process ended before its moment came");
    }
    return child;
  }

  /** Kills it with no chance to tidy up. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Stops it as a laptop's lid does. */
  void stop() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Wakes it, lets it go on and waits for its end; its exit code. */
  int wake() throws IOException, InterruptedException {
    signal("CONT");
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      throw new AssertionError("the child process does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** The child's side. */
  public static void main(String[] args) {
    int moment = Integer.parseInt(args[1]);
    CommitWatch pause =
        new CommitWatch() {
          private int moments;

          @Override
          public void before(Table table, String step) {
            pauseAtMoment();
          }

          @Override
          public void after(Table table, String step, long version) {
            pauseAtMoment();
          }

          private void pauseAtMoment() {
            moments++;
            if (moments == moment) {
              System.out.println(PAUSED);
              try {
                System.in.read();
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            }
          }
        };
    try {
      MadeUpPipeline.second(Lake.open(TestSession.get(), args[0]).watched(pause), "b");
    } catch (GoldthreadException e) {
      System.exit(e.exitCode().number());
    }
  }
}
