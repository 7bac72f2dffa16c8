package org.goldthread.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One column of a provider's file. The plan names what stands in it: {@code client_id}, {@code
 * registered_on}, {@code consent}, {@code episode}, {@code on} (the event's day), {@code series},
 * {@code event.<detail>}, {@code <slot>.<item>}, {@code dropin.<slot>.<item>} (only of clients
 * without a registration). {@code a + b} puts two of them into one column.
 */
final class Column {
  private static final String DROP_IN = "dropin.";
  private static final String EVENT = "event.";
  private static final String TOGETHER = " / ";

  private final String word;
  private final int slot;
  private final Item item;
  private final Event.Detail detail;
  private final boolean dropInsOnly;
  private final Map<String, String> spelling;
  private final Column second;

  private Column(
      String word,
      int slot,
      Item item,
      Event.Detail detail,
      boolean dropInsOnly,
      Map<String, String> spelling,
      Column second) {
    this.word = word;
    this.slot = slot;
    this.item = item;
    this.detail = detail;
    this.dropInsOnly = dropInsOnly;
    this.spelling = spelling;
    this.second = second;
  }

  /** The columns of a file, the repeated one as a single column. */
  static List<Column> of(
      Map<String, String> columns, Map<String, Map<String, String>> spell, Spellings spellings) {
    List<Column> parsed = new ArrayList<>();
    for (String words : columns.values()) {
      String[] parts = words.split(" \\+ ");
      Column second = parts.length > 1 ? parsed(parts[1], null, spell, spellings) : null;
      parsed.add(parsed(parts[0], second, spell, spellings));
    }
    return parsed;
  }

  private static Column parsed(
      String word, Column second, Map<String, Map<String, String>> spell, Spellings spellings) {
    String rest = word.startsWith(DROP_IN) ? word.substring(DROP_IN.length()) : word;
    boolean dropIns = !rest.equals(word);
    Map<String, String> spelt =
        spelling(rest, rest.substring(rest.indexOf('.') + 1), spell, spellings);
    if (rest.startsWith(EVENT)) {
      Event.Detail detail = Event.Detail.of(rest.substring(EVENT.length()));
      return new Column(rest, -1, null, detail, dropIns, spelt, second);
    }
    if (Character.isDigit(rest.charAt(0))) {
      int dot = rest.indexOf('.');
      int slot = Integer.parseInt(rest.substring(0, dot));
      return new Column(rest, slot, Item.of(rest.substring(dot + 1)), null, dropIns, spelt, second);
    }
    return new Column(rest, -1, null, null, dropIns, spelt, second);
  }

  private static Map<String, String> spelling(
      String word, String ofAllSlots, Map<String, Map<String, String>> spell, Spellings spellings) {
    if (spell == null) {
      return Map.of();
    }
    Map<String, String> given = spell.getOrDefault(word, spell.get(ofAllSlots));
    return given == null ? Map.of() : spellings.of(given);
  }

  boolean isSeries() {
    return word.equals("series");
  }

  /** Whether the column shows something of the person in a slot, by the fault's item. */
  boolean shows(int otherSlot, Item fault) {
    return slot == otherSlot && item != null && item.held() == fault
        || second != null && second.shows(otherSlot, fault);
  }

  /** What stands in the column; an empty string for nothing. */
  String text(ClientRecord record, Event event, DateStyle style) {
    String own = own(record, event, style);
    return second == null ? own : own + TOGETHER + second.own(record, event, style);
  }

  private String own(ClientRecord record, Event event, DateStyle style) {
    if (dropInsOnly && record.enrolment().registered()) {
      return "";
    }
    if (item != null) {
      return held(record, style);
    }
    if (detail != null) {
      return spelt(event.detail(detail));
    }
    boolean nobody = event != null && event.isAnonymous();
    return switch (word) {
      case "client_id" -> nobody ? "" : record.clientId();
      case "registered_on" -> style.write(record.enrolment().from());
      case "consent" -> spelt(record.consent());
      case "episode" -> record.episode();
      case "on" -> style.write(event.on());
      default -> throw new IllegalStateException("a sample column has no meaning: " + word);
    };
  }

  private String held(ClientRecord record, DateStyle style) {
    Object cell = record.cell(slot, item.held());
    return switch (item) {
      case OUTWARD -> half((String) cell, true);
      case INWARD -> half((String) cell, false);
      case FULL_NAME -> cell == null ? "" : record.cell(slot, Item.SURNAME) + ", " + cell;
      case BIRTH_MONTH -> cell instanceof LocalDate day ? day.toString().substring(0, 7) : "";
      case LSOA, EMAIL_DIGEST, MOBILE_DIGEST -> written(record.cell(slot, item), style);
      default -> written(cell, style);
    };
  }

  /** A postcode cut before its last three characters; a phrase is not cut. */
  private static String half(String postcode, boolean first) {
    if (postcode == null) {
      return "";
    }
    String whole = postcode.strip();
    if (whole.length() < 5 || whole.length() > 8) {
      return first ? postcode : "";
    }
    int cut = whole.length() - 3;
    return first ? whole.substring(0, cut).strip() : whole.substring(cut);
  }

  private String written(Object cell, DateStyle style) {
    if (cell == null) {
      return "";
    }
    if (cell instanceof LocalDate day) {
      return style.write(day);
    }
    if (cell instanceof Misspelt misspelt) {
      return Misspelt.damage(spelt(misspelt.code()));
    }
    return spelt((String) cell);
  }

  private String spelt(String code) {
    return spelling.getOrDefault(code, code);
  }
}
