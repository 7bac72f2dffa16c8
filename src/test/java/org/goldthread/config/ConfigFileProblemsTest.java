package org.goldthread.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.goldthread.core.Problem;
import org.junit.jupiter.api.Test;

/** Files that are no configuration, or not where one is looked for. */
class ConfigFileProblemsTest {
  private static final String PROGRAMME = "programme.yaml";
  private static final String KEYS = "keys.yaml";
  private static final String SCHOOL = "feeds/school.yaml";

  @Test
  void aKeyThatStandsTwiceIsAProblem() {
    assertThat(Programmes.check(Sample.right().append(PROGRAMME, "title: Village\n").files()))
        .containsExactly(
            Problem.at(PROGRAMME, 12, "the key `title` stands twice", "keep one of the two"));
  }

  @Test
  void whatIsNoYamlIsTold() {
    List<Problem> problems =
        Programmes.check(Sample.right().append(PROGRAMME, "gates: {max_shrink: 1\n").files());

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).file()).isEqualTo(PROGRAMME);
    assertThat(problems.get(0).line()).isEqualTo(12);
    assertThat(problems.get(0).problem()).startsWith("the file is not valid YAML: ");
  }

  @Test
  void aFileInAnotherEncodingIsTold() {
    byte[] bytes = "title: Zo\u00eb\n".getBytes(StandardCharsets.ISO_8859_1);
    Problems problems = new Problems();

    assertThat(YamlReader.read("a.yaml", "a.yaml", bytes, problems)).isEmpty();
    assertThat(problems.sorted())
        .containsExactly(
            Problem.at("a.yaml", 0, "the file is not UTF-8", "save it in the encoding UTF-8"));
  }

  @Test
  void aByteOrderMarkIsNoMistake() {
    Sample sample = Sample.right();
    sample.replace("codelists/gender.csv", "code,label", "\uFEFFcode,label");
    sample.replace(PROGRAMME, "version: 1", "\uFEFFversion: 1");

    assertThat(Programmes.check(sample.files())).isEmpty();
  }

  @Test
  void anEmptyFileIsTold() {
    assertThat(Programmes.check(Sample.right().put(SCHOOL, "# nothing yet\n").files()))
        .containsExactly(Problem.at(SCHOOL, 1, "the file is empty", "fill it, or remove it"));
  }

  @Test
  void aSecondDocumentInAFileIsTold() {
    assertThat(Programmes.check(Sample.right().append(SCHOOL, "---\nversion: 1\n").files()))
        .containsExactly(
            Problem.at(
                SCHOOL,
                14,
                "a second document begins here",
                "keep one document in a file; remove the line ---"));
  }

  @Test
  void aMissingFileIsTold() {
    assertThat(Programmes.check(Sample.right().without(KEYS).files()))
        .containsExactly(Problem.at(KEYS, 0, "the file is missing", "write it, or copy a sample"));
  }

  @Test
  void aFileInTheWrongPlaceIsTold() {
    assertThat(Programmes.check(Sample.right().put("feed/extra.yaml", "version: 1\n").files()))
        .containsExactly(
            Problem.at(
                "feed/extra.yaml",
                0,
                "the file is no part of a configuration",
                "did you mean `feeds/extra.yaml`?"));
  }
}
