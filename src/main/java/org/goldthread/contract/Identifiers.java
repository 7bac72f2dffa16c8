package org.goldthread.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.Generation;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.pseudonym.Standard;

/**
 * The standardised identifying values of a row. Clear text: in memory only, in the restricted zone
 * or at the provider, never written, logged or shown.
 */
public final class Identifiers {
  /** No identifying value at all. */
  public static final Identifiers NONE =
      new Identifiers("", null, null, List.of(), List.of(), List.of());

  private final String idSystem;
  private final String clientId;
  private final String episode;
  private final List<Known> people;
  private final List<Digest> digests;
  private final List<String> rowKey;
  private final List<Generation> generations;

  Identifiers(
      String idSystem,
      String clientId,
      String episode,
      List<Known> people,
      List<Digest> digests,
      List<String> rowKey) {
    this(idSystem, clientId, episode, people, digests, rowKey, List.of());
  }

  private Identifiers(
      String idSystem,
      String clientId,
      String episode,
      List<Known> people,
      List<Digest> digests,
      List<String> rowKey,
      List<Generation> generations) {
    this.generations = generations;
    this.idSystem = idSystem;
    this.clientId = clientId;
    this.episode = episode;
    this.people = List.copyOf(people);
    this.digests = List.copyOf(digests);
    this.rowKey = List.copyOf(rowKey);
  }

  /** What is known of a person. */
  static final class Known {
    private final int slot;
    private final Role role;
    private final String relation;
    private final String[] values;
    private String otherMobile;
    private String dueDate;
    private Map<Generation, Known> beside = Map.of();

    Known(int slot, Role role, String relation) {
      this.slot = slot;
      this.role = role;
      this.relation = relation;
      this.values = new String[Standard.values().length];
    }

    private Known(Known same) {
      slot = same.slot;
      role = same.role;
      relation = same.relation;
      values = same.values.clone();
    }

    int slot() {
      return slot;
    }

    Role role() {
      return role;
    }

    boolean isMother() {
      return relation.equals("mother");
    }

    /** The standardised value, or null. */
    String value(Standard standard) {
      return values[standard.ordinal()];
    }

    private boolean isKnown() {
      for (String value : values) {
        if (value != null) {
          return true;
        }
      }
      return false;
    }

    void put(Standard standard, String value) {
      values[standard.ordinal()] = value;
    }

    /** The expected day of birth, or null; no key is made of it. */
    String dueDate() {
      return dueDate;
    }

    void putDueDate(String iso) {
      dueDate = iso;
    }

    /** Takes a value away, by whatever rules it was read. */
    void drop(Standard standard) {
      put(standard, null);
      beside.values().forEach(read -> read.put(standard, null));
    }

    /** What standardisers of another version made of a value; null if nothing. */
    void putBeside(Generation generation, Standard standard, String value) {
      if (beside.isEmpty()) {
        beside = new HashMap<>();
      }
      Known read = beside.computeIfAbsent(generation, g -> new Known(slot, role, relation));
      if (standard == Standard.MOBILE) {
        read.addMobile(value);
      } else {
        read.put(standard, value);
      }
    }

    /** The person as another version of the standardisers knows it. */
    Known by(Generation generation) {
      Known known = new Known(this);
      known.otherMobile = otherMobile;
      Known read = beside.get(generation);
      if (read != null) {
        generation.changes().forEach(standard -> known.put(standard, read.value(standard)));
        known.otherMobile =
            generation.changes().contains(Standard.MOBILE) ? read.otherMobile : otherMobile;
      }
      return known;
    }

    /** Adds what a field of mobile numbers says; a second number replaces none. */
    void addMobile(String number) {
      if (value(Standard.MOBILE) == null) {
        put(Standard.MOBILE, number);
      } else if (number != null && !number.equals(value(Standard.MOBILE))) {
        otherMobile = number;
      }
    }

    /** The person as keys know it: once for each number that it has. */
    List<Known> forKeys() {
      if (otherMobile == null) {
        return List.of(this);
      }
      Known other = new Known(this);
      other.put(Standard.MOBILE, otherMobile);
      return List.of(this, other);
    }

    @Override
    public String toString() {
      return "Known[slot " + slot + "]";
    }
  }

  /** A foreign digest as it arrived, hexadecimal. */
  record Digest(int slot, Recipe recipe, String hex) {
    @Override
    public String toString() {
      return "Digest[slot " + slot + "]";
    }
  }

  String idSystem() {
    return idSystem;
  }

  Optional<String> clientId() {
    return Optional.ofNullable(clientId);
  }

  Optional<String> episode() {
    return Optional.ofNullable(episode);
  }

  List<Known> people() {
    return people;
  }

  List<Digest> digests() {
    return digests;
  }

  /** The values of the feed's declared row key; empty if none is declared or a value is missing. */
  List<String> rowKey() {
    return rowKey;
  }

  /** The versions of standardisers by which the people are known beside the present ones. */
  List<Generation> generations() {
    return generations;
  }

  /** The same, known by further versions of the standardisers. */
  Identifiers besides(List<Generation> others) {
    return others.isEmpty()
        ? this
        : new Identifiers(idSystem, clientId, episode, people, digests, rowKey, others);
  }

  /** The row as another version of the standardisers knows its people. */
  Identifiers by(Generation generation) {
    return new Identifiers(
        idSystem,
        clientId,
        episode,
        people.stream().map(person -> person.by(generation)).toList(),
        digests,
        rowKey);
  }

  /** The same people in a row of its own. */
  Identifiers withRowKey(List<String> values) {
    return values.isEmpty()
        ? this
        : new Identifiers(idSystem, clientId, episode, people, digests, values, generations);
  }

  /** Whether anything is known of whom the row is about. */
  boolean areOfSomebody() {
    return clientId != null
        || !digests.isEmpty()
        || people.stream().anyMatch(known -> known.slot() == 0 && known.isKnown());
  }

  /** Only what a refusal leaves: the client. */
  Identifiers clientOnly() {
    return new Identifiers(idSystem, clientId, null, List.of(), List.of(), List.of());
  }

  /** Shows nothing. */
  @Override
  public String toString() {
    return "Identifiers[hidden]";
  }
}
