package org.goldthread.onboarding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.goldthread.config.Contract;
import org.goldthread.config.Programme;
import org.goldthread.pseudonym.Context;
import org.goldthread.pseudonym.Dates;
import org.goldthread.pseudonym.Standard;
import org.goldthread.pseudonym.Standardisers;

/** Compares what columns hold with what fields ask for. */
final class Content {
  private static final List<Standard> TELLING =
      List.of(
          Standard.NHS_NUMBER, Standard.UPN, Standard.EMAIL, Standard.MOBILE, Standard.POSTCODE);
  private static final double LEAST = 0.5;
  private static final double COMMON = 0.9;
  private static final int ENOUGH_VALUES = 10;
  private static final int MOST_OWN_SPELLINGS = 15;
  private static final int TELLING_LENGTH = 4;
  private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern NUMBER = Pattern.compile("£?\\s?-?\\d{1,12}(,\\d{3})*(\\.\\d+)?");
  private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}'\u2019.\\- ]{0,30}");
  private static final Pattern ID = Pattern.compile("(?=.*\\d)[\\p{L}\\d/_.\\-]{1,24}");

  private final Programme programme;
  private final Context context;
  private final LocalDate latest;
  private final Map<String, Codes> codes = new HashMap<>();
  private final Map<Profile, DateForms> dates = new HashMap<>();
  private final Map<Profile, Map<String, Fit>> fits = new HashMap<>();
  private final Codes consent;

  Content(Programme programme, LocalDate latest) {
    this.programme = programme;
    this.latest = latest;
    context = Context.of(List.of(), latest);
    programme.codeLists().forEach((name, list) -> codes.put(name, Codes.of(list)));
    consent = Codes.of(programme.consent());
  }

  /** The spellings that a field knows; null if it takes anything. */
  Codes codes(Contract contract, Contract.Field field) {
    if (contract.isAnswer(field.name())) {
      return consent;
    }
    boolean isPostcode = field.standard().filter(Standard.POSTCODE::equals).isPresent();
    return isPostcode ? null : field.codeList().map(codes::get).orElse(null);
  }

  static boolean isDate(Contract.Field field) {
    return field.type() == Contract.Type.DATE;
  }

  /** How a column writes dates. */
  DateForms dates(Profile profile) {
    return dates.computeIfAbsent(profile, p -> DateForms.of(p.values(), latest));
  }

  /** Whether a column holds SHA-256 digests. */
  static boolean isDigests(Profile profile) {
    return profile.share(DIGEST, text -> DIGEST.matcher(text).matches()) > 0.9;
  }

  /** The share of values that identify somebody whatever their column is called. */
  double identifying(Profile profile) {
    double most = 0;
    for (Standard standard : TELLING) {
      most = Math.max(most, share(profile, standard));
    }
    return most;
  }

  /** The share of values that are of a kind. */
  double share(Profile profile, Standard standard) {
    return profile.share(
        standard, text -> Standardisers.standardise(standard, text, context).isPresent());
  }

  /** The share of values that are spellings of a code list. */
  double share(Profile profile, String list) {
    Codes known = codes.get(list);
    return known == null ? 0 : profile.share(known, text -> known.code(text).isPresent());
  }

  /** The share of values that are numbers. */
  static double numbers(Profile profile) {
    return profile.share(NUMBER, text -> NUMBER.matcher(text).matches());
  }

  /** How well a column's values fit a field. */
  Fit fit(Profile profile, Contract contract, Contract.Field field) {
    Map<String, Fit> known = fits.computeIfAbsent(profile, p -> new HashMap<>());
    return known.computeIfAbsent(
        contract.name() + " " + field.name(), name -> judged(profile, contract, field));
  }

  private Fit judged(Profile profile, Contract contract, Contract.Field field) {
    if (profile.isEmpty()) {
      return Fit.NO_VALUES;
    }
    Codes known = codes(contract, field);
    if (known != null) {
      return coded(profile, known, field);
    }
    if (isDigests(profile)) {
      return Fit.AGAINST;
    }
    if (isDate(field)) {
      return dated(profile, field);
    }
    if (field.standard().isPresent()) {
      Fit fit = identifier(profile, field.standard().get());
      return fit.degree() < 0 ? doubtful(profile, field.standard().get()) : fit;
    }
    return switch (field.type()) {
      case INTEGER, NUMBER -> number(profile, field);
      case BOOLEAN -> of(profile.share(field, Content::isYesOrNo), "are yes or no", false);
      default -> text(profile, field);
    };
  }

  private static Fit of(double share, String what, boolean telling) {
    return of(share, 1, what, telling);
  }

  /** A fit; the most is what a content that many columns have can come to. */
  private static Fit of(double share, double most, String what, boolean telling) {
    return share < LEAST
        ? Fit.AGAINST
        : new Fit(share * most, telling && share >= 0.8, Fit.share(share) + " " + what);
  }

  private Fit coded(Profile profile, Codes known, Contract.Field field) {
    double share = profile.share(known, text -> known.code(text).isPresent());
    String list = field.codeList().map(name -> "codes of " + name).orElse("readable as consent");
    if (share >= LEAST) {
      int length = 0;
      for (String value : profile.values().keySet()) {
        length += known.code(value).isPresent() ? value.length() : 0;
      }
      boolean telling =
          field.codeList().isPresent()
              && profile.distinct() >= 2
              && length >= TELLING_LENGTH * profile.distinct();
      return of(share, "are " + list, telling);
    }
    boolean mayBeSpelt =
        profile.distinct() <= MOST_OWN_SPELLINGS
            && (profile.distinct() * 2 <= profile.filled() || profile.filled() < ENOUGH_VALUES)
            && identifying(profile) < 0.1
            && !isDigests(profile)
            && dates(profile).share() < LEAST;
    return mayBeSpelt
        ? new Fit(
            Fit.OWN_SPELLINGS,
            false,
            share == 0
                ? "no value is " + list.replaceFirst("^codes", "a code")
                : Fit.share(share) + " are " + list + ", the others spelt otherwise")
        : Fit.AGAINST;
  }

  private Fit dated(Profile profile, Contract.Field field) {
    DateForms forms = dates(profile);
    double inTime =
        field.minimum().isEmpty() || forms.order() == DateForms.Order.MIXED
            ? 1
            : profile.share(
                List.of("since", field.minimum(), forms.patterns()),
                text -> isSince(text, forms, field.minimum()));
    return of(Math.min(forms.share(), inTime), "are dates", false);
  }

  private boolean isSince(String text, DateForms forms, String minimum) {
    return Dates.read(text, Context.of(forms.patterns(), latest))
        .filter(day -> day.toString().compareTo(minimum) >= 0)
        .isPresent();
  }

  private Fit identifier(Profile profile, Standard standard) {
    return switch (standard) {
      case NHS_NUMBER -> of(share(profile, standard), "are NHS numbers", true);
      case UPN -> of(share(profile, standard), "are unique pupil numbers", true);
      case EMAIL -> of(share(profile, standard), "are e-mail addresses", true);
      case MOBILE -> of(share(profile, standard), "are mobile numbers", true);
      case POSTCODE -> of(postcodes(profile), "are postcodes", true);
      case FIRST_NAME -> of(names(profile), COMMON, "look like names", false);
      case BIRTH_ORDER ->
          of(share(profile, standard) * numbers(profile), "are small numbers", false);
      case CLIENT_ID, EPISODE ->
          of(ids(profile), profile.isUnique() ? 1 : COMMON, "look like ids", false);
      default -> of(share(profile, standard), "are of that kind", false);
    };
  }

  /** Whether a text means a sex. */
  boolean isSex(String text, String sex) {
    return Standardisers.standardise(Standard.SEX, text, context)
        .or(() -> Optional.ofNullable(codes.get("gender")).flatMap(known -> known.code(text)))
        .filter(sex::equals)
        .isPresent();
  }

  /** Some values of a kind among many that are broken: a heading must say that they are meant. */
  private Fit doubtful(Profile profile, Standard standard) {
    double share = share(profile, standard);
    // A comma stands between a surname and what follows it.
    boolean isName =
        standard == Standard.FIRST_NAME && profile.share(text -> text.indexOf(',') >= 0) < LEAST;
    boolean mayBe =
        (TELLING.contains(standard) || isName)
            && (share > 0 || profile.filled() < ENOUGH_VALUES)
            && identifying(profile) < LEAST;
    return mayBe ? new Fit(0, false, "only " + Fit.share(share) + " can be read") : Fit.AGAINST;
  }

  private double postcodes(Profile profile) {
    return profile.share(
        "postcodes",
        text ->
            Standardisers.statesNoAddress(text)
                || Standardisers.standardise(Standard.POSTCODE, text, context).isPresent());
  }

  private double names(Profile profile) {
    Predicate<String> isName =
        text -> NAME.matcher(text).matches() && Words.of(text).size() <= 3 && !isYesOrNo(text);
    return profile.share(NAME, isName);
  }

  private double ids(Profile profile) {
    boolean otherKind = identifying(profile) > LEAST || dates(profile).share() > LEAST;
    boolean few = profile.filled() >= ENOUGH_VALUES && profile.distinct() * 20 < profile.filled();
    double share = profile.share(ID, text -> ID.matcher(text).matches());
    return otherKind || few ? 0 : share;
  }

  private static Fit number(Profile profile, Contract.Field field) {
    double share = profile.share(field, text -> isWithin(text, field));
    return of(share, COMMON, "are numbers", false);
  }

  private static boolean isWithin(String text, Contract.Field field) {
    if (!NUMBER.matcher(text).matches()) {
      return false;
    }
    BigDecimal number = new BigDecimal(text.replaceAll("[£,\\s]", ""));
    return (field.minimum().isEmpty() || number.compareTo(new BigDecimal(field.minimum())) >= 0)
        && (field.maximum().isEmpty() || number.compareTo(new BigDecimal(field.maximum())) <= 0);
  }

  private Fit text(Profile profile, Contract.Field field) {
    if (!field.pattern().isEmpty()) {
      Pattern pattern = Pattern.compile(field.pattern());
      double share = profile.share(field, text -> pattern.matcher(text).matches());
      return of(share, "have the form it asks for", true);
    }
    if (identifying(profile) > 0.2) {
      return Fit.AGAINST;
    }
    boolean isFree = profile.share("free", text -> Words.of(text).size() >= 3) > LEAST;
    return field.keep() != isFree
        ? new Fit(0.6, false, isFree ? "free text" : "short texts")
        : new Fit(0.3, false, isFree ? "free text" : "short texts");
  }

  private static boolean isYesOrNo(String text) {
    return text.matches("(?i)y|yes|n|no|true|false|t|f|0|1");
  }
}
