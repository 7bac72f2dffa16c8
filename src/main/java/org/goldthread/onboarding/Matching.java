package org.goldthread.onboarding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.goldthread.config.Contract;
import org.goldthread.config.Contract.Field;
import org.goldthread.config.Contract.Subject;
import org.goldthread.config.Contract.Type;
import org.goldthread.pseudonym.Standard;

/**
 * Columns given to the fields of a contract, each to one at most, so that all of them together fit
 * best.
 *
 * @param contract the contract
 * @param matches columns with their fields, in the file's order
 * @param unused columns without a field
 */
record Matching(Contract contract, List<Match> matches, List<Column> unused) {
  private static final double LEAST = 0.45;
  private static final double KNOWN = 0.9;
  private static final double NEAR = 0.75;
  private static final double SURE = 0.999;
  private static final double OF_HEADING = 0.6;
  private static final int SCALE = 1000;
  private static final int FIRST = 400;
  private static final int MOST_MARKS = 6;

  /**
   * A column with its field.
   *
   * @param whose whose field it is; empty for a field of the row
   * @param confidence 1 to 100
   * @param reason why, without any value of the file
   */
  record Match(Column column, Field field, Optional<Whose> whose, int confidence, String reason) {}

  /** A field of the row or of a person. */
  private record Target(Field field, Optional<Whose> whose) {}

  private record Scored(double score, String reason) {
    static final Scored NONE = new Scored(0, "");
  }

