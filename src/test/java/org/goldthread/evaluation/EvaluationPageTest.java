package org.goldthread.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.pseudonym.Standard;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class EvaluationPageTest {
  private static final KeyTypes TYPES =
      KeyTypes.of(
          List.of(
              new Recipe(
                  "nhs",
                  1,
                  Recipe.Purpose.IDENTITY,
                  Optional.empty(),
                  List.of(new Recipe.Part(Recipe.Whose.SELF, Standard.NHS_NUMBER)),
                  1,
                  12,
                  true,
                  List.of(),
                  OptionalInt.empty())));

  @Test
  void isWellFormedAndAsksForNothing() throws Exception {
    String html = EvaluationPage.html(evaluation("Town"));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    assertThat(html).doesNotContain("<script", "src=", "url(", "@import");
  }

  @Test
  void showsFiguresWithIntervalsAndCausesInWords() {
    assertThat(EvaluationPage.html(evaluation("Town")))
        .contains("<span class=\"big\">25.000%</span><span class=\"what\">Precision</span>")
        .contains("<th scope=\"row\">email-typo</th><td>3</td><td>beyond the ceiling</td>")
        .contains(
            "hard fields differ: birth-swapped</th><td>7</td>"
                + "<td>an uncorrupted key connects them</td>")
        .contains("<th scope=\"row\">nhs-number-of-sibling (nhs)</th><td>1</td>")
        .contains("<th scope=\"row\">1 nhs</th>")
        .contains("7 mentions of the lake have no label and count nowhere.")
        .contains("Exact figures, not for publication");
  }

  @Test
  void escapesWhatConfigurationSays() {
    assertThat(EvaluationPage.html(evaluation("Steps <b>& Co</b>")))
        .contains("Steps &lt;b&gt;&amp; Co&lt;/b&gt;")
        .doesNotContain("<b>&");
  }

  @Test
  void anEvaluationWithoutErrorsOrSubgroupsStillHasAPage() throws Exception {
    Evaluation evaluation =
        Evaluation.of(
            new Evaluation.Source("Town", 1, 1, 1, false),
            new Compared(new Cells().child("ann", 1, 1).table(), new TreeMap<>(), Map.of()),
            TYPES,
            Map.of(),
            Map.of(),
            LocalDate.of(2024, 3, 31),
            Optional.empty());
    String html = EvaluationPage.html(evaluation);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
    assertThat(html)
        .contains("Nobody was made several.", "No two people were made one.")
        .contains("These labels tell no errors")
        .doesNotContain("id=\"reach\"");
  }

  @Test
  void theScaleBeginsWhereTheFiguresDo() {
    Cells cells = new Cells();
    for (int i = 0; i < 50; i++) {
      cells.child("p" + i, 2 * i, 5).child("p" + i, i == 0 ? 1 : 2 * i, 1);
    }
    DotPlot plot =
        DotPlot.of(
            new Subgroups(cells.table(), Map.of(), Map.of(), LocalDate.of(2024, 3, 31)).measured());
    assertThat(plot.ticks().get(0).label()).isNotEqualTo("0%");
    assertThat(plot.ticks().get(plot.ticks().size() - 1).label()).isEqualTo("100%");
    assertThat(plot.ticks()).hasSizeBetween(3, 7);
    assertThat(plot.lines()).filteredOn(line -> line.kind().equals("group")).hasSize(6);
  }

  private static Evaluation evaluation(String programme) {
    List<Cell> cells =
        new ArrayList<>(
            new Cells()
                .child("ann", 1, 0, "a/x", 1, 2)
                .child("ann", 2, 1, "a/y", 1, 1)
                .child("ben", 1, 0, "a/x", 1, 1)
                .child("ben", 2, 1, "a/y", 0, 1)
                .list());
    TreeMap<Cause, Long> splits = new TreeMap<>();
    splits.put(new Cause(Cause.ERROR, "email-typo", "", false), 3L);
    splits.put(new Cause(Cause.CONFLICT, "birth-swapped", "", true), 7L);
    Whom ben = new Whom(Role.CHILD, "ben");
    return Evaluation.of(
        new Evaluation.Source(programme, 3, 12, 5, true),
        new Compared(
            Contingency.of(cells),
            splits,
            Map.of(1L, List.of(new Mixture(ben, 1, 1, 1, "nhs-number-of-sibling")))),
        TYPES,
        Map.of(),
        Map.of(),
        LocalDate.of(2024, 3, 31),
        Optional.of(
            new ReachRange.Held(
                new ReachRange.Share(10, 9, 1, 0),
                new ReachRange.Share(4, 4, 0, 0),
                new ReachRange.Share(0, 0, 0, 0))));
  }
}
