package org.goldthread.onboarding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.config.Feed;

/**
 * A proposed feed file with its reasons. Holds headings and names of the configuration, spellings
 * of codes and dates' patterns, and no other cell of the file.
 *
 * @param feed the feed's name
 * @param provider who sends it
 * @param service its service; empty for administrative datasets, or if none is known
 * @param contract its contract
 * @param idSystem the client database that the provider's other feeds share; empty if none does
 * @param agreement the agreement; empty if none of this provider fits
 * @param scheme scheme of the digests that arrive; empty for clear text
 * @param rowKey fields that identify a row
 * @param headerOffset lines above the headings
 * @param sheet the sheet; empty if there is one only
 * @param dateFormats patterns of its dates
 * @param columns columns with their fields, in the file's order
 * @param people people of a row
 * @param values per field, spellings that are no code, and the code that may be meant
 * @param constants row field to the value that every row has
 * @param splits columns that are cut
 * @param joins columns that are put together
 * @param unpivot columns that become rows
 * @param filters rows that are no data
 * @param missing what the contract needs and no column gives
 * @param unused columns that are not used
 * @param notes what else its reader should know
 */
public record Proposal(
    String feed,
    String provider,
    Optional<String> service,
    String contract,
    Optional<String> idSystem,
    Optional<String> agreement,
    Optional<String> scheme,
    List<String> rowKey,
    int headerOffset,
    String sheet,
    List<String> dateFormats,
    List<Given> columns,
    List<Person> people,
    Map<String, Map<String, Optional<String>>> values,
    Map<String, String> constants,
    List<Feed.Split> splits,
    List<Feed.Join> joins,
    Optional<Feed.Unpivot> unpivot,
    List<Feed.Filter> filters,
    List<Absent> missing,
    List<Unused> unused,
    List<String> notes) {

  /**
   * A field with its column.
   *
   * @param place the file's column that it comes from, from 1
   * @param heading the column's heading
   * @param field the field
   * @param confidence 1 to 100
   * @param reason why, without any value of the file
   */
  public record Given(int place, String heading, String field, int confidence, String reason) {}

  /** A person of a row; digests by recipe. See {@link Feed.Person}. */
  public record Person(
      int slot,
      String role,
      String relation,
      boolean named,
      List<Given> columns,
      List<Given> digests,
      Map<String, String> constants) {}

  /** A field that no column gives, and what to do about it. */
  public record Absent(String field, String reason) {}

  /** A column that is not used, and why. */
  public record Unused(int place, String heading, String reason) {}

  /** Copies the lists. */
  public Proposal {
    rowKey = List.copyOf(rowKey);
    dateFormats = List.copyOf(dateFormats);
    columns = List.copyOf(columns);
    people = List.copyOf(people);
    missing = List.copyOf(missing);
    unused = List.copyOf(unused);
    notes = List.copyOf(notes);
  }

  /** The feed file. */
  public String yaml() {
    return new FeedYaml().write(this);
  }
}
