package org.goldthread.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a source's database holds about one client, mistakes included. The same mistake stands in
 * every export until somebody corrects it.
 */
final class ClientRecord {
  /** A fault in what is held about a person; slot -1: about the row. */
  record Planted(int slot, Item item, Fault fault) {}

  private final Enrolment enrolment;
  private final String clientId;
  private final String episode;
  private final int habit;
  private final Object[][] cells;
  private final List<Planted> planted;
  private LocalDate changed;
  private String consent;

  /**
   * An empty record.
   *
   * @param habit a number that settles, once for the client, which of several ways of writing is
   *     used
   */
  ClientRecord(Enrolment enrolment, String clientId, String consent, String episode, int habit) {
    this(
        enrolment,
        clientId,
        consent,
        episode,
        habit,
        new Object[enrolment.people().size()][],
        new ArrayList<>());
    this.changed = enrolment.from();
  }

  private ClientRecord(
      Enrolment enrolment,
      String clientId,
      String consent,
      String episode,
      int habit,
      Object[][] cells,
      List<Planted> planted) {
    this.enrolment = enrolment;
    this.clientId = clientId;
    this.consent = consent;
    this.episode = episode;
    this.habit = habit;
    this.cells = cells;
    this.planted = planted;
  }

  /** The same record, as it stands, under another client id. */
  ClientRecord withId(String other) {
    ClientRecord same = new ClientRecord(enrolment, other, consent, episode, habit, cells, planted);
    same.changed = changed;
    return same;
  }

  Enrolment enrolment() {
    return enrolment;
  }

  String clientId() {
    return clientId;
  }

  String consent() {
    return consent;
  }

  /**
   * The client does not agree, or no longer.
   *
   * @param how {@link Fault#CONSENT_REFUSED} or {@link Fault#CONSENT_WITHDRAWN}
   */
  void refuse(Fault how) {
    consent = "no";
    plant(-1, null, how);
  }

  String episode() {
    return episode;
  }

  int habit() {
    return habit;
  }

  /** The day of the last change. */
  LocalDate changed() {
    return changed;
  }

  void changedOn(LocalDate day) {
    changed = day;
  }

  /** Whether anything is held about the person in a slot. */
  boolean holds(int slot) {
    return slot < cells.length && cells[slot] != null;
  }

  int slots() {
    return cells.length;
  }

  Person person(int slot) {
    return enrolment.people().get(slot);
  }

  void open(int slot) {
    cells[slot] = new Object[Item.values().length];
  }

  /** Text, a date, or null for nothing. */
  Object cell(int slot, Item item) {
    return holds(slot) ? cells[slot][item.ordinal()] : null;
  }

  void put(int slot, Item item, Object value) {
    cells[slot][item.ordinal()] = value;
  }

  List<Planted> planted() {
    return planted;
  }

  void plant(int slot, Item item, Fault fault) {
    planted.add(new Planted(slot, item, fault));
  }

  boolean has(int slot, Fault fault) {
    for (Planted fact : planted) {
      if (fact.slot() == slot && fact.fault() == fault) {
        return true;
      }
    }
    return false;
  }

  /** Forgets the faults of an item that is written anew. */
  void mend(int slot, Item item) {
    planted.removeIf(p -> p.slot() == slot && p.item() == item);
  }
}
