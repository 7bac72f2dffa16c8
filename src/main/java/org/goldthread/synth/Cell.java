package org.goldthread.synth;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What stands in one column of a provider's file. */
interface Cell {

  /** The text for a client and, if the row is about one, an event; empty for nothing. */
  String text(ClientRecord record, Event event, DateStyle style);

  /**
   * Whether the column shows something of a client's person in a slot, by the fault's item.
   *
   * @param registered whether the client has a registration
   */
  default boolean shows(boolean registered, int slot, Item fault) {
    return false;
  }

  /** A cell that is always blank. */
  static Cell blank() {
    return (record, event, style) -> "";
  }

  /** The day of a client's event, or of its registration. */
  static Cell date() {
    return (record, event, style) ->
        style.write(event == null ? record.enrolment().from() : event.on());
  }

  /** What identifies a client in a column of its own: nothing where the row names nobody. */
  static Cell ofClient(Function<ClientRecord, String> text) {
    return (record, event, style) -> event != null && event.isAnonymous() ? "" : text.apply(record);
  }

  /** A statement of consent. */
  static Cell consent(Map<String, String> spelling) {
    return (record, event, style) -> spelling.getOrDefault(record.consent(), record.consent());
  }

  /** Whether a consent extends to a purpose: one client in sixteen says no. */
  static Cell consentScope(String field, Map<String, String> spelling) {
    return (record, event, style) -> {
      boolean refuses = Math.floorMod(31 * record.habit() + field.hashCode(), 16) == 0;
      return spelling.get(refuses ? "no" : "yes");
    };
  }

  /** What a row says about its event. */
  record OfEvent(Event.Detail detail, Map<String, String> spelling) implements Cell {
    @Override
    public String text(ClientRecord record, Event event, DateStyle style) {
      String text = event == null ? "" : event.detail(detail);
      return spelling.getOrDefault(text, text);
    }
  }

  /** A field that the sample knows nothing of but its codes: one of them, the same for a client. */
  record OneOf(List<String> spellings) implements Cell {
    @Override
    public String text(ClientRecord record, Event event, DateStyle style) {
      return spellings.get(record.habit() % spellings.size());
    }
  }

  /**
   * A field of a person.
   *
   * @param dropInsOnly whether it is filled in only for clients without a registration
   */
  record OfPerson(int slot, Item item, boolean dropInsOnly, Map<String, String> spelling)
      implements Cell {

    @Override
    public boolean shows(boolean registered, int other, Item fault) {
      boolean isBlank = dropInsOnly && registered;
      return slot == other && item.held() == fault && !isBlank;
    }

    @Override
    public String text(ClientRecord record, Event event, DateStyle style) {
      boolean nobody = event != null && event.isAnonymous();
      if (nobody || dropInsOnly && record.enrolment().registered()) {
        return "";
      }
      Object cell = record.cell(slot, item.held());
      return switch (item) {
        case BIRTH_MONTH -> cell instanceof LocalDate day ? day.toString().substring(0, 7) : "";
        case LSOA, EMAIL_DIGEST, MOBILE_DIGEST -> written(record.cell(slot, item), style);
        default -> written(cell, style);
      };
    }

    private String written(Object cell, DateStyle style) {
      if (cell == null) {
        return "";
      }
      if (cell instanceof LocalDate day) {
        return item == Item.DUE_DATE ? style.writeWhole(day) : style.write(day);
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

  /** Several columns' texts in one. */
  record Together(List<Cell> parts, String between) implements Cell {
    @Override
    public boolean shows(boolean registered, int slot, Item fault) {
      return parts.stream().anyMatch(part -> part.shows(registered, slot, fault));
    }

    @Override
    public String text(ClientRecord record, Event event, DateStyle style) {
      List<String> texts = parts.stream().map(part -> part.text(record, event, style)).toList();
      return texts.stream().allMatch(String::isEmpty) ? "" : String.join(between, texts);
    }
  }

  /** A part of a column's text: the text is cut from its end, so that the first part is longest. */
  record Part(Cell whole, String at, int index, int parts) implements Cell {
    @Override
    public boolean shows(boolean registered, int slot, Item fault) {
      return whole.shows(registered, slot, fault);
    }

    @Override
    public String text(ClientRecord record, Event event, DateStyle style) {
      String rest = whole.text(record, event, style).strip();
      for (int last = parts - 1; last > 0; last--) {
        int cut = at.isEmpty() ? -1 : rest.lastIndexOf(at);
        String part = cut < 0 ? "" : rest.substring(cut + at.length());
        if (last == index) {
          return part;
        }
        rest = cut < 0 ? rest : rest.substring(0, cut);
      }
      return rest;
    }
  }

  /** Something of the event that no field holds. */
  static Cell ofEvent(Function<Event, String> text) {
    return (record, event, style) -> event == null ? "" : text.apply(event);
  }
}
