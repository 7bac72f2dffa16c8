package org.goldthread.onboarding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.goldthread.config.Contract;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.Context;
import org.goldthread.pseudonym.Dates;
import org.goldthread.pseudonym.Standard;

/**
 * Brings the fields of people together into the people of a row. Who is not named by a heading is
 * whom the client id denotes, or, where nobody's fields stand twice, whoever is named first.
 */
final class People {
  private static final int CHILD_YEARS = 16;

  /** What stands on a child's row and is its carer's. */
  private static final Set<String> OF_ADULTS =
      Set.of(
          "email",
          "mobile",
          "additional_mobile",
          "lone_parent",
          "employment_status",
          "education_level",
          "pregnancy_status",
          "due_date",
          "volunteer",
          "caregiver_role");

  private static final Set<String> OF_CHILDREN = Set.of("upn", "sen_status", "birth_order");

  private final Content content;
  private final LocalDate latest;
  private final Map<Whose, Map<String, Matching.Match>> groups = new LinkedHashMap<>();

  private People(Content content, LocalDate latest) {
    this.content = content;
    this.latest = latest;
  }

  /**
   * A person of the row.
   *
   * @param relation mother, father, carer or empty
   * @param named whether a child's row merely names this adult
   * @param fields person field to what it was matched with
   * @param digests key recipe to the column of its digests
   * @param constants person field to the value that this person always has
   */
  record InRow(
      int slot,
      Role role,
      String relation,
      boolean named,
      Map<String, Matching.Match> fields,
      Map<String, Column> digests,
      Map<String, String> constants) {}

  /**
   * The people of a row, in slot order.
   *
   * @param digests columns of digests by the recipe and the person that their headings name
   * @param fallback the role of the first person where nothing in the file tells it
   */
  static List<InRow> of(
      Matching matching,
      Map<Whose, Map<String, Column>> digests,
      Content content,
      LocalDate latest,
      Role fallback) {
    if (matching.contract().kind().isAboutNobody()) {
      return List.of();
    }
    People people = new People(content, latest);
    for (Matching.Match match : matching.matches()) {
      match
          .whose()
          .ifPresent(
              whose ->
                  people
                      .groups
                      .computeIfAbsent(whose, w -> new LinkedHashMap<>())
                      .put(match.field().name(), match));
    }
    digests
        .keySet()
        .forEach(whose -> people.groups.computeIfAbsent(whose, w -> new LinkedHashMap<>()));
    Map<Whose, Map<String, Column>> own = new LinkedHashMap<>(digests);
    people.merge(own);
    return people.inRows(matching, own, fallback);
  }

  private void merge(Map<Whose, Map<String, Column>> digests) {
    for (Whose parent : List.copyOf(groups.keySet())) {
      if (parent.who().equals("parent")) {
        groups.keySet().stream()
            .filter(whose -> !whose.equals(parent) && whose.number() == parent.number())
            .filter(whose -> Set.of("mother", "father", "carer").contains(whose.who()))
            .filter(whose -> areApart(whose, parent))
            .findFirst()
            .ifPresent(whose -> bring(parent, whose, digests));
      }
    }
    if (groups.containsKey(Whose.NOBODY)) {
      groups.keySet().stream()
          .filter(whose -> !whose.equals(Whose.NOBODY))
          .findFirst()
          .filter(whose -> areApart(whose, Whose.NOBODY))
          .ifPresent(whose -> bring(Whose.NOBODY, whose, digests));
    }
  }

  private boolean areApart(Whose one, Whose other) {
    return Collections.disjoint(groups.get(one).keySet(), groups.get(other).keySet());
  }

  private void bring(Whose from, Whose to, Map<Whose, Map<String, Column>> digests) {
    groups.get(to).putAll(groups.remove(from));
    Map<String, Column> brought = digests.remove(from);
    if (brought != null) {
      digests.computeIfAbsent(to, w -> new LinkedHashMap<>()).putAll(brought);
    }
  }

