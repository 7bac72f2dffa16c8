package org.goldthread.synth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The columns of one file of a feed that do not repeat. */
final class Columns {
  /** As many people as a feed file can describe. */
  private static final int SLOTS = 100;

  private static final int ITEMS = Item.values().length;

  private final Cell[] cells;
  private final List<String> texts = new ArrayList<>();

  /** By whether the client is registered, slot and item: 0 not asked yet, 1 shown, 2 not shown. */
  private final byte[] shown = new byte[2 * SLOTS * ITEMS];

  Columns(Collection<Cell> cells) {
    this.cells = cells.toArray(Cell[]::new);
  }

  /** The texts of a row, in a list that the next row is written into. */
  List<String> texts(ClientRecord record, Event event, DateStyle style) {
    texts.clear();
    for (Cell cell : cells) {
      texts.add(cell.text(record, event, style));
    }
    return texts;
  }

  /** Whether any column shows something of a person, by the fault's item. */
  boolean show(boolean registered, int slot, Item item) {
    int at = ((registered ? SLOTS : 0) + slot) * ITEMS + item.ordinal();
    if (shown[at] == 0) {
      shown[at] = (byte) (isShown(registered, slot, item) ? 1 : 2);
    }
    return shown[at] == 1;
  }

  private boolean isShown(boolean registered, int slot, Item item) {
    for (Cell cell : cells) {
      if (cell.shows(registered, slot, item)) {
        return true;
      }
    }
    return false;
  }
}
