package org.goldthread.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The published format of a kind of file. */
final class Schema {
  private static final Map<String, Schema> KNOWN = new ConcurrentHashMap<>();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode source;
  private final JsonSchema schema;

  private Schema(JsonNode source) {
    this.source = source;
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ROOT)
            .build();
    this.schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(source, config);
  }

  /** The schema in the resource {@code schema/<kind>.schema.json}. */
  static Schema of(String kind) {
    return KNOWN.computeIfAbsent(kind, Schema::load);
  }

  private static Schema load(String kind) {
    String resource = "schema/" + kind + ".schema.json";
    try (InputStream in = Schema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      return new Schema(JSON.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Checks a document and fills in the defaults of what it leaves out.
   *
   * @return whether it is right
   */
  boolean accepts(Document document, Problems problems) {
    SchemaMessages messages = new SchemaMessages(source, document);
    int before = problems.count();
    schema.validate(document.root()).forEach(message -> problems.add(messages.problem(message)));
    if (problems.count() > before) {
      return false;
    }
    fill(document.root(), source);
    return true;
  }

  private void fill(JsonNode node, JsonNode schema) {
    if (schema.has("$ref")) {
      fill(node, source.at(schema.get("$ref").asText().substring(1)));
    }
    if (node instanceof ObjectNode object) {
      schema
          .path("properties")
          .properties()
          .forEach(
              property -> {
                JsonNode fallback = property.getValue().get("default");
                if (fallback != null && !object.has(property.getKey())) {
                  object.set(property.getKey(), fallback.deepCopy());
                }
              });
      object
          .properties()
          .forEach(
              entry -> {
                JsonNode known = schema.path("properties").path(entry.getKey());
                fill(
                    entry.getValue(),
                    known.isMissingNode() ? schema.path("additionalProperties") : known);
              });
    } else if (node.isArray()) {
      node.forEach(item -> fill(item, schema.path("items")));
    }
  }
}
