package org.goldthread.job;

import java.util.Map;
import org.goldthread.config.Zone;

/**
 * What a run works with. A run that died is resumed only by one with the same.
 *
 * @param inputs content hash of each submission taken in, by provider, feed and period
 * @param configuration hash of the configuration, options of the command included
 * @param code version of the software
 * @param fingerprints fingerprint of each key at hand, by the key's name
 * @param standardisers version of each field's standardiser, by its name
 * @param zone which of the two kinds of lake this is
 */
public record RunInputs(
    Map<String, String> inputs,
    String configuration,
    String code,
    Map<String, String> fingerprints,
    Map<String, Integer> standardisers,
    Zone zone) {

  /** Inputs of a run on the live lake. */
  public RunInputs(
      Map<String, String> inputs,
      String configuration,
      String code,
      Map<String, String> fingerprints,
      Map<String, Integer> standardisers) {
    this(inputs, configuration, code, fingerprints, standardisers, Zone.LIVE);
  }

  /** Copies the maps. */
  public RunInputs {
    inputs = Map.copyOf(inputs);
    fingerprints = Map.copyOf(fingerprints);
    standardisers = Map.copyOf(standardisers);
  }
}
