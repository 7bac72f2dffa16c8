package org.goldthread.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The notebooks, executed on the demo's lake. What they show is left in {@code target/drills}.
 * Takes longer than ten seconds because a kernel starts and, where there is no demo yet, the demo.
 */
@Tag("notebook")
class NotebookIT {
  private static final Demo DEMO = Demo.ofSize();
  private static final Path NOTEBOOKS = Command.HOME.resolve("notebooks");
  private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{64}\\b");

  @ParameterizedTest
  @MethodSource("notebooks")
  void isStoredWithoutWhatItShowed(Path notebook) throws IOException {
    for (JsonNode cell : cells(notebook)) {
      assertThat(cell.path("outputs")).isEmpty();
      assertThat(cell.path("execution_count").isNumber()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void runsFromTopToBottomAndShowsNobody(Path notebook) throws Exception {
    Path done = Command.HOME.resolve("target/drills").resolve(notebook.getFileName());
    Files.createDirectories(done.getParent());
    execute(notebook, done);
    List<String> shown = new ArrayList<>();
    int plots = 0;
    for (JsonNode cell : cells(done)) {
      for (JsonNode output : cell.path("outputs")) {
        assertThat(output.path("output_type").asText()).isNotEqualTo("error");
        shown.add(text(output.path("text")) + text(output.path("data").path("text/plain")));
        plots += output.path("data").has("image/png") ? 1 : 0;
      }
    }
    assertThat(shown.get(0)).startsWith("run 1, made by Goldthread ").contains(" tables");
    assertThat(shown).anyMatch(text -> text.matches("(?s)\\d+% of registrations .*"));
    assertThat(shown).noneMatch(text -> ID.matcher(text).find());
    assertThat(plots).isPositive();
  }

  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  private static void execute(Path notebook, Path done) throws Exception {
    Path python = Tools.python("notebook");
    Path log = done.resolveSibling("notebook.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                python.resolve("bin/jupyter-execute").toString(),
                "--output=" + done,
                notebook.toString())
            .directory(NOTEBOOKS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("GOLDTHREAD_LAKE", DEMO.lake().toString());
    assertThat(builder.start().waitFor())
        .as("%s", Files.exists(log) ? Files.readString(log) : "")
        .isZero();
  }

  private static JsonNode cells(Path notebook) throws IOException {
    return new ObjectMapper().readTree(notebook.toFile()).path("cells");
  }

  /** A notebook keeps a text whole or as a list of its lines. */
  private static String text(JsonNode node) {
    if (node.isTextual()) {
      return node.asText();
    }
    StringBuilder text = new StringBuilder();
    node.forEach(line -> text.append(line.asText()));
    return text.toString();
  }
}
