package org.goldthread.pseudonym;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/** The published vectors. */
final class Vectors {
  static final JsonNode TOKENS = read("token_vectors.json");
  static final JsonNode TEST = read("test_vectors.json");
  static final JsonNode OPEN_PSEUDONYMISER = read("openpseudonymiser_vectors.json");

  private Vectors() {}

  static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static JsonNode read(String name) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
