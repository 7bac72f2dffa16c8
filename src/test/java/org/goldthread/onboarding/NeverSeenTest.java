package org.goldthread.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.goldthread.fixture.Workbooks;
import org.goldthread.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files in layouts that no feed has: proposed, edited in at most five lines, and then every row is
 * accepted.
 */
class NeverSeenTest {
  private static final int MOST_EDITS = 5;
  private static final String PROVIDER = "natural-thinkers-team";

  @TempDir private Path place;

  /** A line of the proposal, and what its reader makes of it. */
  private record Edit(String line, String... instead) {}

  @Test
  void aWideSheetWithSeveralPeopleInARow() {
    Path file = resource("little-acorns.csv");
    Proposal proposal = Scene.proposed(file, PROVIDER);

    accepts(proposal, List.of(), file, 6);
    assertThat(proposal.headerOffset()).isEqualTo(2);
    assertThat(proposal.people())
        .extracting(p -> p.role() + " " + p.relation() + " " + p.named())
        .containsExactly("child  false", "adult mother true", "adult father true", "child  false");
  }

  @Test
  void aRegisterWithOneColumnForEachSession() {
    Path file = resource("monday-music.csv");
    Proposal proposal = Scene.proposed(file, PROVIDER);

    accepts(
        proposal,
        List.of(
            new Edit("# values:", "values:"),
            new Edit("#   attended:", "  attended:"),
            new Edit("#     \"away\": ", "    \"away\": N"),
            new Edit("#     \"here\": ", "    \"here\": Y")),
        file,
        5);
    assertThat(proposal.unpivot().orElseThrow().columns()).isEqualTo("Week of *");
    assertThat(proposal.filters()).singleElement().extracting("startsWith").isEqualTo("total");
  }

  @Test
  void aWorkbookWithATitleAndSeveralSheets() {
    Path file =
        Workbooks.ofBook(
            place.resolve("Wellbeing autumn.xlsx"),
            book -> {
              rows(
                  book.newWorksheet("Read me"),
                  "How to fill in this workbook",
                  "Please use the sheet called Scores|One line for each child");
              rows(
                  book.newWorksheet("Scores"),
                  "Wellbeing scores, autumn term",
                  "",
                  "Child ref.|D.O.B.|Girl or boy|Filled in on|Before or after|Total",
                  "WB-1|2020-03-14|girl|2023-09-14|before|3",
                  "WB-1|2020-03-14|girl|2023-12-11|after|4",
                  "WB-2|2019-11-30|boy|2023-09-21|before|2",
                  "WB-2|2019-11-30|boy|2023-12-13|after|4.5");
              rows(book.newWorksheet("Lists"), "Words", "before", "after");
            });
    Proposal proposal = Scene.proposed(file, PROVIDER);

    accepts(proposal, List.of(), file, 4);
    assertThat(proposal.sheet()).isEqualTo("Scores");
    assertThat(proposal.constants()).as(proposal.yaml()).containsEntry("measure", "wellbeing");
  }

  private void accepts(Proposal proposal, List<Edit> edits, Path file, int rows) {
    String last = edited(proposal.yaml(), edits);
    assertThat(differing(proposal.yaml(), last))
        .isEqualTo(edits.size())
        .isLessThanOrEqualTo(MOST_EDITS);
    Path conf = Scene.with(place, proposal.feed(), last);
    assertThat(Scene.problems(conf)).as(last).isEmpty();
    Validation found = Scene.validated(conf, proposal.feed(), file, "2023-24-Q3");
    assertThat(found.counts().read()).as(last).isEqualTo(rows);
    assertThat(found.counts().accepted()).as(found.files().toString() + last).isEqualTo(rows);
  }

  private static String edited(String yaml, List<Edit> edits) {
    List<String> lines = new ArrayList<>(yaml.lines().toList());
    for (Edit edit : edits) {
      int at = lines.indexOf(edit.line());
      assertThat(at).as(edit.line() + " stands in\n" + yaml).isNotNegative();
      lines.remove(at);
      lines.addAll(at, Arrays.asList(edit.instead()));
    }
    return String.join("\n", lines) + "\n";
  }

  /** Lines of the last text that the first has not. */
  private static int differing(String first, String last) {
    List<String> lines = new ArrayList<>(last.lines().toList());
    first.lines().forEach(lines::remove);
    return lines.size();
  }

  private static void rows(Worksheet sheet, String... rows) {
    for (int row = 0; row < rows.length; row++) {
      String[] cells = rows[row].split("\\|");
      for (int column = 0; column < cells.length; column++) {
        if (!cells[column].isEmpty()) {
          sheet.value(row, column, cells[column]);
        }
      }
    }
  }

  /** A file of the test's resources, as a provider has it: in a folder of its own. */
  private Path resource(String name) {
    try {
      return Files.copy(Path.of("src/test/resources/onboarding", name), place.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
