package org.goldthread.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.goldthread.core.ExitCode;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandFailuresTest {
  private final StringWriter said = new StringWriter();

  @Test
  void aFailureOfTheVirtualMachineEndsTheCommandWithAMessage() {
    assertThat(execute(new StackOverflowError("9990001014"))).isEqualTo(ExitCode.INTERNAL.number());
    assertThat(said.toString())
        .startsWith("Goldthread failed: java.lang.StackOverflowError")
        .contains("why:", "do:")
        .doesNotContain("9990001014");
  }

  @Test
  void tooLittleMemoryIsAMatterOfTheEnvironment() {
    assertThat(execute(new OutOfMemoryError())).isEqualTo(ExitCode.ENVIRONMENT.number());
    assertThat(said.toString()).contains("Java ran out of memory", "-Xmx");
  }

  @Test
  void theMessageOfAnUnexpectedExceptionIsNotShown() {
    assertThat(execute(new IllegalStateException("9990001014")))
        .isEqualTo(ExitCode.INTERNAL.number());
    assertThat(said.toString())
        .startsWith("Goldthread failed: java.lang.IllegalStateException")
        .doesNotContain("9990001014");
  }

  private int execute(Throwable failure) {
    CommandLine line = new CommandLine(new Failing(failure));
    line.setExecutionExceptionHandler(new CommandFailures());
    line.setErr(new PrintWriter(said, true));
    return CommandFailures.execute(line);
  }

  @Command(name = "failing")
  private static final class Failing implements Runnable {
    private final Throwable failure;

    Failing(Throwable failure) {
      this.failure = failure;
    }

    @Override
    public void run() {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }
  }
}
