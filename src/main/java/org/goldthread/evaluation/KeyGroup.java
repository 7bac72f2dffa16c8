package org.goldthread.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * All labelled mentions of one role that carry one key, and what they show.
 *
 * <p>The ceiling: an uncorrupted key connects two mentions of a person, unless a rule is right to
 * refuse. It is right where the key is another person's too (twins, an address of two) and the
 * mention has no hard value by which that person is told apart; where very many people have it; and
 * where the key's two uses next to each other lie further apart than its type allows.
 */
final class KeyGroup {
  private static final int NOT_TOLD_APART = -1;

  /** What more people have than these is a mailbox, and tells nobody from anybody. */
  private static final int MOST_SHARING = 50;

  private final KeyTypes.Type type;
  private final boolean isRefused;
  private final List<Carrier> carriers;
  private final Map<Whom, List<Carrier>> byPerson = new TreeMap<>();

  /**
   * The carriers of a key.
   *
   * @param type its type
   * @param isRefused whether linkage refused its block
   */
  KeyGroup(KeyTypes.Type type, boolean isRefused, List<Carrier> carriers) {
    this.type = type;
    this.isRefused = isRefused;
    this.carriers = carriers;
    carriers.forEach(
        carrier ->
            byPerson.computeIfAbsent(carrier.whom(), unused -> new ArrayList<>()).add(carrier));
    Comparator<Carrier> byMonth =
        Comparator.comparingInt(Carrier::month).thenComparing(Carrier::mention);
    byPerson.values().forEach(own -> own.sort(byMonth));
  }

  /** Tells every sign. */
  void tell(Consumer<Sign> signs) {
    if (carriers.size() < 2) {
      return;
    }
    if (!isRefused) {
      tellWhatHangsTogether(signs);
    }
    Map<Whom, List<Set<String>>> valuesOf = cleanValues();
    byPerson.forEach(
        (whom, own) -> {
          int[] pieces = pieces(own, valuesOf);
          tellConnections(own, pieces, signs);
          tellWhatIsApart(own, pieces, signs);
        });
  }

  private void tellWhatHangsTogether(Consumer<Sign> signs) {
    Map<Long, List<Carrier>> byIndividual = new TreeMap<>();
    carriers.forEach(
        carrier ->
            byIndividual
                .computeIfAbsent(carrier.individual(), unused -> new ArrayList<>())
                .add(carrier));
    byIndividual.forEach(
        (individual, members) -> {
          if (members.size() > 1) {
            members.forEach(
                member ->
                    signs.accept(sign(Sign.Kind.HANGS_TOGETHER, member, member.mention(), 0, "")));
            tellMixture(members, signs);
          }
        });
  }

  private void tellMixture(List<Carrier> members, Consumer<Sign> signs) {
    Set<Whom> people = new LinkedHashSet<>();
    members.forEach(member -> people.add(member.whom()));
    if (people.size() > 1) {
      String error =
          members.stream()
              .map(Carrier::error)
              .filter(word -> !word.isEmpty())
              .sorted()
              .findFirst()
              .orElse("");
      for (Carrier member : members) {
        if (people.remove(member.whom())) {
          signs.accept(sign(Sign.Kind.MIXED, member, 0, 0, error));
        }
      }
    }
  }

  /** Per person the values of each hard field on mentions that carry the key rightly. */
  private Map<Whom, List<Set<String>>> cleanValues() {
    Map<Whom, List<Set<String>>> values = new HashMap<>();
    for (Carrier carrier : carriers) {
      if (carrier.isClean()) {
        List<Set<String>> own =
            values.computeIfAbsent(
                carrier.whom(),
                unused ->
                    IntStream.range(0, carrier.hard().size())
                        .<Set<String>>mapToObj(field -> new HashSet<>())
                        .toList());
        for (int field = 0; field < own.size(); field++) {
          if (carrier.hard().get(field) != null) {
            own.get(field).add(carrier.hard().get(field));
          }
        }
      }
    }
    return values;
  }

