package org.goldthread.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldthread.core.Role;

/** All labelled mentions of one person, and what keys show of them. */
final class PersonGroup {
  private final Whom whom;
  private final List<LabelledMention> mentions;
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final Map<Long, Integer> tiers = new HashMap<>();
  private final Map<Long, List<Sign>> apart = new HashMap<>();
  private final KeyTypes types;
  private final Joined joined;
  private final Set<Integer> divided;

  /**
   * Mentions within the ceiling of each other. Where a judgement or a consent keeps some that keys
   * connect apart, each side stands by itself, and so do those on no side: nobody can tell to which
   * they belong.
   */
  private record Component(int least, List<String> sides) {}

  /**
   * A person.
   *
   * @param whom who it is
   * @param mentions their mentions
   * @param signs what keys show, but of {@link Sign.Kind#MENTION} and {@link Sign.Kind#MIXED}
   * @param types the key types that linkage joins by
   */
  PersonGroup(Whom whom, List<LabelledMention> mentions, List<Sign> signs, KeyTypes types) {
    this.whom = whom;
    this.types = types;
    this.mentions =
        mentions.stream().sorted(Comparator.comparingLong(LabelledMention::id)).toList();
    this.mentions.forEach(mention -> numbers.put(mention.id(), numbers.size()));
    this.joined = new Joined(this.mentions.size());
    for (Sign sign : signs) {
      switch (sign.kind()) {
        case CONNECTED -> joined.join(numbers.get(sign.mention()), numbers.get(sign.other()));
        case HANGS_TOGETHER -> tiers.merge(sign.mention(), sign.tier(), Math::min);
        default -> apart.computeIfAbsent(sign.individual(), unused -> new ArrayList<>()).add(sign);
      }
    }
    divided = dividedBySides();
  }

  /** The least of the mentions that keys connect with one. */
  private int byKeys(LabelledMention mention) {
    return joined.of(numbers.get(mention.id()));
  }

  /** Which part of the ceiling a mention is in. */
  private Component component(LabelledMention mention) {
    int least = byKeys(mention);
    return new Component(least, divided.contains(least) ? mention.sides() : List.of());
  }

  /** What keys connect and a judgement or a consent divides. */
  private Set<Integer> dividedBySides() {
    Set<Integer> found = new HashSet<>();
    Map<String, String> sides = new HashMap<>();
    for (LabelledMention mention : mentions) {
      for (String side : mention.sides()) {
        String judgement = byKeys(mention) + " " + side.substring(0, side.lastIndexOf('='));
        if (!side.equals(sides.computeIfAbsent(judgement, unused -> side))) {
          found.add(byKeys(mention));
        }
      }
    }
    return found;
  }

  /** Tells the person's cells. */
  void tellCells(Consumer<Cell> cells) {
    Map<Component, Integer> components = new HashMap<>();
    Map<Cell, long[]> counts = new TreeMap<>(Cell.ORDER);
    for (LabelledMention mention : mentions) {
      int component = components.computeIfAbsent(component(mention), unused -> components.size());
      Cell cell =
          new Cell(
              whom,
              mention.individual(),
              component,
              mention.feed(),
              tiers.getOrDefault(mention.id(), 0),
              0,
              0);
      long[] count = counts.computeIfAbsent(cell, unused -> new long[2]);
      count[0]++;
      count[1] += mention.hasNhs() ? 1 : 0;
    }
    counts.forEach(
        (cell, count) ->
            cells.accept(
                new Cell(
                    cell.whom(),
                    cell.individual(),
                    cell.component(),
                    cell.feed(),
                    cell.tier(),
                    count[0],
                    count[1])));
  }

  /** Tells why each individual but the one of most mentions is not one with the others. */
  void tellSplits(BiConsumer<Whom, Cause> splits) {
    Map<Long, List<LabelledMention>> parts = new TreeMap<>();
    mentions.forEach(
        mention ->
            parts.computeIfAbsent(mention.individual(), unused -> new ArrayList<>()).add(mention));
    long main =
        parts.entrySet().stream()
            .max(
                Comparator.comparingInt(
                    (Map.Entry<Long, List<LabelledMention>> part) -> part.getValue().size()))
            .map(Map.Entry::getKey)
            .orElseThrow();
    parts.forEach(
        (individual, part) -> {
          if (individual != main) {
            splits.accept(whom, cause(individual, part));
          }
        });
  }

