package org.goldthread.provider;

import java.io.PrintWriter;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Tells a user what went wrong: problem, cause, remedy; and no stack trace where they can mend it.
 */
public final class CommandFailures
    implements IExecutionExceptionHandler, IParameterExceptionHandler {

  /**
   * Executes a command of a line that has this class as its handlers. Errors of the virtual machine
   * pass by those handlers, and threads of a library would keep the failed process alive.
   *
   * @return the exit code
   */
  public static int execute(CommandLine line, String... arguments) {
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      line.getErr()
          .println(
              Problem.of(
                  "Java ran out of memory",
                  "This much data needs more than the process was given.",
                  "Give it more, as with GOLDTHREAD_JAVA_OPTIONS=-Xmx8g, and start again."));
      line.getErr().flush();
      return ExitCode.ENVIRONMENT.number();
    } catch (Error e) {
      return defect(e, line.getErr());
    }
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
    GoldthreadException known = known(failure);
    PrintWriter err = line.getErr();
    if (known != null) {
      for (Problem problem : known.problems()) {
        err.println(problem);
      }
      err.flush();
      return known.exitCode().number();
    }
    return defect(failure, err);
  }

  private static int defect(Throwable failure, PrintWriter err) {
    // Messages of other exceptions may quote a row; their types and places do not.
    err.println("Goldthread failed: " + failure.getClass().getName());
    err.println("  why: a defect of the software, not of your data or configuration");
    err.println("  do:  send the lines below to whoever maintains it; they hold no data");
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      err.println("  " + cause.getClass().getName());
      StackTraceElement[] trace = cause.getStackTrace();
      for (int i = 0; i < Math.min(trace.length, 25); i++) {
        err.println("    at " + trace[i]);
      }
    }
    if (System.getenv("GOLDTHREAD_DEBUG") != null) {
      failure.printStackTrace(err);
    }
    err.flush();
    return ExitCode.INTERNAL.number();
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine line = failure.getCommandLine();
    PrintWriter err = line.getErr();
    err.println(failure.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(failure, err);
    err.println("  do:  " + line.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return ExitCode.USER.number();
  }

  private static GoldthreadException known(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof GoldthreadException known) {
        return known;
      }
    }
    return null;
  }
}
