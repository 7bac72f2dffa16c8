package org.goldthread.config;

import org.goldthread.core.Problem;

/** One piece of the right configuration, bent, and the only problem that follows. */
record Bent(String file, String old, String text, int line, String problem, String remedy) {

  /** The configuration with the piece bent. */
  Sample sample() {
    return Sample.right().replace(file, old, text);
  }

  /** What is told of it. */
  Problem told() {
    return Problem.at(file, line, problem, remedy);
  }

  @Override
  public String toString() {
    return file + ":" + line + " " + problem;
  }
}
