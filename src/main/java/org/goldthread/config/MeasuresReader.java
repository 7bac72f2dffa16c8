package org.goldthread.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.goldthread.config.Measure.Band;
import org.goldthread.config.Measure.CutOff;
import org.goldthread.config.Measure.Days;
import org.goldthread.config.Measure.Direction;
import org.goldthread.config.Measure.Every;
import org.goldthread.config.Measure.Expected;
import org.goldthread.config.Measure.Given;
import org.goldthread.config.Measure.Growth;
import org.goldthread.config.Measure.Interval;
import org.goldthread.config.Measure.Items;
import org.goldthread.config.Measure.Lms;
import org.goldthread.config.Measure.Prematurity;
import org.goldthread.config.Measure.Scoring;
import org.goldthread.config.Programme.CodeList;

/** Reads a file of {@code measures/}; what it says of other files is checked elsewhere. */
final class MeasuresReader {

  /** A measure and the block it stands in. */
  record Placed(Part part, Measure measure) {}

  private final Part file;
  private final Optional<CodeList> codes;
  private final ConfigFiles files;
  private final Problems problems;
  private final List<Interval> intervals;

  private MeasuresReader(
      Part file, Optional<CodeList> codes, ConfigFiles files, Problems problems) {
    this.file = file;
    this.codes = codes;
    this.files = files;
    this.problems = problems;
    this.intervals = file.at("intervals").items().stream().map(MeasuresReader::interval).toList();
  }

  /**
   * The measures of a family.
   *
   * @param codes the code list of measures, if it can be read: it has their titles
   */
  static List<Placed> read(
      Part file, Optional<CodeList> codes, ConfigFiles files, Problems problems) {
    MeasuresReader reader = new MeasuresReader(file, codes, files, problems);
    return file.at("measures").items().stream()
        .map(part -> new Placed(part, reader.measure(part)))
        .toList();
  }

  private Measure measure(Part part) {
    String code = part.at("code").text();
    return new Measure(
        code,
        part.at("title")
            .optional()
            .or(() -> codes.map(list -> list.codes().get(code)))
            .orElse(code),
        file.at("family").text(),
        part.at("unit").text(),
        Direction.valueOf(part.at("direction").text().toUpperCase(Locale.ROOT)),
        number(part.at("minimum")),
        number(part.at("maximum")),
        scoring(part),
        part.at("bands").items().stream().map(MeasuresReader::band).toList(),
        part.at("cut_offs").items().stream()
            .map(
                cut ->
                    new CutOff(
                        cut.at("interval").text(),
                        cut.at("below").number(),
                        number(cut.at("monitoring_below"))))
            .toList(),
        part.at("expected_at").items().stream()
            .map(
                age ->
                    new Expected(
                        age.at("score").integer(),
                        age.at("from_months").integer(),
                        age.at("to_months").integer()))
            .toList(),
        intervals,
        Optional.of(file.at("prematurity"))
            .filter(Part::present)
            .map(
                early ->
                    new Prematurity(
                        early.at("term_weeks").integer(),
                        early.at("least_weeks").integer(),
                        early.at("until_months").integer())),
        part.at("provenance").optional().orElse(file.at("provenance").text()),
        isVerified(part));
  }

  private boolean isVerified(Part part) {
    Stream<Part> figures =
        Stream.of(file.at("intervals"), part.at("bands"), part.at("cut_offs"))
            .flatMap(list -> list.items().stream());
    return Stream.concat(Stream.of(file, part), figures).allMatch(at -> at.at("verified").flag());
  }

  private Scoring scoring(Part part) {
    if (part.at("items").present()) {
      return items(part.at("items"));
    }
    if (part.at("lms").present()) {
      Part lms = part.at("lms");
      return new Lms(lms.at("height").text(), lms.at("weight").text(), reference(lms));
    }
    if (part.at("every").present()) {
      Part every = part.at("every");
      return new Every(every.at("of").texts(), number(every.at("at_least")), bands(every));
    }
    return new Given();
  }

  private static Items items(Part part) {
    Map<String, Double> values = new LinkedHashMap<>();
    part.at("values")
        .entries()
        .forEach((answer, points) -> values.put(answer.toLowerCase(Locale.ROOT), points.number()));
    return new Items(
        part.at("count").integer(),
        Collections.unmodifiableMap(values),
        part.at("least").number(),
        part.at("most").number(),
        part.at("max_missing").integer());
  }

  private static List<String> bands(Part every) {
    return every.at("bands").texts();
  }

  private List<Growth> reference(Part lms) {
    Part name = lms.at("reference");
    Optional<byte[]> bytes = files.bytes(name.text());
    if (bytes.isEmpty()) {
      problems.add(
          name,
          "the file `" + name.text() + "` is not there",
          Problems.hint(name.text(), files.names("measures", ".csv")));
      return List.of();
    }
    return GrowthReader.read(files.place(name.text()), bytes.get(), problems);
  }

  /** An interval that the schema has found right. */
  static Interval interval(Part part) {
    return new Interval(
        part.at("name").text(),
        part.at("time_point").optional(),
        days(part.at("from")),
        days(part.at("to")));
  }

  /** An age as {@code 23m0d}, which the schema has found right. */
  private static Days days(Part part) {
    String[] numbers = part.text().split("[md]");
    return new Days(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  /** A band whose edges are turned into the least and the greatest value inside. */
  private static Band band(Part part) {
    double lowest =
        part.at("above").present()
            ? Math.nextUp(part.at("above").number())
            : number(part.at("from")).orElse(Double.NEGATIVE_INFINITY);
    double highest =
        part.at("below").present()
            ? Math.nextDown(part.at("below").number())
            : number(part.at("to")).orElse(Double.POSITIVE_INFINITY);
    return new Band(part.at("band").text(), lowest, highest);
  }

  private static OptionalDouble number(Part part) {
    JsonNode node = part.node();
    return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
  }
}
