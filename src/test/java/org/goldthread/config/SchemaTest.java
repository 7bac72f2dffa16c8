package org.goldthread.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published formats. */
class SchemaTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "programme",
        "keys",
        "authority",
        "families",
        "services",
        "consent",
        "governance",
        "theory-of-change",
        "mel",
        "measures",
        "sample",
        "contract",
        "feed",
        "environment"
      })
  void isAJsonSchemaThatHelpsAnEditor(String kind) throws IOException {
    JsonNode schema = read(kind);

    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SchemaId.V202012))
                .validate(schema))
        .isEmpty();
    assertThat(schema.path("$id").asText()).isEqualTo("urn:goldthread:schema:" + kind + ":1");
    List<String> bare = new ArrayList<>();
    findBare(schema, kind, bare);
    assertThat(bare).isEmpty();
  }

  /** Keys without a description, and blocks that take any key. */
  private static void findBare(JsonNode schema, String path, List<String> bare) {
    if (schema.has("properties") && !schema.has("additionalProperties")) {
      bare.add(path + " takes unknown keys");
    }
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              String name = path + "." + property.getKey();
              if (!property.getValue().has("description")) {
                bare.add(name + " says nothing");
              }
              findBare(property.getValue(), name, bare);
            });
    if (schema.path("items").isObject()) {
      findBare(schema.path("items"), path + "[]", bare);
    }
  }

  private static JsonNode read(String kind) throws IOException {
    try (InputStream in = Schema.class.getResourceAsStream("schema/" + kind + ".schema.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
