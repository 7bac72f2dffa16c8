package org.goldthread.synth;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.config.Feed;

/**
 * What the sample consists of: the client databases that providers keep, and the files that they
 * export from them. Read from a resource, so that no service's name stands in the program.
 *
 * @param version version of the resource's form
 * @param sources client databases by name
 * @param spellings code lists of others: our code to theirs
 * @param feeds files that are exported
 */
record SamplePlan(
    int version,
    Map<String, Source> sources,
    Map<String, Map<String, String>> spellings,
    List<FeedFile> feeds) {

  /** Whom a source takes in. */
  enum Kind {
    /** Expectant and new parents, on a course. */
    COURSE,
    /** Young children with their carers, in a group. */
    GROUP,
    /** Pregnant women in the care of one midwife. */
    MIDWIFERY,
    /** Parents with a worker of their own. */
    FAMILY_SUPPORT,
    /** Reviews of all children. */
    REVIEWS,
    /** All births. */
    MATERNITY,
    /** All children at the end of their first school year. */
    SCHOOL
  }

  /**
   * One client database.
   *
   * @param kind whom it takes in
   * @param prefix what its client ids begin with; sources of one id system share it
   * @param weight how likely a family takes it up, against the other services; 0 for administrative
   *     sources
   * @param targeted whether need raises the weight
   * @param refused share of clients who refuse consent
   * @param health whether it holds NHS numbers and few e-mail addresses
   * @param planned sessions offered
   * @param minimum sessions that count as the intended dose
   * @param mailbox the mailbox that staff type when they know no other
   */
  record Source(
      Kind kind,
      String prefix,
      double weight,
      boolean targeted,
      double refused,
      boolean health,
      int planned,
      int minimum,
      String mailbox) {

    /** Whether families choose it, as against a dataset that holds everybody. */
    boolean isService() {
      return weight > 0;
    }
  }

  /**
   * A feed's files.
   *
   * @param provider provider
   * @param feed feed
   * @param source the source it is exported from; empty for rows about nobody
   * @param rows {@code registrations}, {@code attendance} (a column for each session), {@code
   *     inputs}, or the kind of event
   * @param delivery which registrations a file holds
   * @param atProvider whether the clear file stays with the provider, who sends tokens
   * @param file the file's name; {@code {period}} stands for the period
   * @param format how the file is written
   * @param dates date styles in use; a client's rows keep to one
   * @param series names of the repeated columns
   * @param columns heading to what stands under it, in order
   * @param spell item (of one slot, or of all) or detail to how its codes are written: code to
   *     spelling; or {@code label} to write the labels of the code list named
   * @param second a second file of the same submission
   */
  record FeedFile(
      String provider,
      String feed,
      String source,
      String rows,
      Feed.Delivery delivery,
      boolean atProvider,
      String file,
      Format format,
      List<DateStyle> dates,
      List<String> series,
      LinkedHashMap<String, String> columns,
      Map<String, Map<String, String>> spell,
      Second second) {}

  /**
   * A second file by client id.
   *
   * @param file its name
   * @param columns heading to what stands under it
   */
  record Second(String file, LinkedHashMap<String, String> columns) {}

  /**
   * How a file is written.
   *
   * @param delimiter between cells
   * @param encoding character encoding
   * @param byteOrderMark whether it begins with one
   * @param carriageReturn whether lines end with CR LF
   * @param quoteAll whether every cell is quoted
   * @param banner lines above the headings
   * @param headingsAgain rows after which the headings stand again, as on a new page; 0 for never
   * @param total what the last row begins with; empty for no totals row
   * @param blankLines blank lines at the end
   * @param finalNewline whether the last line ends
   */
  record Format(
      String delimiter,
      String encoding,
      boolean byteOrderMark,
      boolean carriageReturn,
      boolean quoteAll,
      List<String> banner,
      int headingsAgain,
      String total,
      int blankLines,
      Boolean finalNewline) {

    Format {
      delimiter = delimiter == null ? "," : delimiter;
      encoding = encoding == null ? "UTF-8" : encoding;
      banner = banner == null ? List.of() : List.copyOf(banner);
      total = total == null ? "" : total;
      finalNewline = finalNewline == null || finalNewline;
    }
  }

  /** Reads the plan that ships with the program. */
  static SamplePlan shipped() {
    ObjectMapper mapper =
        YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    try (InputStream in = Resources.open("sample.yaml")) {
      return mapper.readValue(in, SamplePlan.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
