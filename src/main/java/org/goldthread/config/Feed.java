package org.goldthread.config;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.core.Period;
import org.goldthread.core.Role;

/**
 * One feed of one provider, described by one file.
 *
 * @param name the feed's name, also of its folder under landing
 * @param provider the provider who sends it
 * @param service the service it belongs to; empty for administrative datasets
 * @param contract the contract its rows follow
 * @param route in clear text or as tokens
 * @param scheme the token scheme of digests that arrive; {@code gt1} for clear text and own tokens
 * @param idSystem the client database that its client ids come from
 * @param agreement the agreement it is taken under
 * @param delivery what a submission stands for
 * @param rowKey fields that identify a row; empty: a digest of its keys and event date
 * @param format how the file is read
 * @param dateFormats date patterns, tried in order before the built-in ones
 * @param columns row field to the headings it may stand under
 * @param people people in a row, in slot order
 * @param values per field, value synonyms: spelling (lower case) to code or canonical value
 * @param constants field to a value that every row has
 * @param defaults field to the value that a missing one becomes
 * @param split columns that are cut into several
 * @param join columns that are put together
 * @param fill columns filled from a second file
 * @param unpivot columns that are turned into rows
 * @param filters rows that are no data
 * @param gates the feed's own gates
 * @param rules rules beyond single fields, where they are not those of its contract
 * @param schedule when submissions are expected
 * @param file the file it stands in, for messages
 */
