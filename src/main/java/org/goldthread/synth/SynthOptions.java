package org.goldthread.synth;

import java.nio.file.Path;
import java.util.Objects;
import org.goldthread.core.Period;

/**
 * What to generate.
 *
 * @param conf the programme's configuration folder; area, code lists and salt file are read
 * @param families number of families, at least 1
 * @param quarters number of quarters, at least 1
 * @param first the first quarter
 * @param seed the seed; equal options give equal bytes
 * @param keys the key folder, of which only the salt of {@code sha256-salt} is read; where there is
 *     none, a published sample salt is put there
 * @param out the folder to write {@code landing}, {@code truth} and {@code at-provider} into; new
 *     or empty
 * @param dirt how dirty the rows are
 */
public record SynthOptions(
    Path conf,
    int families,
    int quarters,
    Period first,
    long seed,
    Path keys,
    Path out,
    Dirt dirt) {

  /** The quarter that the sample begins with unless another is asked for. */
  public static final Period FIRST = new Period(2023, 1);

  /** Checks the counts. */
  public SynthOptions {
    Objects.requireNonNull(conf);
    Objects.requireNonNull(first);
    Objects.requireNonNull(keys);
    Objects.requireNonNull(out);
    Objects.requireNonNull(dirt);
    if (families < 1 || quarters < 1) {
      throw new IllegalArgumentException("families and quarters are counted from 1");
    }
  }

  /** The usual sample: from {@link #FIRST}, with every fault at its usual rate. */
  public static SynthOptions usual(
      Path conf, int families, int quarters, long seed, Path keys, Path out) {
    return new SynthOptions(conf, families, quarters, FIRST, seed, keys, out, Dirt.usual());
  }
}