  /** Finds the best assignment. */
  static Matching of(Contract contract, List<Column> columns, Lexicon lexicon, Content content) {
    Scorer scorer = new Scorer(contract, lexicon, content);
    List<Target> targets = targets(contract, columns);
    Scored[][] scores = new Scored[columns.size()][targets.size()];
    long[][] worth = new long[columns.size()][targets.size()];
    for (int c = 0; c < columns.size(); c++) {
      for (int t = 0; t < targets.size(); t++) {
        Scored scored = scorer.score(columns.get(c), targets.get(t));
        scores[c][t] = scored;
        worth[c][t] = scored.score() < LEAST ? 0 : Math.round(scored.score() * SCALE);
        // A row needs a client before it needs a household.
        boolean isClient =
            targets.get(t).field().standard().filter(Standard.CLIENT_ID::equals).isPresent();
        worth[c][t] += worth[c][t] > 0 && isClient && columns.get(c).place() == 1 ? FIRST : 0;
      }
    }
    int[] best = Assignment.best(worth, targets.size());
    List<Match> matches = new ArrayList<>();
    List<Column> unused = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      if (best[c] < 0) {
        unused.add(columns.get(c));
      } else {
        Target target = targets.get(best[c]);
        Scored scored = scores[c][best[c]];
        matches.add(
            new Match(
                columns.get(c),
                target.field(),
                target.whose(),
                (int) Math.round(Math.min(1, scored.score()) * 100),
                scored.reason()));
      }
    }
    return new Matching(contract, List.copyOf(matches), List.copyOf(unused));
  }

  private static List<Target> targets(Contract contract, List<Column> columns) {
    Set<Whose> people = new LinkedHashSet<>();
    people.add(Whose.NOBODY);
    columns.forEach(c -> Whose.in(c.words()).map(Whose.Named::whose).ifPresent(people::add));
    List<Target> targets = new ArrayList<>();
    for (Field field : contract.fields().values()) {
      if (field.subject() == Subject.ROW) {
        targets.add(new Target(field, Optional.empty()));
      } else {
        people.forEach(whose -> targets.add(new Target(field, Optional.of(whose))));
      }
    }
    return targets;
  }

  /** The match of a row's field. */
  Optional<Match> row(String field) {
    return matches.stream()
        .filter(match -> match.whose().isEmpty() && match.field().name().equals(field))
        .findFirst();
  }

  /**
   * How well the contract fits all in all; a row that would always be rejected fits badly.
   *
   * @param constants fields that have the same value in every row
   */
  double worth(Set<String> constants) {
    double worth = matches.stream().mapToDouble(match -> match.confidence() / 100.0).sum();
    for (Field field : contract.fields().values()) {
      boolean given = constants.contains(field.name()) || row(field.name()).isPresent();
      if (field.subject() == Subject.ROW && field.required() && !given) {
        worth -= 1;
      }
      boolean isDate = contract.eventDate().filter(field.name()::equals).isPresent();
      if (isDate && !given) {
        worth -= 0.3;
      }
    }
    return worth;
  }

  private record Scorer(Contract contract, Lexicon lexicon, Content content) {

    Scored score(Column column, Target target) {
      Field field = target.field();
      boolean item =
          column.origin() == Column.Origin.ITEM_NAME || column.origin() == Column.Origin.ITEM_VALUE;
      if (item) {
        return target.whose().isPresent() ? Scored.NONE : item(column, field);
      }
      Optional<Whose.Named> named = Whose.in(column.words());
      Fit fit = content.fit(column.profile(), contract, field);
      if (fit.degree() < 0) {
        return Scored.NONE;
      }
      double heading = heading(column, target, named);
      double least = fit.degree() == 0 ? SURE : fit.degree() <= Fit.OWN_SPELLINGS ? NEAR : 0;
      if (!column.profile().isEmpty() && heading < least) {
        return Scored.NONE;
      }
      List<String> own = named.map(Whose.Named::rest).orElse(column.words());
      double none = lexicon.likenessToNone(own);
      boolean isNone = none > heading && heading < KNOWN;
      double likely = isNone ? 0 : heading;
      if (target.whose().isEmpty() && named.isEmpty() && none < KNOWN) {
        likely = Math.max(likely, expected(column, field, fit));
      }
      if (isNone && likely == 0 && !fit.telling()) {
        return Scored.NONE;
      }
      return new Scored(sum(likely, fit, column, target, named), reason(heading, fit));
    }

    private double sum(
        double heading, Fit fit, Column column, Target target, Optional<Whose.Named> named) {
      if (column.profile().isEmpty()) {
        return heading >= NEAR ? 0.8 * heading : 0;
      }
      double sum = OF_HEADING * heading + (1 - OF_HEADING) * fit.degree();
      boolean isTheirs =
          target.whose().equals(Optional.of(named.map(Whose.Named::whose).orElse(Whose.NOBODY)));
      if (heading < 0.5 && fit.telling() && (isTheirs || target.whose().isEmpty())) {
        return Math.max(sum, 0.7 * fit.degree());
      }
      return heading < LEAST ? 0 : sum;
    }

    private double heading(Column column, Target target, Optional<Whose.Named> named) {
      String field = target.field().name();
      double full = lexicon.likeness(column.words(), field);
      if (named.isEmpty()) {
        return target.whose().filter(whose -> !whose.equals(Whose.NOBODY)).isPresent() ? 0 : full;
      }
      List<String> rest = named.get().rest();
      if (target.whose().isEmpty()) {
        double said = full >= KNOWN ? full : 0;
        return Math.max(said, 0.8 * lexicon.likeness(rest, field));
      }
      if (target.whose().get().equals(Whose.NOBODY)) {
        return full >= SURE ? full : 0;
      }
      if (!target.whose().get().equals(named.get().whose())) {
        return 0;
      }
      // "Child" or "Carer 2" alone means the name.
      boolean isName = target.field().standard().filter(Standard.FIRST_NAME::equals).isPresent();
      return rest.isEmpty() ? (isName ? 0.7 : 0) : lexicon.likeness(rest, field);
    }

    /** How likely a column without a telling heading is what every file of the contract has. */
    private double expected(Column column, Field field, Fit fit) {
      if (column.profile().isEmpty() || fit.degree() < 0.8) {
        return 0;
      }
      boolean isEventDate = contract.eventDate().filter(field.name()::equals).isPresent();
      boolean isClient = field.standard().filter(Standard.CLIENT_ID::equals).isPresent();
      if (isEventDate || isClient && column.place() == 1) {
        return 0.5;
      }
      boolean isConsent = contract.consent().filter(field.name()::equals).isPresent();
      boolean tells = field.codeList().isPresent() || field.type() != Type.STRING;
      return field.required() && tells && !isConsent ? 0.46 : 0;
    }

    /** Columns that become rows: what they are called, and what they hold. */
    private Scored item(Column column, Field field) {
      Profile profile = column.profile();
      boolean isName = column.origin() == Column.Origin.ITEM_NAME;
      boolean isEventDate = contract.eventDate().filter(field.name()::equals).isPresent();
      boolean areDates = content.dates(profile).share() >= 0.8;
      if (isName && (areDates || isEventDate)) {
        return areDates && isEventDate
            ? new Scored(0.95, "what the headings differ in are dates")
            : Scored.NONE;
      }
      if (field.standard().isPresent()
          || contract.consent().filter(field.name()::equals).isPresent()) {
        return Scored.NONE;
      }
      if (field.codeList().isPresent()) {
        double share = content.share(profile, field.codeList().get());
        boolean needed = isName && field.required();
        boolean saysYesOrNo = content.codes(contract, field).code("yes").isPresent();
        boolean marks =
            !isName
                && saysYesOrNo
                && profile.distinct() <= MOST_MARKS
                && Content.numbers(profile) < LEAST;
        String reason = Fit.share(share) + " are codes of " + field.codeList().get();
        return share >= 0.3 || needed || marks
            ? new Scored(0.5 + 0.4 * share, reason)
            : Scored.NONE;
      }
      if (isName) {
        boolean isText = field.type() == Type.STRING && field.keep();
        return isText
            ? new Scored(field.required() ? 0.7 : 0.5, "what the headings differ in")
            : Scored.NONE;
      }
      Fit fit = content.fit(profile, contract, field);
      boolean isNumber = field.type() == Type.NUMBER || field.type() == Type.INTEGER;
      return isNumber && fit.degree() > 0
          ? new Scored(0.5 + 0.4 * fit.degree(), fit.reason())
          : Scored.NONE;
    }

    private static String reason(double heading, Fit fit) {
      String said =
          heading >= SURE
              ? "heading known"
              : heading >= NEAR
                  ? "heading near a known one"
                  : heading >= 0.5 ? "heading says a part of it" : "heading tells nothing";
      return said + "; " + fit.reason();
    }
  }
}
