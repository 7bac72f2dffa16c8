package org.goldthread.onboarding;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Role;
import org.goldthread.core.Spelling;
import org.goldthread.pseudonym.Recipe;

/**
 * Proposes the feed file of a never-seen file: which column is which field, by its heading and by
 * what it holds; whom the row is about; how dates and codes are written; and what of the closed
 * vocabulary is needed. The same file and programme give the same proposal.
 */
public final class Suggestion {
  private static final Set<String> DIGEST_WORDS =
      Set.of("sha", "256", "hash", "hashed", "digest", "token", "pseudonym");

  private final Programme programme;
  private final List<Feed> others;
  private final Path file;
  private final Request request;
  private final Lexicon lexicon;
  private final LocalDate latest;
  private final Content content;

  private Suggestion(Programme programme, Path file, Request request) {
    this.programme = programme;
    this.file = file;
    this.request = request;
    others =
        programme.feeds().values().stream()
            .filter(feed -> !request.feed().equals(Optional.of(feed.name())))
            .toList();
    lexicon = Lexicon.of(programme, others);
    latest = programme.periods().last().end();
    content = new Content(programme, latest);
  }

  /**
   * What is known beside the file.
   *
   * @param provider who sends it
   * @param contract the contract; empty: the one that fits best is proposed
   * @param feed the feed's name; empty: one is made up. What the programme says of a feed of that
   *     name is not looked at
   */
  public record Request(String provider, Optional<String> contract, Optional<String> feed) {}

  /**
   * Proposes a feed file.
   *
   * @throws GoldthreadException (user) if the provider or the contract is unknown, or the file
   *     holds no table that can be read
   */
  public static Proposal of(Programme programme, Path file, Request request) {
    requireKnown("provider", request.provider(), programme.authority().providers().keySet());
    request
        .contract()
        .ifPresent(name -> requireKnown("contract", name, programme.contracts().keySet()));
    return new Suggestion(programme, file, request).proposal();
  }

  private static void requireKnown(String what, String name, Set<String> known) {
    if (!known.contains(name)) {
      throw new GoldthreadException(
          ExitCode.USER,
          "The configuration has no " + what + " " + name,
          Spelling.nearest(name, new TreeSet<>(known))
              .map(near -> "Did you mean " + near + "?")
              .orElse("Known are " + String.join(", ", new TreeSet<>(known)) + "."),
          what.equals("provider")
              ? "Add the provider to authority.yaml with its class of source."
              : "Name one of the contracts, or leave --contract out.");
    }
  }

  /** A contract with the shape of the table under which its fields fit best. */
  private record Solved(Reshape shape, Matching matching) {}

  private Proposal proposal() {
    Set<String> missing = new HashSet<>(Set.of(""));
    programme
        .contracts()
        .values()
        .forEach(
            contract ->
                contract.missingValues().forEach(v -> missing.add(v.toLowerCase(Locale.ROOT))));
    Table table = new TableReader(file, lexicon, missing, latest).read();
    Map<Whose, Map<String, Column>> digests = digests(table);
    Set<Integer> hashed = new HashSet<>();
    digests.values().forEach(of -> of.values().forEach(column -> hashed.add(column.place())));
    Table clear =
        new Table(
            table.headerOffset(),
            table.sheet(),
            table.columns().stream().filter(c -> !hashed.contains(c.place())).toList(),
            table.rows(),
            table.whole(),
            table.unnamed(),
            table.totals());
    Mentions mentions = new Mentions(file, clear);
    Solved best =
        candidates().stream()
            .map(contract -> solved(contract, clear))
            .max(Comparator.comparingDouble(solved -> worth(solved.matching(), mentions)))
            .orElseThrow();
    List<People.InRow> people =
        People.of(best.matching(), digests, content, latest, fallbackRole(table));
    return new Draft(programme, others, mentions, request, content, lexicon, clear)
        .of(best.shape(), best.matching(), people, scheme(digests));
  }

