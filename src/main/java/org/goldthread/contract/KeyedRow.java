package org.goldthread.contract;

import java.util.List;
import org.goldthread.core.Period;
import org.goldthread.pseudonym.Token;

/**
 * The keys of an accepted row as the lake stores them.
 *
 * @param rowKey 32 bytes that identify the row within its feed and period but for identical rows,
 *     which the caller numbers
 * @param idPeriod the period that enters mention ids: of the event date for cumulative feeds and
 *     changes, else the submission's
 * @param keys keys of the row's people
 */
public record KeyedRow(byte[] rowKey, Period idPeriod, List<SlotKey> keys) {

  /** A key of the person in a slot. */
  public record SlotKey(int slot, Token key) {}

  /** Shows how many keys. */
  @Override
  public String toString() {
    return "KeyedRow[" + keys.size() + " keys]";
  }
}
