package org.goldthread.config;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.goldthread.config.Feed.Delivery;
import org.goldthread.config.Feed.Fill;
import org.goldthread.config.Feed.Filter;
import org.goldthread.config.Feed.Format;
import org.goldthread.config.Feed.Join;
import org.goldthread.config.Feed.Person;
import org.goldthread.config.Feed.Route;
import org.goldthread.config.Feed.Schedule;
import org.goldthread.config.Feed.Split;
import org.goldthread.config.Feed.Unpivot;
import org.goldthread.config.Programme.Drift;
import org.goldthread.config.Programme.Gates;
import org.goldthread.core.Period;
import org.goldthread.core.Role;

/** Turns a feed file that its schema has found right into a feed. */
final class FeedReader {

  private FeedReader() {}

  /**
   * Reads a feed.
   *
   * @param gates the programme's gates, for those that the feed does not set
   * @param dueDays the programme's days until a submission is due, where the feed sets none
   */
  static Feed read(Part file, Gates gates, int dueDays) {
    String provider = file.at("provider").text();
    return new Feed(
        file.at("feed").text(),
        provider,
        file.at("service").optional(),
        file.at("contract").text(),
        Route.valueOf(upper(file.at("route"))),
        file.at("scheme").text(),
        file.at("id_system").optional().orElse(provider),
        file.at("agreement").text(),
        Delivery.valueOf(upper(file.at("delivery"))),
        file.at("row_key").texts(),
        format(file.at("format")),
        file.at("date_formats").texts(),
        headings(file.at("columns")),
        file.at("people").items().stream()
            .map(FeedReader::person)
            .sorted(Comparator.comparingInt(Person::slot))
            .toList(),
        values(file.at("values")),
        texts(file.at("constants")),
        texts(file.at("defaults")),
        file.at("split").items().stream()
            .map(
                part ->
                    new Split(
                        part.at("column").text(), part.at("on").text(), part.at("into").texts()))
            .toList(),
        file.at("join").items().stream()
            .map(
                part ->
                    new Join(
                        part.at("columns").texts(), part.at("with").text(), part.at("into").text()))
            .toList(),
        Optional.of(file.at("fill")).filter(Part::present).map(FeedReader::fill),
        Optional.of(file.at("unpivot")).filter(Part::present).map(FeedReader::unpivot),
        file.at("filters").items().stream()
            .map(
                part ->
                    new Filter(
                        part.at("column").text(),
                        part.at("starts_with").optional().orElse(""),
                        lower(part.at("is").texts())))
            .toList(),
        gates(file.at("gates"), gates),
        Rules.read(file.at("rules")),
        schedule(file.at("calendar"), dueDays),
        file.document().name());
  }

  private static Schedule schedule(Part part, int dueDays) {
    return new Schedule(
        part.at("due_days").present() ? part.at("due_days").integer() : dueDays,
        part.at("first_period").optional().flatMap(Period::parse),
        part.at("last_period").optional().flatMap(Period::parse),
        part.at("quarters").items().stream().map(Part::integer).toList(),
        part.at("not_collected").texts(),
        deliveredWith(part.at("delivered_with")));
  }

  private static Map<String, Period> deliveredWith(Part part) {
    Map<String, Period> with = new TreeMap<>();
    part.entries()
        .forEach((when, later) -> Period.parse(later.text()).ifPresent(p -> with.put(when, p)));
    return Map.copyOf(with);
  }

  /** Gates of a block, with a fallback for each that it leaves out. */
  static Gates gates(Part part, Gates fallback) {
    return new Gates(
        number(part.at("max_rejected_share"), fallback.maxRejectedShare()),
        whole(part.at("min_rows_to_judge"), fallback.minRowsToJudge()),
        number(part.at("min_rows_vs_previous"), fallback.minRowsVsPrevious()),
        number(part.at("max_shrink"), fallback.maxShrink()),
        drift(part.at("drift"), fallback.drift()));
  }

  private static Drift drift(Part part, Drift fallback) {
    return new Drift(
        whole(part.at("periods"), fallback.periods()),
        whole(part.at("min_periods"), fallback.minPeriods()),
        whole(part.at("min_rows"), fallback.minRows()),
        number(part.at("rows"), fallback.rows()),
        number(part.at("missing"), fallback.missing()),
        number(part.at("mix"), fallback.mix()));
  }

  private static int whole(Part part, int fallback) {
    return part.present() ? part.integer() : fallback;
  }

  private static Format format(Part part) {
    return new Format(
        part.at("header_offset").integer(),
        part.at("delimiter").optional().orElse(""),
        part.at("encoding").optional().orElse(""),
        part.at("sheet").optional().orElse(""));
  }

  private static Person person(Part part) {
    return new Person(
        part.at("slot").integer(),
        Role.of(part.at("role").text()),
        part.at("relation").optional().orElse(""),
        part.at("named").flag(),
        headings(part.at("columns")),
        headings(part.at("digests")),
        texts(part.at("constants")));
  }

  private static Fill fill(Part part) {
    return new Fill(
        part.at("file").text(),
        part.at("by").text(),
        part.at("key").text(),
        part.at("columns").texts());
  }

  private static Unpivot unpivot(Part part) {
    return new Unpivot(
        part.at("columns").text(),
        part.at("name").text(),
        part.at("value").text(),
        lower(part.at("skip").texts()),
        Optional.of(part.at("total"))
            .filter(Part::present)
            .map(total -> new Feed.Total(total.at("column").text(), total.at("counts").texts())));
  }

  private static Map<String, List<String>> headings(Part part) {
    Map<String, List<String>> headings = new LinkedHashMap<>();
    part.entries().forEach((field, names) -> headings.put(field, names.texts()));
    return Collections.unmodifiableMap(headings);
  }

  private static Map<String, Map<String, String>> values(Part part) {
    Map<String, Map<String, String>> values = new LinkedHashMap<>();
    part.entries()
        .forEach(
            (field, spellings) -> {
              Map<String, String> meant = new LinkedHashMap<>();
              spellings
                  .entries()
                  .forEach(
                      (spelling, code) ->
                          meant.put(spelling.strip().toLowerCase(Locale.ROOT), code.text()));
              values.put(field, Collections.unmodifiableMap(meant));
            });
    return Collections.unmodifiableMap(values);
  }

  private static Map<String, String> texts(Part part) {
    Map<String, String> texts = new LinkedHashMap<>();
    part.entries().forEach((field, value) -> texts.put(field, value.text()));
    return Collections.unmodifiableMap(texts);
  }

  private static List<String> lower(List<String> texts) {
    Stream<String> lower = texts.stream().map(text -> text.strip().toLowerCase(Locale.ROOT));
    return lower.toList();
  }

  private static double number(Part part, double fallback) {
    return part.present() ? part.number() : fallback;
  }

  private static String upper(Part part) {
    return part.text().toUpperCase(Locale.ROOT);
  }
}