  private List<InRow> inRows(
      Matching matching, Map<Whose, Map<String, Column>> digests, Role fallback) {
    List<Whose> order = new ArrayList<>(groups.keySet());
    Optional<Whose> client =
        matching.matches().stream()
            .filter(m -> m.field().standard().filter(Standard.CLIENT_ID::equals).isPresent())
            .findFirst()
            .flatMap(m -> Whose.in(m.column().words()))
            .map(Whose.Named::whose);
    Whose first =
        groups.containsKey(Whose.NOBODY) && !isOfChild(order)
            ? Whose.NOBODY
            : client.filter(groups::containsKey).orElse(order.isEmpty() ? null : order.get(0));
    if (first == null) {
      Role role = client.map(Whose::role).orElse(fallback);
      return List.of(new InRow(0, role, "", false, Map.of(), Map.of(), Map.of()));
    }
    order.remove(first);
    Role firstRole = role(first, order, fallback);
    if (firstRole == Role.CHILD && order.stream().noneMatch(w -> w.role() == Role.CHILD)) {
      giveToCarer(first, order);
    }
    order.add(0, first);
    boolean hasChildren =
        firstRole == Role.CHILD || order.stream().anyMatch(w -> w.role() == Role.CHILD);
    List<InRow> people = new ArrayList<>();
    for (Whose whose : order) {
      Role role = whose.equals(first) ? firstRole : whose.role();
      Map<String, Matching.Match> fields = groups.get(whose);
      String relation = role == Role.ADULT && hasChildren ? relation(whose, fields) : "";
      people.add(
          new InRow(
              people.size(),
              role,
              relation,
              !people.isEmpty() && firstRole == Role.CHILD && role == Role.ADULT,
              fields,
              digests.getOrDefault(whose, Map.of()),
              constants(whose, fields, matching.contract())));
    }
    return people;
  }

  /**
   * Whether a row is of the child that it names first: born on a day that the row tells, while of
   * whoever goes unnamed further on it tells none.
   */
  private boolean isOfChild(List<Whose> order) {
    return order.get(0).role() == Role.CHILD
        && !order.get(0).equals(Whose.NOBODY)
        && groups.get(order.get(0)).containsKey("date_of_birth")
        && !groups.get(Whose.NOBODY).containsKey("date_of_birth");
  }

  /** A child's row says how to reach its carer. */
  private void giveToCarer(Whose child, List<Whose> others) {
    Map<String, Matching.Match> fields = groups.get(child);
    for (String field : List.copyOf(fields.keySet())) {
      if (OF_ADULTS.contains(field)) {
        Whose carer =
            others.stream()
                .filter(whose -> !groups.get(whose).containsKey(field))
                .findFirst()
                .orElseGet(
                    () -> {
                      Whose made = new Whose("carer", others.size() + 1);
                      others.add(made);
                      groups.put(made, new LinkedHashMap<>());
                      return made;
                    });
        groups.get(carer).put(field, fields.remove(field));
      }
    }
  }

  private Role role(Whose first, List<Whose> others, Role fallback) {
    if (!first.equals(Whose.NOBODY)) {
      return first.role();
    }
    Map<String, Matching.Match> fields = groups.get(first);
    if (!Collections.disjoint(fields.keySet(), OF_CHILDREN)) {
      return Role.CHILD;
    }
    Matching.Match birth = fields.get("date_of_birth");
    if (birth != null && !birth.column().profile().isEmpty()) {
      Profile profile = birth.column().profile();
      Context context = Context.of(content.dates(profile).patterns(), latest);
      LocalDate grown = latest.minusYears(CHILD_YEARS);
      double young =
          profile.share(
              text -> Dates.read(text, context).filter(day -> day.isAfter(grown)).isPresent());
      return young > 0.5 ? Role.CHILD : Role.ADULT;
    }
    if (others.stream().anyMatch(whose -> whose.role() == Role.CHILD)) {
      return Role.ADULT;
    }
    if (!others.isEmpty()) {
      return Role.CHILD;
    }
    return Collections.disjoint(fields.keySet(), OF_ADULTS) ? fallback : Role.ADULT;
  }

  private String relation(Whose whose, Map<String, Matching.Match> fields) {
    return switch (whose.who()) {
      case "mother", "father", "carer" -> whose.who();
      default -> {
        Matching.Match gender = fields.get("gender");
        Profile profile = gender == null ? null : gender.column().profile();
        if (profile == null || profile.isEmpty()) {
          yield "carer";
        }
        double women = profile.share(text -> content.isSex(text, "F"));
        double men = profile.share(text -> content.isSex(text, "M"));
        yield women >= 0.5 ? "mother" : men >= 0.5 ? "father" : "carer";
      }
    };
  }

  /** A mother's sex is known where no column tells it. */
  private static Map<String, String> constants(
      Whose whose, Map<String, Matching.Match> fields, Contract contract) {
    boolean asked = contract.fields().containsKey("gender") && !fields.containsKey("gender");
    if (!asked) {
      return Map.of();
    }
    return switch (whose.who()) {
      case "mother" -> Map.of("gender", "F");
      case "father" -> Map.of("gender", "M");
      default -> Map.of();
    };
  }
}
