package org.goldthread.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.config.Programme;

/** Every key of every configuration file, from the published JSON Schemas. */
final class ConfigurationPage {
  private static final Map<String, String> FILES = new LinkedHashMap<>();

  static {
    FILES.put("programme", "programme.yaml");
    FILES.put("keys", "keys.yaml");
    FILES.put("authority", "authority.yaml");
    FILES.put("families", "families.yaml");
    FILES.put("services", "services.yaml");
    FILES.put("consent", "consent.yaml");
    FILES.put("governance", "governance.yaml");
    FILES.put("theory-of-change", "theory-of-change.yaml");
    FILES.put("mel", "mel/<service>.yaml");
    FILES.put("measures", "measures/<family>.yaml");
    FILES.put("sample", "sample.yaml");
    FILES.put("contract", "contracts/<name>.yaml");
    FILES.put("feed", "feeds/<name>.yaml");
    FILES.put("environment", "env/<name>.yaml");
  }

  private final Markdown page = Markdown.page("Configuration");
  private JsonNode schema;

  private ConfigurationPage() {}

  static String text() throws IOException {
    ConfigurationPage configuration = new ConfigurationPage();
    configuration.page.paragraph(
        "A programme is one folder; `conf/lambeth` ships as an example. Each YAML file has a"
            + " published JSON Schema under `src/main/resources/org/goldthread/config/schema`, so an"
            + " editor that understands schemas completes it. Unknown keys are errors."
            + " `goldthread config check` lists all problems at once;"
            + " `goldthread config show` prints each effective value with its origin.");
    configuration.page.paragraph(
        "Names in *type*: `[x]` is a list of x, `{x}` an object whose keys you choose with values x,"
            + " `a, b` one of these words.");
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      configuration.add(file.getKey(), file.getValue());
    }
    configuration
        .page
        .heading(2, "codelists/&lt;name&gt;.csv")
        .paragraph(
            "Columns `code`, `label` and `synonyms`; synonyms are separated by `|`. A provider's"
                + " spelling is compared without case with code, label and synonyms. A spelling of"
                + " one provider only belongs into its feed file, under `values`.");
    return configuration.page.toString();
  }

  private void add(String kind, String file) throws IOException {
    try (InputStream in = Programme.class.getResourceAsStream("schema/" + kind + ".schema.json")) {
      schema = new ObjectMapper().readTree(in);
    }
    page.heading(2, Markdown.plain(file));
    page.paragraph(schema.path("description").asText());
    page.columns("key", "type", "default", "meaning");
    properties("", schema);
    page.end();
  }

  private void properties(String prefix, JsonNode object) {
    JsonNode required = object.path("required");
    object
        .path("properties")
        .fields()
        .forEachRemaining(
            property -> {
              JsonNode value = resolved(property.getValue());
              String key = prefix + property.getKey();
              page.row(
                  Markdown.code(key),
                  type(value),
                  contains(required, property.getKey()) ? "required" : byDefault(value),
                  Markdown.plain(meaning(property.getValue(), value)));
              inner(key, value);
            });
  }

  private void inner(String key, JsonNode value) {
    if (value.has("properties")) {
      properties(key + ".", value);
    }
    JsonNode items = resolved(value.path("items"));
    if (items.has("properties")) {
      properties(key + "[].", items);
    }
  }

  private static String meaning(JsonNode own, JsonNode resolved) {
    String description = own.path("description").asText();
    return description.isEmpty() ? resolved.path("description").asText() : description;
  }

  private JsonNode resolved(JsonNode node) {
    if (!node.has("$ref")) {
      return node;
    }
    JsonNode target = schema.at(node.get("$ref").asText().substring(1));
    com.fasterxml.jackson.databind.node.ObjectNode merged = target.deepCopy();
    node.fields()
        .forEachRemaining(
            entry -> {
              if (!entry.getKey().equals("$ref")) {
                merged.set(entry.getKey(), entry.getValue());
              }
            });
    return merged;
  }

  private String type(JsonNode value) {
    if (value.has("const")) {
      return Markdown.code(value.get("const").asText());
    }
    if (value.has("enum")) {
      List<String> words = new ArrayList<>();
      value.get("enum").forEach(word -> words.add(word.asText().replace("\t", "tab")));
      return Markdown.codes(words);
    }
    String type = types(value);
    if (value.has("items")) {
      type = type.replace("list", "[" + type(resolved(value.get("items"))) + "]");
    }
    JsonNode additional = value.path("additionalProperties");
    if (additional.isObject()) {
      return "{" + type(resolved(additional)) + "}";
    }
    return type + range(value);
  }

  private static String types(JsonNode value) {
    JsonNode type = value.path("type");
    if (!type.isArray()) {
      return type.asText().replace("array", "list");
    }
    List<String> types = new ArrayList<>();
    type.forEach(one -> types.add(one.asText().replace("array", "list")));
    return String.join(" or ", types);
  }

  private static String range(JsonNode value) {
    if (value.has("minimum") && value.has("maximum")) {
      return " " + value.get("minimum").asText() + " to " + value.get("maximum").asText();
    }
    if (value.has("minimum")) {
      return " from " + value.get("minimum").asText();
    }
    return value.has("pattern")
        ? " of the form " + Markdown.code(value.get("pattern").asText())
        : "";
  }

  private static String byDefault(JsonNode value) {
    JsonNode byDefault = value.path("default");
    if (byDefault.isMissingNode() || byDefault.isObject()) {
      return "";
    }
    if (byDefault.isArray()) {
      return byDefault.isEmpty() ? "none" : Markdown.code(byDefault.toString().replace("\"", ""));
    }
    return byDefault.asText().isEmpty() ? "none" : Markdown.code(byDefault.asText());
  }

  private static boolean contains(JsonNode words, String word) {
    for (JsonNode one : words) {
      if (one.asText().equals(word)) {
        return true;
      }
    }
    return false;
  }
}
