package org.goldthread.synth;

/**
 * A code that somebody will misspell when it is written down.
 *
 * @param code the code meant
 */
record Misspelt(String code) {
  /** Letters that no code ends with. */
  private static final String STRAY = "zz";

  /**
   * The damaged form of a code's spelling: two letters near its middle change places, or stray ones
   * are added. Blanks and punctuation are no letters: codes are read without them.
   */
  static String damage(String spelling) {
    for (int at = spelling.length() / 2; spelling.length() >= 4 && at > 0; at--) {
      char before = spelling.charAt(at - 1);
      char after = spelling.charAt(at);
      boolean letters = Character.isLetter(before) && Character.isLetter(after);
      if (letters && Character.toLowerCase(before) != Character.toLowerCase(after)) {
        return spelling.substring(0, at - 1) + after + before + spelling.substring(at + 1);
      }
    }
    return spelling + STRAY;
  }
}
