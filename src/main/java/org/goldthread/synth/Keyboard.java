package org.goldthread.synth;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The second model of errors: clerks at keyboards. Every key that is struck may slip; whoever types
 * does so in a way of his own, in every record: some leave the rest of a form blank, some type the
 * month first, some carry a value over from the form before. Nothing is planted by a rate of its
 * own, so that errors of one record belong together and long values suffer more than short ones.
 */
final class Keyboard implements Typing {
  private static final int CLERK = 13;
  private static final int KEYS = 14;
  private static final int CLERKS_OF_AN_OFFICE = 3;

  /** Slips of a key: of the best clerk, and how many more the worst makes. */
  private static final double LEAST_SLIPS = 0.0002;

  private static final double MORE_SLIPS = 0.0030;
  private static final double LEAST_BLANK = 0.02;
  private static final double MORE_BLANK = 0.25;
  private static final double MONTH_FIRST = 0.08;
  private static final double CARRIED_OVER = 0.002;

  private static final List<Item> TYPED =
      List.of(
          Item.FIRST_NAME,
          Item.DATE_OF_BIRTH,
          Item.EMAIL,
          Item.MOBILE,
          Item.NHS_NUMBER,
          Item.UPN,
          Item.POSTCODE);

  /** What stands at the end of forms. */
  private static final List<Item> AT_THE_END =
      List.of(
          Item.MOBILE,
          Item.ETHNICITY,
          Item.HOME_LANGUAGE,
          Item.COUNTRY_OF_ORIGIN,
          Item.DISABILITY,
          Item.EMPLOYMENT_STATUS,
          Item.EDUCATION_LEVEL);

  private static final List<Item> CARRIED = List.of(Item.POSTCODE, Item.MOBILE);

  /** Rows of keys, each beside the next. */
  private static final List<String> ROWS =
      List.of("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm");

  /** A clerk's ways. */
  private record Clerk(double slips, double blank, boolean monthFirst) {}

  private final long seed;
  private final Map<String, Clerk> clerks = new HashMap<>();
  private final Map<String, Object> before = new HashMap<>();
  private long forms;

  Keyboard(long seed) {
    this.seed = seed;
  }

  @Override
  public void fill(ClientRecord record, int slot) {
    Dice dice = Dice.of(seed, KEYS, ++forms);
    Clerk clerk = clerk(record);
    carryOver(record, slot, dice);
    if (dice.chance(clerk.blank())) {
      leaveBlank(record, slot, dice);
    }
    for (Item item : TYPED) {
      type(record, slot, item, clerk, dice);
    }
  }

  @Override
  public void type(ClientRecord record, int slot, Item item) {
    type(record, slot, item, clerk(record), Dice.of(seed, KEYS, ++forms));
  }

  private Clerk clerk(ClientRecord record) {
    String name =
        record.enrolment().source().provider() + " clerk " + record.habit() % CLERKS_OF_AN_OFFICE;
    return clerks.computeIfAbsent(name, Keyboard::drawn);
  }

  private static Clerk drawn(String name) {
    Dice dice = Dice.of(0, CLERK, name.hashCode());
    double haste = dice.uniform();
    double patience = dice.uniform();
    return new Clerk(
        LEAST_SLIPS + MORE_SLIPS * haste * haste,
        LEAST_BLANK + MORE_BLANK * patience * patience,
        dice.chance(MONTH_FIRST));
  }

  private void carryOver(ClientRecord record, int slot, Dice dice) {
    for (Item item : CARRIED) {
      Object own = record.cell(slot, item);
      String form = record.enrolment().sourceName() + " " + item;
      Object carried = before.put(form, own == null ? "" : own);
      boolean forgets = dice.chance(CARRIED_OVER);
      if (forgets
          && own != null
          && carried != null
          && !carried.equals("")
          && !carried.equals(own)) {
        record.put(slot, item, carried);
        record.plant(slot, item, Fault.CELL_COPIED);
      }
    }
  }

  private static void leaveBlank(ClientRecord record, int slot, Dice dice) {
    int from = dice.below(AT_THE_END.size());
    for (Item item : AT_THE_END.subList(from, AT_THE_END.size())) {
      if (record.cell(slot, item) != null) {
        record.put(slot, item, null);
        record.plant(slot, item, Fault.CELL_SKIPPED);
      }
    }
  }

  private static void type(ClientRecord record, int slot, Item item, Clerk clerk, Dice dice) {
    Object said = record.cell(slot, item);
    if (said instanceof LocalDate day) {
      typeDate(record, slot, day, clerk, dice);
    } else if (said instanceof String text) {
      String typed = typed(text, clerk.slips(), dice);
      if (!typed.equals(text)) {
        record.put(slot, item, typed);
        record.plant(slot, item, Fault.KEY_SLIP);
      }
    }
  }

  /** Fields for dates take days that exist only: a slip that makes none is noticed. */
  private static void typeDate(
      ClientRecord record, int slot, LocalDate day, Clerk clerk, Dice dice) {
    int ofMonth = day.getDayOfMonth();
    int month = day.getMonthValue();
    if (clerk.monthFirst() && ofMonth <= 12 && ofMonth != month) {
      record.put(slot, Item.DATE_OF_BIRTH, LocalDate.of(day.getYear(), ofMonth, month));
      record.plant(slot, Item.DATE_OF_BIRTH, Fault.DATE_TURNED);
      return;
    }
    String typed = typed(Numbers.padded(ofMonth, 2), clerk.slips(), dice);
    boolean isDay = typed.matches("[0-2][0-9]") && !typed.equals("00");
    LocalDate other = isDay ? day.withDayOfMonth(Math.min(28, Integer.parseInt(typed))) : day;
    if (!other.equals(day)) {
      record.put(slot, Item.DATE_OF_BIRTH, other);
      record.plant(slot, Item.DATE_OF_BIRTH, Fault.KEY_SLIP);
    }
  }

  private static String typed(String said, double slips, Dice dice) {
    StringBuilder typed = new StringBuilder(said.length() + 1);
    for (int i = 0; i < said.length(); i++) {
      char meant = said.charAt(i);
      if (!dice.chance(slips)) {
        typed.append(meant);
        continue;
      }
      switch (dice.below(10)) {
        case 0, 1 -> {}
        case 2 -> typed.append(meant).append(meant);
        case 3 -> typed.insert(Math.max(0, typed.length() - 1), meant);
        default -> typed.append(beside(meant, dice));
      }
    }
    return typed.isEmpty() ? said : typed.toString();
  }

  /** A key beside the one that was meant; itself if it is none of letters and digits. */
  private static char beside(char meant, Dice dice) {
    char small = Character.toLowerCase(meant);
    for (String row : ROWS) {
      int at = row.indexOf(small);
      if (at >= 0) {
        boolean right = at == 0 || at < row.length() - 1 && dice.chance(0.5);
        char hit = row.charAt(right ? at + 1 : at - 1);
        return small == meant ? hit : Character.toUpperCase(hit);
      }
    }
    return meant;
  }
}
