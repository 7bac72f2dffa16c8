package org.goldthread.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.Worksheet;
import org.goldthread.config.Feed;
import org.goldthread.config.Programmes;
import org.goldthread.reading.FileShape;
import org.goldthread.reading.RowReader;
import org.goldthread.reading.SourceRow;
import org.goldthread.validation.Validation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final String FEED = "baby-steps-registration";

  @TempDir static Path place;

  private static Path sample;

  @BeforeAll
  static void generateOnce() {
    sample = Scene.sample(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "baby-steps-registration",
        "baby-steps-engagement",
        "caseload-midwifery-registration",
        "health-visiting-reviews",
        "eyfsp",
        "making-it-real-outcomes",
        "programme-inputs",
        "family-engagement-registration"
      })
  void aFilledTemplateIsTakenAsTheCsvFileIs(String feed) {
    Feed of = Scene.PROGRAMME.feeds().get(feed);
    Path csv = Scene.files(sample, feed).get(0);
    FileShape shape = (FileShape) RowReader.inspect(csv, of.format());
    Path filled = place.resolve(feed + ".xlsx");
    write(feed, filled, (sheet, places) -> fill(sheet, places, csv, shape, of));

    Validation ofCsv = Scene.validated(Scene.CONF, feed, csv, "2023-24-Q1");
    Validation ofTemplate = Scene.validated(Scene.CONF, feed, filled, "2023-24-Q1");

    assertThat(ofCsv.counts().accepted()).isPositive();
    assertThat(ofTemplate.counts().read()).isEqualTo(ofCsv.counts().read());
    assertThat(ofTemplate.counts().accepted()).isEqualTo(ofCsv.counts().accepted());
    assertThat(ofTemplate.counts().rejected()).isEqualTo(ofCsv.counts().rejected());
    assertThat(ofTemplate.counts().withheld()).isEqualTo(ofCsv.counts().withheld());
  }

  @Test
  void datesAndNumbersThatAreTypedAsSuchAreTakenToo() {
    Path filled = place.resolve("typed.xlsx");
    write(
        "programme-inputs",
        filled,
        (sheet, places) -> {
          sheet.value(1, places.get("date"), LocalDate.of(2023, 4, 15));
          sheet.style(1, places.get("date")).format("dd/mm/yyyy").set();
          sheet.value(1, places.get("kind"), "Financial");
          sheet.value(1, places.get("amountgbp"), 120.5);
        });
    Validation found = Scene.validated(Scene.CONF, "programme-inputs", filled, "2023-24-Q1");
    assertThat(found.counts().accepted()).isEqualTo(1);
    assertThat(found.counts().rejected()).isZero();
  }

  @Test
  void anEmptyTemplateHoldsHeadingsAndNothingToBeSentBack() {
    Path empty = place.resolve("empty.xlsx");
    write("eyfsp", empty, (sheet, places) -> {});
    Validation found = Scene.validated(Scene.CONF, "eyfsp", empty, "2023-24-Q1");
    assertThat(found.counts().read()).isZero();
  }

  @Test
  void showsCodesToChooseAndTurnsRedWhatWouldBeSentBack() {
    Map<String, String> parts = parts(FEED);
    String data = parts.get("xl/worksheets/sheet1.xml");
    assertThat(data).contains("<dataValidation ", "type=\"list\"", "<conditionalFormatting");
    // A blank postcode beside anything else on the line is red.
    assertThat(data).contains("COUNTA($A2:$AG2)&gt;0,TRIM(I2)=\"\")");
    assertThat(parts.get("xl/workbook.xml")).contains("name=\"Lists\"", "state=\"hidden\"");
    assertThat(parts.get("xl/styles.xml")).contains("formatCode=\"@\"", "FF9C9C");
  }

  @Test
  void givesTheSameBytesForTheSameFeed() {
    assertThat(bytes(Scene.PROGRAMME.feeds().get(FEED)))
        .isEqualTo(bytes(Scene.PROGRAMME.feeds().get(FEED)));
  }

  @Test
  void writesNothingAsAFormula() {
    Path conf =
        Scene.with(
            place,
            "natural-thinkers-input",
            """
            version: 1
            feed: natural-thinkers-input
            provider: natural-thinkers-team
            service: natural-thinkers
            contract: input
            agreement: dsa-natural-thinkers-team
            people: []
            columns:
              spent_on: ["=HYPERLINK(A1)"]
              category: ["+Kind"]
              amount: ["-Amount"]
              hours: ["@Hours"]
            """);
    Feed feed = Programmes.load(conf).feeds().get("natural-thinkers-input");
    Map<String, String> parts = parts(bytes(feed));
    parts.forEach(
        (name, text) -> {
          if (name.startsWith("xl/worksheets")) {
            assertThat(text).as(name).doesNotContain("<f>", "<f ");
          }
        });
    assertThat(parts.get("xl/sharedStrings.xml"))
        .contains(">&apos;=HYPERLINK(A1)<", ">&apos;+Kind<", ">&apos;-Amount<", ">&apos;@Hours<");
  }

  private static void fill(
      Worksheet sheet, Map<String, Integer> places, Path csv, FileShape shape, Feed feed) {
    int below = feed.format().headerOffset();
    List<String[]> rows = new ArrayList<>();
    try (RowReader reader = RowReader.open(csv, shape)) {
      reader.forEachRemaining(
          row -> {
            if (row.kind() == SourceRow.Kind.DATA) {
              rows.add(row.cells());
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String[] cells : rows) {
      below++;
      for (int column = 0; column < shape.headings().size(); column++) {
        Integer at = places.get(Words.plain(shape.headings().get(column)));
        at = at == null ? synonym(shape.headings().get(column), places, feed) : at;
        if (at != null && column < cells.length && !cells[column].isEmpty()) {
          sheet.value(below, at, cells[column]);
        }
      }
    }
  }

  /** Where a template has a column of the same field under another of the feed's headings. */
  private static Integer synonym(String heading, Map<String, Integer> places, Feed feed) {
    return Stream.concat(
            Stream.of(feed.columns()), feed.people().stream().map(Feed.Person::columns))
        .flatMap(columns -> columns.values().stream())
        .filter(headings -> headings.contains(heading))
        .flatMap(List::stream)
        .map(other -> places.get(Words.plain(other)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static void write(
      String feed, Path file, BiConsumer<Worksheet, Map<String, Integer>> filling) {
    try (OutputStream out = Files.newOutputStream(file)) {
      Template.write(Scene.PROGRAMME, Scene.PROGRAMME.feeds().get(feed), out, filling);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Feed feed) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Template.write(Scene.PROGRAMME, feed, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> parts(String feed) {
    return parts(bytes(Scene.PROGRAMME.feeds().get(feed)));
  }

  private static Map<String, String> parts(byte[] book) {
    Map<String, String> parts = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(book))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }
}
