package org.goldthread.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.core.GoldthreadException;
import org.goldthread.fixture.Needles;
import org.goldthread.pseudonym.Standard;
import org.goldthread.reading.FileShape;
import org.goldthread.reading.RowReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A proposal shows headings and spellings of codes, and nothing else of the file. */
class NoValueShownTest {
  @TempDir static Path place;

  private static Path sample;

  @BeforeAll
  static void generateOnce() {
    sample = Scene.sample(place);
  }

  static Set<String> feeds() {
    return new TreeSet<>(Scene.PROGRAMME.feeds().keySet());
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void noCellOfAColumnOtherThanCodes(String feed) {
    Feed own = Scene.PROGRAMME.feeds().get(feed);
    for (Path file : Scene.files(sample, feed)) {
      FileShape shape = (FileShape) RowReader.inspect(file, own.format());
      Needles needles = new Needles(cells(file, shape, codes(own, shape)));
      Proposal proposal = Scene.unseen(file, feed);
      Set<String> found = needles.in(proposal.yaml() + proposal);
      // A word of a heading may be a cell, too, and the filters name what sums others up.
      found.removeAll(needles.in(String.join("\n", shape.headings())));
      found.removeAll(Set.of("total", "grand total"));
      assertThat(needles.size()).isPositive();
      assertThat(found).as(file.getFileName().toString()).isEmpty();
    }
  }

  @Test
  void noNameAddressOrRareWordThatWentIntoAColumnOfCodes() throws IOException {
    StringBuilder text =
        new StringBuilder("Client ID,Joined,Consent,First name,Ethnic group,Gender\n");
    for (int i = 0; i < 20; i++) {
      text.append("K-").append(100 + i).append(",13/09/2023,Y,Wilhelmina").append(i % 4);
      text.append(i % 2 == 0 ? ",White: Irish,F\n" : ",Black: African,Lady\n");
    }
    text.append("K-201,14/09/2023,Y,Thaddeus,Thaddeus,M\nK-202,14/09/2023,Y,Leopold,Thaddeus,M\n");
    text.append(
        "K-203,14/09/2023,Y,Ottilie,ottilie@example.org,F\nK-204,14/09/2023,Y,Araminta,ottilie@example.org,F\n");
    text.append(
        "K-205,14/09/2023,Y,Beatrix,07700900123,F\nK-206,14/09/2023,Y,Celestine,07700900123,F\n");
    text.append("K-207,14/09/2023,Y,Rosalind,Mother of Rosalind at number twelve,F\n");
    Path file = Files.writeString(place.resolve("mixed.csv"), text);

    Proposal proposal = Scene.proposed(file, "natural-thinkers-team");

    assertThat(proposal.values().keySet()).containsExactly("gender");
    assertThat(proposal.values().get("gender").keySet()).containsExactly("lady");
    assertThat(proposal.yaml())
        .doesNotContainIgnoringCase("thaddeus")
        .doesNotContain("ottilie", "07700", "rosalind", "Rosalind")
        .contains("not shown, as they stand once or could identify somebody: 4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ottilie@example.org", "9990000018", "07700900123", "SW9 8AA", "+44 7700 900123"})
  void noPersonsRowInPlaceOfTheHeadings(String cell) throws IOException {
    Path file =
        Files.writeString(
            place.resolve("headless.csv"),
            "Ottilie,Quillfeather," + cell + ",girl\nThaddeus,Underhill,x,boy\n");

    assertThatThrownBy(() -> Scene.proposed(file, "natural-thinkers-team"))
        .isInstanceOf(GoldthreadException.class)
        .hasMessageContaining("a person's row where its headings should stand")
        .message()
        .doesNotContain(cell, "Ottilie");
  }

  @Test
  void noRowOfNamesAndCodesInPlaceOfTheHeadings() throws IOException {
    Path file =
        Files.writeString(
            place.resolve("names.csv"),
            """
            Ottilie,14/03/2021,girl,Black: African
            Thaddeus,30/01/2020,boy,White: Irish
            Araminta,06/12/2019,girl,Black: African
            """);

    assertThatThrownBy(() -> Scene.proposed(file, "natural-thinkers-team"))
        .isInstanceOf(GoldthreadException.class)
        .hasMessageContaining("a person's row where its headings should stand")
        .message()
        .doesNotContain("Ottilie");
  }

  /** Headings of columns that hold codes or statements of consent. */
  private static Set<String> codes(Feed feed, FileShape shape) {
    Contract contract = Scene.PROGRAMME.contracts().get(feed.contract());
    Set<String> headings = new TreeSet<>();
    for (Contract.Field field : contract.fields().values()) {
      boolean isPostcode = field.standard().filter(Standard.POSTCODE::equals).isPresent();
      boolean isConsent = contract.consent().filter(field.name()::equals).isPresent();
      if (field.codeList().isPresent() && !isPostcode || isConsent) {
        feed.columns().getOrDefault(field.name(), List.of()).forEach(h -> add(headings, h));
        feed.people()
            .forEach(
                person ->
                    person
                        .columns()
                        .getOrDefault(field.name(), List.of())
                        .forEach(h -> add(headings, h)));
      }
    }
    feed.split().stream()
        .filter(split -> split.into().stream().anyMatch(i -> headings.contains(Words.plain(i))))
        .forEach(split -> add(headings, split.column()));
    feed.unpivot()
        .filter(unpivot -> headings.contains(Words.plain(unpivot.value())))
        .ifPresent(
            unpivot ->
                shape.headings().stream()
                    .filter(heading -> heading.startsWith(unpivot.columns().replace("*", "")))
                    .forEach(heading -> add(headings, heading)));
    return headings;
  }

  private static void add(Set<String> headings, String heading) {
    headings.add(Words.plain(heading));
  }

  private static List<String> cells(Path file, FileShape shape, Set<String> codes) {
    List<String> cells = new ArrayList<>();
    try (RowReader rows = RowReader.open(file, shape)) {
      rows.forEachRemaining(
          row -> {
            for (int i = 0; i < Math.min(row.cells().length, shape.headings().size()); i++) {
              if (!codes.contains(Words.plain(shape.headings().get(i)))) {
                cells.add(TableReader.clean(row.cells()[i]));
              }
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cells;
  }
}
