package org.goldthread.pseudonym;

/**
 * The one place where one kind of identifying text is normalised.
 *
 * <p>A standardiser is a pure function with rules of its own: no library whose data change from
 * release to release, no default locale, no clock. Two sites that run different releases of it make
 * different keys and silently stop linking; therefore any change of what it returns, the
 * placeholder list included, is a new {@link #version}, which is stored with every token.
 */
interface FieldStandardiser {
  /** Which kind of value it standardises. */
  Standard standard();

  /** The version of its rules, from 1. */
  int version();

  /**
   * The first version whose keys link to the present ones. A change with a transition, in which
   * keys of both versions are made (see {@link Generation}), leaves it as it is; a change without
   * one raises it, and a lake of before is then refused as one made with other keys.
   */
  default int lineage() {
    return 1;
  }

  /**
   * Normalises a cell.
   *
   * @param cell the result of {@link Text#cell}: not blank, no general placeholder, not damaged, at
   *     most {@link Standardisers#LONGEST} characters
   * @param context what the feed says about dates
   */
  Standardised standardise(String cell, Context context);
}