  /** The contract that was named, or those that the provider's agreements allow. */
  private List<Contract> candidates() {
    if (request.contract().isPresent()) {
      return List.of(programme.contracts().get(request.contract().get()));
    }
    Set<String> bases = new TreeSet<>();
    Agreements.of(programme, others, request.provider()).forEach(a -> bases.add(a.basis()));
    List<Contract> allowed =
        programme.contracts().values().stream()
            .filter(
                contract ->
                    bases.isEmpty() || bases.stream().anyMatch(b -> Agreements.fit(contract, b)))
            .toList();
    return allowed.isEmpty() ? List.copyOf(programme.contracts().values()) : allowed;
  }

  private double worth(Matching matching, Mentions mentions) {
    return matching.worth(mentions.constants(matching, content).keySet());
  }

  /** What is cut or put together is used; else it is left as it stands. */
  private Solved solved(Contract contract, Table table) {
    Set<String> left = new TreeSet<>();
    while (true) {
      Reshape shape = Reshape.of(table, content, lexicon, programme.codeLists().keySet(), left);
      Matching matching = Matching.of(contract, shape.columns(), lexicon, content);
      Set<String> unused = new HashSet<>();
      matching.unused().forEach(column -> unused.add(column.heading()));
      boolean again = false;
      for (Feed.Split split : shape.splits()) {
        again |= split.into().stream().anyMatch(unused::contains) && left.add(split.column());
      }
      for (Feed.Join join : shape.joins()) {
        again |= unused.contains(join.into()) && left.add(join.columns().get(0));
      }
      if (shape.unpivot().isPresent()) {
        Feed.Unpivot unpivot = shape.unpivot().get();
        boolean idle = unused.contains(unpivot.value()) || unused.contains(unpivot.name());
        again |= idle && left.add(unpivot.columns());
      }
      if (!again) {
        return new Solved(shape, matching);
      }
    }
  }

  private Map<Whose, Map<String, Column>> digests(Table table) {
    Map<Whose, Map<String, Column>> digests = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      if (Content.isDigests(column.profile())) {
        List<String> words = new ArrayList<>(column.words());
        words.removeIf(DIGEST_WORDS::contains);
        Optional<Whose.Named> named = Whose.in(words);
        List<String> rest = named.map(Whose.Named::rest).orElse(words);
        Whose whose = named.map(Whose.Named::whose).orElse(Whose.NOBODY);
        recipe(rest, whose)
            .ifPresent(
                recipe ->
                    digests
                        .computeIfAbsent(whose, w -> new LinkedHashMap<>())
                        .putIfAbsent(recipe, column));
      }
    }
    return digests;
  }

  private Optional<String> recipe(List<String> words, Whose whose) {
    String best = null;
    double most = 0.6;
    for (Recipe recipe : programme.recipes()) {
      boolean identity =
          recipe.purpose() == Recipe.Purpose.IDENTITY
              && (recipe.parts().get(0).whose() == Recipe.Whose.SELF
                  || recipe.name().equals(whose.who()));
      boolean isWhole = words.isEmpty() && recipe.name().equals(whose.who());
      double likely =
          isWhole
              ? 1
              : words.isEmpty()
                  ? 0
                  : lexicon.likeness(words, recipe.parts().get(0).standard().word());
      if (identity && likely > most) {
        best = recipe.name();
        most = likely;
      }
    }
    return Optional.ofNullable(best);
  }

  private Optional<String> scheme(Map<Whose, Map<String, Column>> digests) {
    return digests.isEmpty()
        ? Optional.empty()
        : Optional.of(
            programme.schemes().keySet().stream().sorted().findFirst().orElse("sha256-salt"));
  }

  /** The role that the provider's other feeds give to whom the client id denotes. */
  private Role fallbackRole(Table table) {
    Optional<Role> known =
        others.stream()
            .filter(feed -> feed.provider().equals(request.provider()))
            .flatMap(feed -> feed.people().stream())
            .filter(person -> person.slot() == 0)
            .map(Feed.Person::role)
            .findFirst();
    boolean child =
        table.columns().stream()
            .flatMap(column -> Whose.in(column.words()).stream())
            .anyMatch(named -> named.whose().role() == Role.CHILD);
    return known.orElse(child ? Role.CHILD : Role.ADULT);
  }
}
