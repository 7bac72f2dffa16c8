package org.goldthread.core;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Ends a command with problems its user can mend. Never carries a value of a person's row.
 *
 * <p>Defects of the software itself are ordinary unchecked exceptions, not this one.
 */
public final class GoldthreadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final transient List<Problem> problems;

  /** Ends with one problem or several, all of which are told to the user. */
  public GoldthreadException(ExitCode exitCode, List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.exitCode = exitCode;
    this.problems = List.copyOf(problems);
  }

  /** Ends with one problem. */
  public GoldthreadException(ExitCode exitCode, String problem, String cause, String remedy) {
    this(exitCode, List.of(Problem.of(problem, cause, remedy)));
  }

  /** What the process exits with. */
  public ExitCode exitCode() {
    return exitCode;
  }

  /** What is wrong, in the order found. */
  public List<Problem> problems() {
    return problems;
  }
}