  /** Which carriers the key rightly connects: those of equal numbers from 0. */
  private int[] pieces(List<Carrier> own, Map<Whom, List<Set<String>>> valuesOf) {
    int[] pieces = new int[own.size()];
    int piece = 0;
    int last = Integer.MIN_VALUE;
    for (int i = 0; i < pieces.length; i++) {
      Carrier carrier = own.get(i);
      if (!carrier.isClean() || !isToldApart(carrier, valuesOf)) {
        pieces[i] = NOT_TOLD_APART;
        continue;
      }
      boolean isGap =
          last != Integer.MIN_VALUE
              && type.maxGapMonths() >= 0
              && carrier.month() - last > type.maxGapMonths();
      piece += isGap ? 1 : 0;
      last = carrier.month();
      pieces[i] = piece;
    }
    return pieces;
  }

  private static boolean isToldApart(Carrier carrier, Map<Whom, List<Set<String>>> valuesOf) {
    if (valuesOf.size() > MOST_SHARING) {
      return false;
    }
    return valuesOf.entrySet().stream()
        .filter(other -> !other.getKey().equals(carrier.whom()))
        .allMatch(
            other ->
                IntStream.range(0, carrier.hard().size())
                    .anyMatch(
                        field -> differs(carrier.hard().get(field), other.getValue().get(field))));
  }

  private static boolean differs(String value, Set<String> others) {
    return value != null && !others.isEmpty() && !others.contains(value);
  }

  private void tellConnections(List<Carrier> own, int[] pieces, Consumer<Sign> signs) {
    Carrier before = null;
    int piece = NOT_TOLD_APART;
    for (int i = 0; i < pieces.length; i++) {
      if (pieces[i] != NOT_TOLD_APART) {
        if (before != null && pieces[i] == piece) {
          signs.accept(
              sign(Sign.Kind.CONNECTED, before, before.mention(), own.get(i).mention(), ""));
        }
        before = own.get(i);
        piece = pieces[i];
      }
    }
  }

  private void tellWhatIsApart(List<Carrier> own, int[] pieces, Consumer<Sign> signs) {
    Map<Long, List<Integer>> parts = new TreeMap<>();
    for (int i = 0; i < pieces.length; i++) {
      parts.computeIfAbsent(own.get(i).individual(), unused -> new ArrayList<>()).add(i);
    }
    if (parts.size() > 1) {
      parts.forEach(
          (individual, part) -> {
            Carrier one = own.get(part.get(0));
            String error =
                IntStream.concat(part.stream().mapToInt(i -> i), IntStream.range(0, own.size()))
                    .mapToObj(i -> own.get(i).error())
                    .filter(word -> !word.isEmpty())
                    .findFirst()
                    .orElse("");
            Sign.Kind why = why(own, pieces, Set.copyOf(part));
            if (why == Sign.Kind.CLEAN_APART && isRefused) {
              why = Sign.Kind.REFUSED_APART;
            }
            signs.accept(sign(why, one, 0, 0, why == Sign.Kind.SPOILT_APART ? error : ""));
          });
    }
  }

  /** Why a key does not make some carriers one with the person's others. */
  private static Sign.Kind why(List<Carrier> own, int[] pieces, Set<Integer> part) {
    Set<Integer> here = new HashSet<>();
    Set<Integer> there = new HashSet<>();
    boolean cleanHere = false;
    boolean cleanThere = false;
    for (int i = 0; i < pieces.length; i++) {
      boolean isHere = part.contains(i);
      (isHere ? here : there).add(pieces[i]);
      cleanHere |= isHere && own.get(i).isClean();
      cleanThere |= !isHere && own.get(i).isClean();
    }
    here.remove(NOT_TOLD_APART);
    there.remove(NOT_TOLD_APART);
    if (here.stream().anyMatch(there::contains)) {
      return Sign.Kind.CLEAN_APART;
    }
    if (!here.isEmpty() && !there.isEmpty()) {
      return Sign.Kind.GAP_APART;
    }
    return cleanHere && cleanThere ? Sign.Kind.SHARED_APART : Sign.Kind.SPOILT_APART;
  }

  private Sign sign(Sign.Kind kind, Carrier of, long mention, long other, String error) {
    return new Sign(
        kind, of.whom(), mention, other, of.individual(), type.tier(), type.id(), error);
  }
}
