package org.goldthread.hostile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Good files of feeds of different layouts: several people in a row, columns turned into rows, rows
 * about nobody, a clear export that becomes tokens at home, times beside dates, and digests. Eight
 * rows each, of the programme's first quarter, so that every later one takes them as well.
 */
public enum GoodFile {
  /** A spreadsheet of parents; its delimiter is found out; the fourth row withholds consent. */
  PARENTS(
      "baby-steps-team",
      "baby-steps-registration",
      "Consent to share",
      "Date registered",
      "First name",
      0) {
    @Override
    List<String> headings() {
      return List.of(
          "Client ID",
          "Date registered",
          "Consent to share",
          "First name",
          "DOB",
          "Gender",
          "E-mail",
          "Main contact number",
          "Postcode",
          "Ethnicity",
          "Baby name",
          "Baby DOB",
          "Baby sex",
          "Baby birth order",
          "Notes");
    }

    @Override
    List<String> row(int i) {
      return List.of(
          "BP-10" + i,
          "1" + i + "/04/2015",
          i == 3 ? "No" : "Yes",
          MOTHERS.get(i),
          "0" + (i + 1) + "/11/1985",
          "F",
          mail(i),
          mobile(i),
          postcode(i),
          "A",
          BABIES.get(i),
          "2" + i + "/03/2015",
          "M",
          "1",
          NOTE);
    }
  },

  /** A register of sessions, one column for each. */
  SESSIONS("real-partnership", "making-it-real-engagement", "", "", "ID", 0) {
    @Override
    List<String> headings() {
      return List.of(
          "ID", "Session 15/04/2015", "Session 22/04/2015", "Session 29/04/2015", "Notes");
    }

    @Override
    List<String> row(int i) {
      return List.of("RP910" + i, "Y", i % 2 == 0 ? "N" : "Y", i % 3 == 0 ? "" : "Y", NOTE);
    }
  },

  /** Money and hours, about nobody. */
  SPENDING("natural-thinkers-team", "programme-inputs", "Kind", "Date", "Amount (GBP)", 0) {
    @Override
    List<String> headings() {
      return List.of("Date", "Kind", "Amount (GBP)", "Hours", "Notes");
    }

    @Override
    List<String> row(int i) {
      return List.of(
          "1" + i + "/04/2015",
          List.of("Financial", "Human", "Material").get(i % 3),
          "12" + i + ".50",
          "" + i,
          NOTE);
    }
  },

  /** A trust's export, which is made into tokens where it lies. */
  BOOKINGS("badger-maternity", "maternity-bookings", "", "Event date", "Mother NHS number", 0) {
    @Override
    List<String> headings() {
      return List.of(
          "Unit number",
          "Badgernet Family ID",
          "Event date",
          "Event",
          "Mother NHS number",
          "Mother first name",
          "Mother date of birth",
          "Mother e-mail",
          "Mother mobile",
          "Postcode",
          "Ethnicity",
          "Measure: Gestation at booking in days",
          "Baby 1 NHS number",
          "Baby 1 name",
          "Baby 1 date of birth",
          "Baby 1 sex",
          "Baby 1 order",
          "Notes");
    }

    @Override
    List<String> row(int i) {
      return List.of(
          "BN910" + i,
          "EP910" + i,
          "1" + i + "/04/2015",
          "Booking",
          nhsNumber(i),
          MOTHERS.get(i),
          "0" + (i + 1) + "/11/1985",
          mail(i),
          mobile(i),
          postcode(i),
          "A",
          "7" + i,
          nhsNumber(20 + i),
          BABIES.get(i),
          "2" + i + "/03/2015",
          "Male",
          "1",
          NOTE);
    }
  },

  /** Reviews with a time of day; the sixth did not take place and is filtered out. */
  REVIEWS(
      "lambeth-health-visiting", "health-visiting-reviews", "", "Review date", "NHS number", 1) {
    @Override
    List<String> headings() {
      return List.of(
          "Local ID",
          "NHS number",
          "Forename",
          "Date of birth",
          "Sex",
          "Birth order",
          "Postcode",
          "Ethnicity",
          "Parent e-mail",
          "Parent sex",
          "Review",
          "Review date",
          "Outcome",
          "ASQ communication",
          "ASQ gross motor",
          "ASQ fine motor",
          "Notes");
    }

    @Override
    List<String> row(int i) {
      return List.of(
          "HV910" + i,
          nhsNumber(40 + i),
          BABIES.get(i),
          "0" + (i + 1) + "/04/2014 00:00",
          "Male",
          "1",
          postcode(i),
          "A",
          mail(i),
          "F",
          "12 months",
          "1" + i + "/04/2015 10:30",
          i == 5 ? "DNA" : "Attended",
          "5" + i % 5,
          "40",
          "45",
          NOTE);
    }
  },

