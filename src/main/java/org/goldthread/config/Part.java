package org.goldthread.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a document that its schema has found right: read without further checks.
 *
 * @param document the document
 * @param pointer where in it
 * @param node the content; missing if the part is absent and has no default
 */
record Part(Document document, String pointer, JsonNode node) {

  Part at(String key) {
    return new Part(document, Document.step(pointer, key), node.path(key));
  }

  boolean present() {
    return !node.isMissingNode();
  }

  String text() {
    return node.asText();
  }

  Optional<String> optional() {
    return present() ? Optional.of(text()) : Optional.empty();
  }

  int integer() {
    return node.asInt();
  }

  double number() {
    return node.asDouble();
  }

  boolean flag() {
    return node.asBoolean();
  }

  /** Texts of a list; a single text counts as a list of one; absent: none. */
  List<String> texts() {
    if (node.isArray()) {
      return items().stream().map(Part::text).toList();
    }
    return present() ? List.of(text()) : List.of();
  }

  /** Items of a list, each with its place; a single value counts as a list of one. */
  List<Part> items() {
    if (!node.isArray()) {
      return present() ? List.of(this) : List.of();
    }
    List<Part> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new Part(document, pointer + "/" + i, node.get(i)));
    }
    return items;
  }

  /** Keys and their parts, in file order. */
  Map<String, Part> entries() {
    Map<String, Part> entries = new LinkedHashMap<>();
    node.fieldNames().forEachRemaining(key -> entries.put(key, at(key)));
    return entries;
  }

  /** A block but for one of its keys. */
  Part without(String key) {
    ObjectNode same = JsonNodeFactory.instance.objectNode();
    entries()
        .forEach(
            (name, part) -> {
              if (!name.equals(key)) {
                same.set(name, part.node());
              }
            });
    return new Part(document, pointer, same);
  }

  int line() {
    return document.line(pointer);
  }
}
