package org.goldthread.synth;

/** Blanks and invisible characters that get into what is typed or pasted. */
final class Blanks {
  private final Planter planter;

  Blanks(Planter planter) {
    this.planter = planter;
  }

  /** A text with what nobody sees around it, now and then. */
  String spaced(ClientRecord record, int slot, Item item, String text, Dice dice) {
    boolean spaces = planter.hits(Fault.ROGUE_SPACES, dice);
    boolean invisible = planter.hits(Fault.INVISIBLE_CHARACTER, dice);
    int way = dice.below(3);
    if (text == null || text.isEmpty()) {
      return text;
    }
    if (invisible) {
      record.plant(slot, item, Fault.INVISIBLE_CHARACTER);
      return way == 0 ? text + "\u200b" : text + "\u00a0";
    }
    if (spaces) {
      record.plant(slot, item, Fault.ROGUE_SPACES);
      return way == 0 ? " " + text : way == 1 ? text + "  " : " " + text + " ";
    }
    return text;
  }
}
