package org.goldthread.synth;

/**
 * A code that somebody will misspell when it is written down.
 *
 * @param code the code meant
 */
record Misspelt(String code) {

  /** The damaged form of a code's spelling: two letters change places, or a stray one is added. */
  static String damage(String spelling) {
    if (spelling.length() < 4) {
      return spelling + "#";
    }
    int at = spelling.length() / 2;
    if (spelling.charAt(at) == spelling.charAt(at - 1)) {
      return spelling + spelling.charAt(spelling.length() - 1);
    }
    return spelling.substring(0, at - 1)
        + spelling.charAt(at)
        + spelling.charAt(at - 1)
        + spelling.substring(at + 1);
  }
}
