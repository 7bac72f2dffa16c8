package org.goldthread.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.goldthread.fixture.Needles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FeedCommandTest {
  private static final String CONF = "conf/lambeth";
  private static final Path FILE = Path.of("src/test/resources/onboarding/little-acorns.csv");

  @TempDir private Path folder;

  /** What a command came to. */
  private record Outcome(int exit, String out, String err) {}

  @Test
  void printsTheProposedFeedFile() {
    Outcome outcome = suggest(FILE);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .contains("contract: registration", "feed: natural-thinkers-registration")
        .contains("email: [\"Mum's email\"]  # 100%: heading known; all values are e-mail");
  }

  @Test
  void writesANewFileNamedAfterTheFeedAndNeverOverwrites() throws IOException {
    Path file = folder.resolve("little-acorns.yaml");
    Outcome outcome = suggest(FILE, "--out", file.toString());
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .contains("registration; fields found: 21, missing: 0; columns not used: 2.");
    assertThat(file).content().contains("feed: little-acorns\n");

    Files.writeString(file, "mine");
    Outcome again = suggest(FILE, "--out", file.toString());
    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.err()).contains("exists already", "never overwrites", "--out");
    assertThat(file).hasContent("mine");
  }

  @Test
  void asksForANameThatAFeedCanHave() {
    Outcome outcome = suggest(FILE, "--out", folder.resolve("Little Acorns.yaml").toString());
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("No feed can be called Little Acorns");
  }

  @Test
  void takesTheContractThatIsNamed() {
    assertThat(suggest(FILE, "--contract", "engagement").out()).contains("contract: engagement");
    Outcome misspelt = suggest(FILE, "--contract", "registrations");
    assertThat(misspelt.exit()).isEqualTo(2);
    assertThat(misspelt.err()).contains("Did you mean registration?");
  }

  @Test
  void tellsTheSameAsOneObjectAndShowsNoValueThere() throws IOException {
    Outcome outcome = suggest(FILE, "--json");
    JsonNode object = new ObjectMapper().readTree(outcome.out());
    assertThat(object.fieldNames())
        .toIterable()
        .containsExactly(
            "feed",
            "provider",
            "contract",
            "columns",
            "people",
            "date_formats",
            "missing",
            "unused",
            "notes",
            "yaml");
    JsonNode first = object.get("columns").get(0);
    assertThat(first.get("column").asInt()).isEqualTo(1);
    assertThat(first.get("heading").asText()).isEqualTo("Family no.");
    assertThat(first.get("field").asText()).isEqualTo("client_id");
    assertThat(object.get("yaml").asText()).isEqualTo(suggest(FILE).out());
    assertThat(new Needles(identifying()).in(outcome.out())).isEmpty();
  }

  @Test
  void tellsWhyAFileCannotBeRead() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.csv"));
    Outcome outcome = suggest(empty);
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("empty.csv", "\n  do:  ");
  }

  @Test
  void writesAWorkbookToFillInAndNeverOverwritesOne() throws IOException {
    Path file = folder.resolve("fill in.xlsx");
    Outcome outcome = template("eyfsp", file);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("A template for eyfsp was written to " + file);
    assertThat(file).isNotEmptyFile();

    byte[] first = Files.readAllBytes(file);
    assertThat(template("eyfsp", file).err()).contains("exists already", "--out");
    assertThat(file).hasBinaryContent(first);
  }

  @Test
  void asksForAFeedThatThereIsAndAnEndingThatExcelOpens() {
    Outcome misspelt = template("eyfps", folder.resolve("a.xlsx"));
    assertThat(misspelt.exit()).isEqualTo(2);
    assertThat(misspelt.err()).contains("No feed is called eyfps", "Did you mean eyfsp?");
    Outcome csv = template("eyfsp", folder.resolve("a.csv"));
    assertThat(csv.exit()).isEqualTo(2);
    assertThat(csv.err()).contains("does not end in .xlsx");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void tellsWhenThereIsNoFolderToWriteInto() {
    Outcome outcome = template("eyfsp", folder.resolve("none").resolve("a.xlsx"));
    assertThat(outcome.exit()).isEqualTo(4);
    assertThat(outcome.err()).contains("cannot be written", "Make the folder");
  }

  /** Names, dates, addresses, numbers and remarks of the file. */
  private static List<String> identifying() throws IOException {
    List<String> cells = new ArrayList<>();
    List<String> lines = Files.readAllLines(FILE);
    for (String line : lines.subList(3, lines.size())) {
      String[] row = line.split(",", -1);
      for (int column = 0; column < row.length; column++) {
        boolean isCode = List.of(2, 5, 7, 8, 20).contains(column);
        if (!isCode) {
          cells.add(row[column]);
        }
      }
    }
    return cells;
  }

  private static Outcome template(String feed, Path out) {
    return run(
        List.of("feed", "template", "--feed", feed, "--conf", CONF, "--out", out.toString()));
  }

  private static Outcome suggest(Path file, String... options) {
    List<String> words = new ArrayList<>(List.of("feed", "suggest", file.toString()));
    words.addAll(List.of("--conf", CONF, "--provider", "natural-thinkers-team"));
    words.addAll(List.of(options));
    return run(words);
  }

  private static Outcome run(List<String> words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int exit = line.execute(words.toArray(String[]::new));
    return new Outcome(exit, out.toString(), err.toString());
  }
}
