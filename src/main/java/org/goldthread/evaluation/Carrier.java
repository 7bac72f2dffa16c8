package org.goldthread.evaluation;

import java.util.List;

/**
 * A labelled mention that carries a key.
 *
 * @param whom whose mention it is
 * @param mention digest of its id
 * @param individual digest of the id of its individual
 * @param month month of its event as 12 * year + month
 * @param hard values of hard fields, null where there is none or it is wrong; the same fields in
 *     the same order for all
 * @param error the error that spoils the key, or empty
 */
record Carrier(
    Whom whom, long mention, long individual, int month, List<String> hard, String error) {

  boolean isClean() {
    return error.isEmpty();
  }
}