  private Cause cause(long individual, List<LabelledMention> part) {
    List<Sign> signs = apart.getOrDefault(individual, List.of());
    Set<Sign.Kind> kinds = signs.stream().map(Sign::kind).collect(Collectors.toSet());
    if (isConnectedToOthers(part, this::component)) {
      return connected(individual, part, signs, kinds);
    }
    if (isConnectedToOthers(part, this::byKeys)) {
      return new Cause(Cause.KEPT_APART, "", "", false);
    }
    if (kinds.contains(Sign.Kind.SHARED_APART)) {
      return new Cause(
          whom.role() == Role.CHILD ? Cause.TWINS : Cause.SHARED_ADDRESS, "", "", false);
    }
    if (kinds.contains(Sign.Kind.GAP_APART)) {
      return new Cause(Cause.GAP, "", "", false);
    }
    Optional<String> error =
        signs.stream()
            .filter(sign -> sign.kind() == Sign.Kind.SPOILT_APART)
            .min(Comparator.comparingInt(Sign::tier).thenComparing(Sign::error))
            .map(Sign::error)
            .or(() -> mostFrequent(part.stream().flatMap(mention -> mention.slips().stream())))
            .or(() -> mostFrequent(part.stream().flatMap(mention -> mention.ofOthers().stream())))
            .or(() -> errorElsewhere(individual, part));
    return error
        .map(word -> new Cause(Cause.ERROR, word, "", false))
        .orElse(new Cause(Cause.NO_SHARED_KEY, "", keys(part), false));
  }

  private Cause connected(
      long individual, List<LabelledMention> part, List<Sign> signs, Set<Sign.Kind> kinds) {
    Set<String> reasons =
        signs.stream()
            .filter(sign -> sign.kind() == Sign.Kind.DROPPED)
            .map(Sign::error)
            .collect(Collectors.toSet());
    for (String reason : List.of(Cause.CONFLICT, Cause.AMBIGUOUS)) {
      if (reasons.contains(reason)) {
        return new Cause(reason, hardError(individual, part), "", true);
      }
    }
    return kinds.contains(Sign.Kind.REFUSED_APART)
        ? new Cause(Cause.REFUSED_BLOCK, "", "", true)
        : new Cause(Cause.UNEXPLAINED, hardError(individual, part), "", true);
  }

  private boolean isConnectedToOthers(
      List<LabelledMention> part, Function<LabelledMention, ?> component) {
    Set<Object> here = new HashSet<>();
    part.forEach(mention -> here.add(component.apply(mention)));
    long individual = part.get(0).individual();
    return mentions.stream()
        .filter(mention -> mention.individual() != individual)
        .anyMatch(mention -> here.contains(component.apply(mention)));
  }

  /** What is wrong with a hard field: of the part, or else of what it is apart from. */
  private String hardError(long individual, List<LabelledMention> part) {
    return mostFrequent(hardSlips(part.stream()))
        .or(
            () ->
                mostFrequent(
                    hardSlips(mentions.stream().filter(other -> other.individual() != individual))))
        .orElse("");
  }

  private static Stream<Slip> hardSlips(Stream<LabelledMention> mentions) {
    return mentions.flatMap(mention -> mention.slips().stream()).filter(Slip::isOfHardField);
  }

  /** What is wrong, elsewhere, with a value that one of the part's keys is made of. */
  private Optional<String> errorElsewhere(long individual, List<LabelledMention> part) {
    List<KeyTypes.Type> own =
        part.stream()
            .flatMap(mention -> mention.types().stream())
            .distinct()
            .flatMap(type -> types.type(type).stream())
            .toList();
    return mostFrequent(
        mentions.stream()
            .filter(mention -> mention.individual() != individual)
            .flatMap(
                mention ->
                    Stream.concat(
                        mention.slips().stream()
                            .filter(
                                slip ->
                                    own.stream().anyMatch(key -> key.own().contains(slip.field()))),
                        mention.ofOthers().stream()
                            .filter(
                                slip ->
                                    own.stream()
                                        .anyMatch(key -> key.others().contains(slip.field()))))));
  }

  /** Which keys a part has, and the person's other parts do not share. */
  private String keys(List<LabelledMention> part) {
    return part.stream()
        .flatMap(mention -> mention.types().stream())
        .distinct()
        .sorted()
        .flatMap(type -> types.type(type).stream())
        .map(KeyTypes.Type::name)
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> mostFrequent(Stream<Slip> slips) {
    TreeMap<String, Long> counts = new TreeMap<>();
    slips.forEach(slip -> counts.merge(slip.error(), 1L, Long::sum));
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }
}
