package org.goldthread.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.goldthread.config.Feed;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.reading.SourceRow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a row holds, it gets one verdict and never an exception. */
class RowEngineFuzzTest {
  private static final int ROWS = 1000;
  private static final String[] PIECES = {
    "",
    " ",
    "yes",
    "no",
    "C-1",
    "12/08/2023",
    "31/02/2023",
    "43531",
    "99999",
    "F",
    "girl",
    "SW9 8AA",
    "ZZ99 3VZ",
    "9990000018",
    "9.99E+09",
    "ada@example.com",
    "@",
    "07700 900123",
    "\u0000",
    "\uFEFF",
    "\u200B",
    "\uD800",
    "é",
    "Ω",
    "=1+1",
    "-",
    "1e999999999",
    "1,2,3",
    "%s{0}",
    "£1.50",
    "n/a",
    "Baby",
    "2019-03-07T23:00",
    "'",
    "\"",
    "\n",
    "\t",
    "x".repeat(2000)
  };

  private static Sample withEverything() {
    Sample sample = Sample.childRegistration();
    sample.split.add(new Feed.Split("Name", " ", List.of("First name", "Rest")));
    sample.join.add(new Feed.Join(List.of("Out", "In"), " ", "Postcode"));
    sample.unpivot = Optional.of(new Feed.Unpivot("Item *", "Item", "Cell", List.of("-")));
    sample.text("item", org.goldthread.config.Contract.Subject.ROW, "");
    sample.columns.put("item", List.of("Cell"));
    sample.columns.put("episode", List.of("Item"));
    return sample;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void everyRowGetsOneVerdict(long seed) {
    Random random = new Random(seed);
    Sample sample = withEverything();
    String headings =
        "Client ID,Registered,Consent,Name,DOB,Gender,Out,In,NHS number,Carer email,Item 1,Item 2\n";
    RowEngine engine = sample.engine();
    FileMapping mapping = engine.map(Sample.shape(headings + "a\n"), Sample.PERIOD, FillTable.NONE);
    assertThat(mapping.refusals()).isEmpty();
    KeyMaker keys =
        KeyMaker.of(
            Sample.ring(KeyName.PROGRAMME, KeyName.VAULT, KeyName.ID),
            sample.programme(),
            sample.feed());
    for (int i = 0; i < ROWS; i++) {
      SourceRow row = SourceRow.of(i + 2L, cells(random), SourceRow.Kind.DATA);
      List<JudgedRow> judged = engine.judge(mapping, row);
      assertThat(judged).extracting(JudgedRow::status).hasSizeLessThanOrEqualTo(2);
      for (int part = 0; part < judged.size(); part++) {
        JudgedRow one = judged.get(part);
        assertThat(one.part()).isEqualTo(part);
        assertThat(one.status()).isEqualTo(judged.get(0).status());
        assertThat(one.reason().isPresent()).isEqualTo(one.status() != Status.ACCEPTED);
        if (one.status() == Status.ACCEPTED) {
          assertThat(keys.keys(one, Sample.PERIOD).rowKey()).hasSize(32);
          assertThat(one.findings()).noneMatch(f -> f.severity() == Severity.REJECT);
        }
        one.findings().forEach(f -> assertThat(FindingTexts.problem(f)).isNotEmpty());
      }
    }
  }

  private static String[] cells(Random random) {
    List<String> cells = new ArrayList<>();
    int count = random.nextInt(15);
    for (int i = 0; i < count; i++) {
      StringBuilder cell = new StringBuilder(PIECES[random.nextInt(PIECES.length)]);
      if (random.nextInt(4) == 0) {
        cell.append(PIECES[random.nextInt(PIECES.length)]);
      }
      cells.add(cell.toString());
    }
    return cells.toArray(String[]::new);
  }
}
