package org.goldthread.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;

/**
 * As much of a programme's configuration as one feed needs to be checked and pseudonymised at its
 * provider: its contract, its code lists, the recipes of its keys. What other providers send is not
 * in it. A whole configuration all the same, which {@code config check} finds right.
 */
final class FeedFiles {
  private static final String HEAD =
      "# Made from the programme's configuration for one feed. Changes here change nothing there.\n";
  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();

  private final ConfigFiles files;
  private final Programme programme;
  private final Feed feed;
  private final Map<String, byte[]> kept = new TreeMap<>();

  private FeedFiles(ConfigFiles files, Programme programme, Feed feed) {
    this.files = files;
    this.programme = programme;
    this.feed = feed;
  }

  /** The files by name. */
  static Map<String, byte[]> of(ConfigFiles files, Programme programme, Feed feed) {
    FeedFiles some = new FeedFiles(files, programme, feed);
    some.addFacts();
    some.addRegisters();
    some.addFeed();
    return some.kept;
  }

  private void addFacts() {
    ObjectNode facts = read("programme.yaml");
    filter(facts.path("required_feeds"), name -> name.asText().equals(feed.name()));
    put("programme.yaml", facts);
    copy("keys.yaml");
    addConsent();
    ObjectNode authority = read("authority.yaml");
    ((ObjectNode) authority.path("providers")).retain(feed.provider());
    authority.remove("fields");
    put("authority.yaml", authority);
    ObjectNode services = read("services.yaml");
    filter(
        services.path("services"),
        one -> feed.service().equals(Optional.of(one.path("id").asText())));
    put("services.yaml", services);
    ObjectNode families = read("families.yaml");
    filter(families.path("scopes"), one -> false);
    put("families.yaml", families);
  }

  /** Forms that this service shares, without naming whom it shares them with. */
  private void addConsent() {
    ObjectNode consent = read("consent.yaml");
    for (JsonNode group : consent.path("groups")) {
      filter(group.path("services"), id -> feed.service().equals(Optional.of(id.asText())));
    }
    filter(consent.path("groups"), group -> !group.path("services").isEmpty());
    put("consent.yaml", consent);
  }

  private void addRegisters() {
    ObjectNode registers = read("governance.yaml");
    filter(registers.path("agreements"), one -> one.path("id").asText().equals(feed.agreement()));
    for (JsonNode agreement : registers.path("agreements")) {
      filter(agreement.path("parties"), party -> isKnown(party.asText(), registers));
      filter(agreement.path("feeds"), name -> name.asText().equals(feed.name()));
    }
    for (JsonNode assessment : registers.path("assessments")) {
      filter(assessment.path("agreements"), id -> id.asText().equals(feed.agreement()));
      filter(assessment.path("feeds"), name -> name.asText().equals(feed.name()));
    }
    filter(
        registers.path("assessments"),
        one -> isAboutIt(one, "agreements") && isAboutIt(one, "feeds"));
    for (JsonNode optOut : registers.path("opt_outs")) {
      filter(optOut.path("feeds"), name -> name.asText().equals(feed.name()));
    }
    filter(registers.path("opt_outs"), one -> !one.path("feeds").isEmpty());
    for (JsonNode retained : registers.path("retention")) {
      filter(retained.path("feeds"), name -> name.asText().equals(feed.name()));
    }
    filter(registers.path("retention"), one -> isAboutIt(one, "feeds"));
    ObjectNode onboarding = (ObjectNode) registers.path("onboarding");
    filter(onboarding.path("feeds"), one -> one.path("feed").asText().equals(feed.name()));
    filter(onboarding.path("planned"), one -> false);
    put("governance.yaml", registers);
  }

  private boolean isKnown(String party, JsonNode registers) {
    for (JsonNode organisation : registers.path("organisations")) {
      if (organisation.path("id").asText().equals(party)) {
        return true;
      }
    }
    return party.equals(feed.provider());
  }

  /** A list that was there and of which nothing is left speaks of others only. */
  private static boolean isAboutIt(JsonNode of, String list) {
    return !of.has(list) || !of.path(list).isEmpty();
  }

  private void addFeed() {
    copy(feed.file());
    copy("contracts/" + feed.contract() + ".yaml");
    for (Contract contract : programme.contracts(feed.contract())) {
      for (Contract.Field field : contract.fields().values()) {
        field.codeList().ifPresent(list -> copy("codelists/" + list + ".csv"));
      }
    }
    copy(programme.area().postcodeLookup());
    copy(programme.area().lsoaTable());
  }

  private ObjectNode read(String name) {
    try {
      return (ObjectNode) YAML.readTree(files.bytes(name).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void put(String name, ObjectNode content) {
    try {
      kept.put(name, (HEAD + YAML.writeValueAsString(content)).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that is too large to be held is copied by whoever packs. */
  private void copy(String name) {
    files.bytes(name).ifPresent(bytes -> kept.put(name, bytes));
  }

  private static void filter(JsonNode list, Predicate<JsonNode> wanted) {
    if (list instanceof ArrayNode array) {
      for (Iterator<JsonNode> items = array.iterator(); items.hasNext(); ) {
        if (!wanted.test(items.next())) {
          items.remove();
        }
      }
    }
  }
}
