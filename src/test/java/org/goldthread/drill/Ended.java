package org.goldthread.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * What a command came to.
 *
 * @param exit its exit code
 * @param out standard output
 * @param err standard error
 */
record Ended(int exit, String out, String err) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The same, if it ended as it should; else a failure that shows what it said. */
  Ended expect(int code) {
    if (exit != code) {
      throw new AssertionError("exit " + exit + " instead of " + code + "\n" + out + "\n" + err);
    }
    return this;
  }

  /** The object on the last line of standard output. */
  JsonNode json() {
    List<String> lines = out.lines().filter(line -> !line.isBlank()).toList();
    try {
      return MAPPER.readTree(lines.get(lines.size() - 1));
    } catch (JsonProcessingException e) {
      throw new AssertionError("the last line is no JSON: " + lines.get(lines.size() - 1), e);
    }
  }

  /** What it told a person beside its progress: each problem with cause and remedy. */
  List<String> message() {
    return err.lines().filter(line -> !line.matches(" *[\\d.]+ s  .*")).toList();
  }
}
