package org.goldthread.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.serialization.JsonNodeReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.goldthread.core.Problem;

/**
 * Reads YAML with the location of every key and value. Finds what is no YAML, and keys that stand
 * twice: a YAML reader would silently let the later one win.
 */
final class YamlReader {
  private static final YAMLFactory YAML = new YAMLFactory();
  private static final JsonNodeReader NODES = JsonNodeReader.builder().locationAware().build();

  private final String place;
  private final Problems problems;
  private final Map<String, Integer> lines = new HashMap<>();

  private YamlReader(String place, Problems problems) {
    this.place = place;
    this.problems = problems;
  }

  /** The document, unless it cannot be read. */
  static Optional<Document> read(String name, String place, byte[] bytes, Problems problems) {
    return new YamlReader(place, problems).read(name, bytes);
  }

  private Optional<Document> read(String name, byte[] bytes) {
    String text;
    try {
      text =
          Texts.withoutMark(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      problems.add(Problem.at(place, 0, "the file is not UTF-8", "save it in the encoding UTF-8"));
      return Optional.empty();
    }
    try {
      if (!findLines(text)) {
        return Optional.empty();
      }
      JsonNode root = NODES.readTree(text, InputFormat.YAML);
      return Optional.of(new Document(name, place, root, Map.copyOf(lines)));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      String reason = e.getOriginalMessage().lines().findFirst().orElse("");
      problems.add(
          Problem.at(
              place,
              line,
              "the file is not valid YAML: " + reason,
              "check indentation, colons and quotes on this line and the one before"));
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Walks the whole text once, noting the line of each key and item. */
  private boolean findLines(String text) throws IOException {
    try (JsonParser parser = YAML.createParser(text)) {
      if (parser.nextToken() == null) {
        problems.add(Problem.at(place, 1, "the file is empty", "fill it, or remove it"));
        return false;
      }
      walk(parser, "");
      if (parser.nextToken() != null) {
        problems.add(
            Problem.at(
                place,
                parser.currentTokenLocation().getLineNr(),
                "a second document begins here",
                "keep one document in a file; remove the line ---"));
      }
      return true;
    }
  }

  private void walk(JsonParser parser, String pointer) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      Set<String> seen = new HashSet<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        int line = parser.currentTokenLocation().getLineNr();
        String at = Document.step(pointer, key);
        lines.put(at, line);
        if (!seen.add(key)) {
          problems.add(
              Problem.at(place, line, "the key `" + key + "` stands twice", "keep one of the two"));
        }
        parser.nextToken();
        walk(parser, at);
      }
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        String at = pointer + "/" + i;
        lines.put(at, parser.currentTokenLocation().getLineNr());
        walk(parser, at);
      }
    }
  }
}
