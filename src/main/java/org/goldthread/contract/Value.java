package org.goldthread.contract;

/**
 * A standardised value that identifies nobody.
 *
 * @param slot whom it describes; {@link #ROW} for the row itself
 * @param field the contract's field, or one of the derived {@code birth_month} (yyyy-MM), {@code
 *     sex} (F or M), {@code birth_order}, {@code lsoa} (code or {@code unknown}) and {@code
 *     in_area} (Y, N or U)
 * @param value code, ISO date, number, Y or N, or text
 */
public record Value(int slot, String field, String value) {
  /** The slot of values that describe the row itself. */
  public static final int ROW = -1;

  /** Shows the field only. */
  @Override
  public String toString() {
    return "Value[" + slot + " " + field + "]";
  }
}
