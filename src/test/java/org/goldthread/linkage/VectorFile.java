package org.goldthread.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.goldthread.core.MentionKind;
import org.goldthread.core.Role;

/** Cases with known results; {@code -Dgoldthread.linkage.vectors=FILE} reads another file. */
record VectorFile(LinkageRules rules, Map<String, Integer> types, List<Case> cases) {
  /** Numbers of the key types, as in the token vectors. */
  private static final Map<String, Integer> NUMBERS =
      Map.of(
          "nhs",
          1,
          "upn",
          2,
          "birth",
          3,
          "child",
          4,
          "child-mobile",
          5,
          "local",
          6,
          "email",
          7,
          "mobile",
          8,
          "child-postcode",
          9);

  private static final TokenSpace SPACE = new TokenSpace("gt1", 1, 1);

  record Case(String name, List<Mention> mentions, Outcome expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  static VectorFile read() {
    String other = System.getProperty("goldthread.linkage.vectors");
    try (InputStream in =
        other == null
            ? VectorFile.class.getResourceAsStream("/vectors/linkage_vectors.json")
            : Files.newInputStream(Path.of(other))) {
      JsonNode root = new ObjectMapper().readTree(in);
      Map<String, Integer> types = types(root.get("config"));
      List<Case> cases = new ArrayList<>();
      root.get("cases").forEach(node -> cases.add(readCase(node, types)));
      return new VectorFile(rules(root, types), types, cases);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Integer> types(JsonNode config) {
    Map<String, Integer> types = new TreeMap<>();
    config
        .fieldNames()
        .forEachRemaining(name -> types.put(name, NUMBERS.getOrDefault(name, 100 + types.size())));
    return types;
  }

  private static LinkageRules rules(JsonNode root, Map<String, Integer> types) {
    List<LinkageRules.Type> rules = new ArrayList<>();
    types.forEach(
        (name, number) -> {
          JsonNode type = root.get("config").get(name);
          rules.add(
              new LinkageRules.Type(
                  number,
                  name,
                  type.get("tier").asInt(),
                  type.path("cap").asInt(root.get("defaults").get("cap").asInt()),
                  type.path("trusted").asBoolean(false),
                  words(type.path("vote")),
                  type.path("gap").asInt(-1)));
        });
    return new LinkageRules(
        rules,
        types.get("nhs"),
        Set.copyOf(words(root.get("hard").get("child"))),
        Set.copyOf(words(root.get("hard").get("adult"))),
        root.get("defaults").get("named_cap").asInt(),
        Set.of());
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }

  private static Case readCase(JsonNode node, Map<String, Integer> types) {
    Map<List<String>, Integer> inRow = new HashMap<>();
    for (JsonNode mention : node.get("mentions")) {
      inRow.merge(rowAndRole(mention), 1, Integer::sum);
    }
    List<Mention> mentions = new ArrayList<>();
    for (JsonNode mention : node.get("mentions")) {
      mentions.add(mention(mention, inRow.get(rowAndRole(mention)) > 1, types));
    }
    return new Case(node.get("name").asText(), mentions, outcome(node.get("expected")));
  }

  private static List<String> rowAndRole(JsonNode mention) {
    return List.of(mention.get("row").asText(), mention.get("role").asText());
  }

  private static Mention mention(JsonNode node, boolean slotIsHard, Map<String, Integer> types) {
    Map<String, String> hard = new HashMap<>();
    node.get("fields")
        .fields()
        .forEachRemaining(
            field ->
                hard.put(
                    field.getKey().equals("nhs") ? HardFields.nhs(SPACE) : field.getKey(),
                    field.getValue().asText()));
    node.get("sides")
        .fields()
        .forEachRemaining(
            side -> hard.put(HardFields.side(side.getKey()), side.getValue().asText()));
    if (slotIsHard) {
      hard.put(HardFields.slot(node.get("row").asText()), node.get("slot").asText());
    }
    List<Key> keys = new ArrayList<>();
    node.get("keys")
        .forEach(
            key -> keys.add(new Key(types.get(key.get(0).asText()), SPACE, bytes(key.get(1)))));
    List<Client> clients = new ArrayList<>();
    node.get("clients").forEach(client -> clients.add(client(client)));
    JsonNode child = node.get("child_client");
    return new Mention(
        bytes(node.get("id")),
        node.get("first_seen").asLong(),
        Role.of(node.get("role").asText()),
        MentionKind.of(node.get("kind").asText()),
        node.get("row").asText(),
        node.get("submission").asText(),
        node.get("event_month").asInt(),
        clients,
        child.isNull() ? Optional.empty() : Optional.of(client(child)),
        keys,
        hard);
  }

  private static Client client(JsonNode node) {
    return new Client(node.get(0).asText(), bytes(node.get(1)));
  }

  private static Bytes bytes(JsonNode text) {
    return new Bytes(text.asText().getBytes(StandardCharsets.UTF_8));
  }

  private static Outcome outcome(JsonNode expected) {
    return new Outcome(
        lists(expected.get("individuals")),
        words(expected.get("anchors")),
        lists(expected.get("unresolved")),
        lists(expected.get("refused")),
        lists(expected.get("outvoted")),
        expected.get("at_most").asInt(),
        expected.get("at_least").asInt());
  }

  private static List<List<String>> lists(JsonNode array) {
    List<List<String>> lists = new ArrayList<>();
    array.forEach(list -> lists.add(words(list)));
    return lists;
  }
}
