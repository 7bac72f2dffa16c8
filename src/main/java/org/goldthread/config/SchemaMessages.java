package org.goldthread.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import org.goldthread.core.Problem;

/** Says what a schema found wrong, in words for the person who wrote the file. */
final class SchemaMessages {
  private final JsonNode schema;
  private final Document document;

  SchemaMessages(JsonNode schema, Document document) {
    this.schema = schema;
    this.document = document;
  }

  Problem problem(ValidationMessage message) {
    String pointer = message.getInstanceLocation().toString();
    String keyword = message.getType();
    String key = key(pointer);
    JsonNode value = message.getInstanceNode();
    JsonNode rule = schema.at(message.getSchemaLocation().getFragment().toString());
    JsonNode around = schema.at(parent(message.getSchemaLocation().getFragment().toString()));
    return switch (keyword) {
      case "additionalProperties" -> {
        String name = message.getProperty();
        yield at(
            document.line(Document.step(pointer, name)),
            "the key `" + name + "` is not known here",
            Problems.hint(name, names(around.path("properties"))));
      }
      case "propertyNames" -> {
        String name = message.getProperty();
        yield at(
            document.line(Document.step(pointer, name)),
            "the key `" + name + "` is not a name",
            "it must match " + resolved(rule).path("pattern").asText());
      }
      case "required" ->
          at(
              document.line(pointer),
              "the key `" + message.getProperty() + "` is missing" + within(pointer),
              describe(around.path("properties").path(message.getProperty())));
      case "enum" ->
          at(
              document.valueLine(pointer, value),
              "`" + value.asText() + "` is not a value of `" + key + "`",
              Problems.hint(value.asText(), texts(rule)));
      case "const" ->
          at(
              document.valueLine(pointer, value),
              "`" + key + ": " + value.asText() + "` is not known to this version of the software",
              "write `" + key + ": " + rule.asText() + "`, or run `config upgrade`");
      case "type" ->
          at(
              document.valueLine(pointer, value),
              "`" + key + "` is " + kind(value) + ", expected " + kinds(rule),
              describe(around));
      case "pattern" ->
          at(
              document.valueLine(pointer, value),
              "`" + value.asText() + "` is not of the form that `" + key + "` has",
              "it must match " + rule.asText());
      default ->
          at(
              document.valueLine(pointer, value),
              "`" + key + "`: " + withoutPointer(message),
              describe(around));
    };
  }

  /** The key that a value stands under; items of a list stand under the list's key. */
  private static String key(String pointer) {
    String key = pointer.substring(pointer.lastIndexOf('/') + 1);
    return key.matches("[0-9]+") ? key(parent(pointer)) : key;
  }

  private JsonNode resolved(JsonNode rule) {
    return rule.has("$ref") ? schema.at(rule.get("$ref").asText().substring(1)) : rule;
  }

  private Problem at(int line, String problem, String remedy) {
    return Problem.at(document.place(), line, problem, remedy);
  }

  private static String within(String pointer) {
    return pointer.isEmpty() ? "" : " in `" + pointer.substring(1).replace('/', '.') + "`";
  }

  private static String withoutPointer(ValidationMessage message) {
    String text = message.getMessage();
    String pointer = message.getInstanceLocation() + ": ";
    return text.startsWith(pointer) ? text.substring(pointer.length()) : text;
  }

  private static String parent(String pointer) {
    int slash = pointer.lastIndexOf('/');
    return slash < 0 ? "" : pointer.substring(0, slash);
  }

  private static String describe(JsonNode property) {
    String text = property.path("description").asText();
    return text.isEmpty() ? "see the file's JSON Schema" : "it means: " + text;
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "a block of keys";
      case ARRAY -> "a list";
      case NULL, MISSING -> "empty";
      case BOOLEAN -> "true or false";
      case NUMBER -> "a number";
      default -> "text";
    };
  }

  private static String kinds(JsonNode rule) {
    List<String> kinds = new ArrayList<>();
    for (String type : rule.isArray() ? texts(rule) : List.of(rule.asText())) {
      kinds.add(
          switch (type) {
            case "object" -> "a block of keys";
            case "array" -> "a list";
            case "boolean" -> "true or false";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            default -> "text";
          });
    }
    return String.join(" or ", kinds);
  }

  private static List<String> names(JsonNode properties) {
    List<String> names = new ArrayList<>();
    properties.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