public record Feed(
    String name,
    String provider,
    Optional<String> service,
    String contract,
    Route route,
    String scheme,
    String idSystem,
    String agreement,
    Delivery delivery,
    List<String> rowKey,
    Format format,
    List<String> dateFormats,
    Map<String, List<String>> columns,
    List<Person> people,
    Map<String, Map<String, String>> values,
    Map<String, String> constants,
    Map<String, String> defaults,
    List<Split> split,
    List<Join> join,
    Optional<Fill> fill,
    Optional<Unpivot> unpivot,
    List<Filter> filters,
    Programme.Gates gates,
    Rules rules,
    Schedule schedule,
    String file) {

  /** The slot of fields that describe the row as a whole. */
  public static final int ROW = -1;

  /**
   * When submissions are expected.
   *
   * @param dueDays days after a period's end by which its submission is due
   * @param first the first period that is expected; empty: the programme's first
   * @param last the last period that is expected, the service having ended with it; empty: the
   *     programme's last
   * @param quarters quarters of a financial year that it is collected in
   * @param notCollected periods ({@code 2020-21-Q1}) and financial years ({@code 2020-21}) for
   *     which nothing was collected
   * @param deliveredWith periods and financial years that came later, all in one submission, to
   *     that submission's period
   */
  public record Schedule(
      int dueDays,
      Optional<Period> first,
      Optional<Period> last,
      List<Integer> quarters,
      List<String> notCollected,
      Map<String, Period> deliveredWith) {
    private static final List<Integer> EVERY = List.of(1, 2, 3, 4);

    /** Expected every quarter, as long as the programme lasts. */
    public static Schedule quarterly(int dueDays) {
      return new Schedule(dueDays, Optional.empty(), Optional.empty(), EVERY, List.of(), Map.of());
    }

    /** The same from a period on. */
    public Schedule from(Period period) {
      return new Schedule(
          dueDays, Optional.of(period), last, quarters, notCollected, deliveredWith);
    }

    /** The last day on which a period's submission is in time. */
    public LocalDate due(Period period) {
      return period.end().plusDays(dueDays);
    }

    /** The later period whose submission holds a period's rows; empty for most. */
    public Optional<Period> deliveredWith(Period period) {
      return Optional.ofNullable(deliveredWith.get(period.toString()))
          .or(() -> Optional.ofNullable(deliveredWith.get(period.financialYear())));
    }

    /** Whether a period comes after the service's last. */
    public boolean isOver(Period period) {
      return last.isPresent() && period.compareTo(last.get()) > 0;
    }

    /** Whether anything was collected for a period. */
    public boolean isCollected(Period period) {
      return quarters.contains(period.quarter())
          && !notCollected.contains(period.toString())
          && !notCollected.contains(period.financialYear());
    }
  }

  /**
   * Whether the feed asks for a field, by a column or by a value that it always has. A field that a
   * feed does not ask is not missing from its rows.
   *
   * @param slot the person's slot, or {@link #ROW}
   * @param field the field's name in the contract
   */
  public boolean asks(int slot, String field) {
    boolean byDefault = slot <= 0 && defaults.containsKey(field);
    if (slot == ROW) {
      return byDefault || columns.containsKey(field) || constants.containsKey(field);
    }
    return people.stream()
        .filter(person -> person.slot() == slot)
        .anyMatch(
            person ->
                byDefault
                    || person.columns().containsKey(field)
                    || person.constants().containsKey(field));
  }

  /** How identifiers arrive. */
  public enum Route {
    /** Clear text, pseudonymised in the restricted zone (route B). */
    CLEAR,
    /** Tokens made at the provider (route A), or digests of a foreign scheme. */
    TOKENS
  }

  /** What a submission stands for. */
  public enum Delivery {
    /** The rows of its period. */
    PERIOD,
    /** Everything from the beginning up to its period. */
    CUMULATIVE,
    /** Rows new or changed since the submission before. */
    CHANGES
  }

  /**
   * How a file is read.
   *
   * @param headerOffset lines above the headings
   * @param delimiter the delimiter, or empty to find it out
   * @param encoding the encoding, or empty to find it out
   * @param sheet name of the sheet of a workbook; empty: the first that is not hidden and not blank
   */
  public record Format(int headerOffset, String delimiter, String encoding, String sheet) {}

  /**
   * A person that a row mentions.
   *
   * @param slot 0 = whom the client id denotes; others in the contract's fixed order
   * @param role child or adult
   * @param relation mother, father, carer or empty
   * @param named whether the row merely names this person, as a child's registration does its carer
   * @param columns person field to the headings it may stand under
   * @param digests key recipe name to the headings under which digests of a foreign scheme stand
   * @param constants person field to a value that this person always has (a mother's sex)
   */
  public record Person(
      int slot,
      Role role,
      String relation,
      boolean named,
      Map<String, List<String>> columns,
      Map<String, List<String>> digests,
      Map<String, String> constants) {}

  /** Cuts a column at a separator into new columns; text beyond the last goes into the last. */
  public record Split(String column, String on, List<String> into) {}

  /** Puts columns together with a separator between non-blank parts. */
  public record Join(List<String> columns, String with, String into) {}

  /**
   * Fills columns from a second file of the same submission.
   *
   * @param file pattern of the second file's name, {@code *} for any text
   * @param by heading of the client id in the main file
   * @param key heading of the client id in the second file
   * @param columns headings taken from the second file
   */
  public record Fill(String file, String by, String key, List<String> columns) {}

  /**
   * Turns columns into rows.
   *
   * @param columns headings, {@code *} for any text; each that matches becomes a row
   * @param name new column that takes the part of the heading that {@code *} stands for
   * @param value new column that takes the cell
   * @param skip cells (lower case, trimmed) that make no row; the blank cell always is one
   * @param total a column that sums them up; empty: none does
   */
  public record Unpivot(
      String columns, String name, String value, List<String> skip, Optional<Total> total) {

    /** Columns that no other column sums up. */
    public Unpivot(String columns, String name, String value, List<String> skip) {
      this(columns, name, value, skip, Optional.empty());
    }
  }

  /**
   * A column that sums up those that are turned into rows.
   *
   * @param column its heading
   * @param counts codes of the value that count one each; empty: values are numbers and are summed
   */
  public record Total(String column, List<String> counts) {}

  /**
   * Leaves out rows that are no data, such as totals.
   *
   * @param column heading looked at
   * @param startsWith leave out where the trimmed cell starts with this, without case; empty: not
   *     used
   * @param is leave out where the trimmed cell is one of these, without case
   */
  public record Filter(String column, String startsWith, List<String> is) {}
}
