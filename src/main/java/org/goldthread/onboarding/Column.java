package org.goldthread.onboarding;

import java.util.List;

/**
 * A column of the file, or one that is made of such columns.
 *
 * @param place the file's column it comes from first, from 1
 * @param heading its heading
 * @param words the words that say what it holds
 * @param origin where it comes from
 * @param profile what its cells look like
 */
record Column(int place, String heading, List<String> words, Origin origin, Profile profile) {

  /** Where a column comes from. */
  enum Origin {
    FILE,
    /** A part of a column that is cut. */
    SPLIT,
    /** Several columns put together. */
    JOIN,
    /** What the headings of columns that become rows differ in. */
    ITEM_NAME,
    /** The cells of columns that become rows. */
    ITEM_VALUE
  }

  static Column of(int place, String heading, Origin origin, Profile profile) {
    return new Column(place, heading, Words.of(heading), origin, profile);
  }

  /** Place and origin; never a cell. */
  @Override
  public String toString() {
    return "Column[" + place + ", " + origin + "]";
  }
}