  /** Cases of a service that sends digests of its own making. */
  DIGESTS(
      "refuge-gaia", "family-engagement-registration", "consent", "start_date", "email_sha256", 0) {
    @Override
    List<String> headings() {
      return List.of(
          "case_ref",
          "start_date",
          "consent",
          "gender",
          "birth_month",
          "lsoa",
          "ethnicity",
          "email_sha256",
          "mobile_sha256",
          "child_gender",
          "child_birth_month",
          "child_sha256");
    }

    @Override
    List<String> row(int i) {
      return List.of(
          "GA-10" + i,
          "2015-04-1" + i,
          "yes",
          "F",
          "1985-11",
          "E01003043",
          "A",
          digest("mail" + i),
          digest("mobile" + i),
          "M",
          "2015-03",
          digest("child" + i));
    }
  };

  /** How many rows each of them has. */
  public static final int ROWS = 8;

  /** The quarter that all of them are of. */
  public static final String PERIOD = "2015-16-Q1";

  /** What stands in columns that no feed reads: letters that encodings disagree about. */
  private static final String NOTE = "Caf\u00e9 \u2013 Zo\u00eb\u2019s";

  private static final List<String> MOTHERS =
      List.of(
          "Anneliese",
          "Bartholomea",
          "Clementine",
          "Dorothea",
          "Ernestine",
          "Frederica",
          "Guinevere",
          "Henrietta");
  private static final List<String> BABIES =
      List.of(
          "Archibald",
          "Barnaby",
          "Crispin",
          "Desmond",
          "Ebenezer",
          "Fitzwilliam",
          "Galahad",
          "Horatio");

  private final String provider;
  private final String feed;
  private final String needed;
  private final String date;
  private final String identifier;
  private final int filtered;

  GoodFile(
      String provider, String feed, String needed, String date, String identifier, int filtered) {
    this.provider = provider;
    this.feed = feed;
    this.needed = needed;
    this.date = date;
    this.identifier = identifier;
    this.filtered = filtered;
  }

  abstract List<String> headings();

  abstract List<String> row(int i);

  /** Whose file it is. */
  public String provider() {
    return provider;
  }

  /** Which feed takes it. */
  public String feed() {
    return feed;
  }

  /** The heading without which it is refused; empty: columns that become rows are needed. */
  String needed() {
    return needed;
  }

  /** The heading of its date; empty where dates are headings. */
  String date() {
    return date;
  }

  /** The heading of a column whose values identify somebody, or are counted. */
  String identifier() {
    return identifier;
  }

  Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(row(i));
    }
    return new Table(headings(), rows);
  }

  /** The good file itself. */
  public HostileFile itself() {
    return new HostileFile(
        "good",
        name().toLowerCase(Locale.ROOT),
        this,
        ".csv",
        table().text().getBytes(StandardCharsets.UTF_8),
        same());
  }

  /** Whether cells are a row: not filtered out and, where columns become rows, with one of them. */
  boolean isRow(List<String> cells) {
    boolean ofItems = false;
    for (int i = 0; i < headings().size(); i++) {
      if (headings().get(i).matches("(Session|Measure:|ASQ) .*")) {
        if (i < cells.size() && !cells.get(i).isBlank()) {
          return !cells.contains("DNA");
        }
        ofItems = true;
      }
    }
    return !ofItems;
  }

  /** What becomes of a file that is this one in another guise. */
  Expected same() {
    return Expected.rows(ROWS - filtered, filtered);
  }

  /** Values that no message may show. */
  public Set<String> identifyingValues() {
    Set<String> values = new TreeSet<>(MOTHERS);
    values.addAll(BABIES);
    for (int i = 0; i < ROWS; i++) {
      values.addAll(
          List.of(mail(i), mobile(i), nhsNumber(i), nhsNumber(20 + i), nhsNumber(40 + i)));
      values.addAll(List.of(postcode(i), "0" + (i + 1) + "/11/1985"));
      values.addAll(List.of("BP-10" + i, "RP910" + i, "BN910" + i, "EP910" + i, "HV910" + i));
      values.addAll(List.of("GA-10" + i, digest("mail" + i), digest("child" + i)));
    }
    return values;
  }

  /** With letters that the second half of a postcode may hold. */
  private static String postcode(int i) {
    return "SE11 7Y" + "ABDEFGHJ".charAt(i);
  }

  private static String mail(int i) {
    return MOTHERS.get(i).toLowerCase(Locale.ROOT) + "@example.org";
  }

  private static String mobile(int i) {
    return "077009001" + i + "0";
  }

  /** A number of the range for tests, with its check digit. */
  private static String nhsNumber(int i) {
    for (int n = 999_100_000 + i * 10; ; n++) {
      String nine = Integer.toString(n);
      int sum = 0;
      for (int at = 0; at < nine.length(); at++) {
        sum += (nine.charAt(at) - '0') * (10 - at);
      }
      int check = (11 - sum % 11) % 11;
      if (check < 10) {
        return nine + check;
      }
    }
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
