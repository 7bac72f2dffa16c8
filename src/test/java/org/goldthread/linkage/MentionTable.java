package org.goldthread.linkage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Mentions;

/**
 * Mentions of tests as rows of the table, and back. Ids stay readable bytes, for their order
 * counts; tokens become 32 bytes.
 */
final class MentionTable {
  private static final int YEARS = 2000;

  private final Map<Bytes, String> texts = new HashMap<>();
  private final Map<String, Long> lines = new HashMap<>();

  /** A keyed digest without a secret. */
  static Column keyed(String purpose, Column... parts) {
    Column message =
        functions.concat(functions.lit(purpose).cast("binary"), functions.concat(parts));
    return functions.unhex(functions.sha2(message, 256));
  }

  /** The cases as one population: ids, key values, rows and judgements told apart by name. */
  static List<Mention> together(List<VectorFile.Case> cases) {
    List<Mention> all = new ArrayList<>();
    for (VectorFile.Case scenario : cases) {
      for (Mention mention : scenario.mentions()) {
        all.add(prefixed(scenario.name(), mention));
      }
    }
    return all;
  }

  private static Mention prefixed(String name, Mention mention) {
    Map<String, String> hard = new HashMap<>();
    mention
        .hard()
        .forEach(
            (field, value) ->
                hard.put(
                    HardFields.isUniversal(field)
                        ? HardFields.kind(field) + ":" + name + "/" + field
                        : field,
                    value));
    return new Mention(
        prefixed(name, mention.id()),
        mention.firstSeen(),
        mention.role(),
        mention.kind(),
        name + "/" + mention.row(),
        mention.submission(),
        mention.eventMonth(),
        mention.clients(),
        mention.childClient(),
        mention.keys().stream()
            .map(key -> new Key(key.type(), key.space(), prefixed(name, key.token())))
            .toList(),
        hard);
  }

  static String prefixed(String name, String text) {
    return name + "/" + text;
  }

  private static Bytes prefixed(String name, Bytes bytes) {
    return bytes(prefixed(name, Outcome.text(bytes)));
  }

  /** Rows of mentions; a row keeps its line from call to call. */
  Dataset<Row> of(Collection<Mention> mentions) {
    List<Row> rows = new ArrayList<>();
    for (Mention mention : mentions) {
      lines.putIfAbsent(mention.row(), (long) lines.size() + 1);
      rows.add(row(mention, lines.get(mention.row())));
    }
    return TestSession.get().createDataFrame(rows, Mentions.TABLE.schema());
  }

  private Row row(Mention mention, long line) {
    String slot = null;
    List<Row> sides = new ArrayList<>();
    for (Map.Entry<String, String> hard : mention.hard().entrySet()) {
      String kind = HardFields.kind(hard.getKey());
      if (kind.equals("slot")) {
        slot = hard.getValue();
      } else if (kind.equals("side")) {
        String judgement = hard.getKey().substring("side:".length());
        sides.add(RowFactory.create(judgement, hard.getValue()));
      }
    }
    String order = mention.hard().get(HardFields.BIRTH_ORDER);
    int months = mention.eventMonth() - 1;
    return RowFactory.create(
        mention.id().value(),
        mention.firstSeen(),
        mention.role().word(),
        mention.kind().word(),
        "provider",
        mention.submission(),
        "2023-24-Q1",
        0,
        line,
        0,
        slot == null ? 0 : Integer.parseInt(slot),
        slot != null,
        Date.valueOf(LocalDate.of(YEARS + months / 12, months % 12 + 1, 15)),
        mention.clients().stream().map(this::client).toList(),
        mention.childClient().map(this::client).orElse(null),
        mention.keys().stream()
            .map(
                key ->
                    RowFactory.create(
                        key.type(),
                        key.space().scheme(),
                        key.space().epoch(),
                        key.space().version(),
                        token(key.token()).value()))
            .toList(),
        mention.hard().get(HardFields.BIRTH_MONTH),
        mention.hard().get(HardFields.SEX),
        order == null ? null : Integer.valueOf(order),
        sides,
        new String[0]);
  }

  private Row client(Client client) {
    return RowFactory.create(client.idSystem(), token(client.id()).value());
  }

  private Bytes token(Bytes text) {
    try {
      Bytes token = new Bytes(MessageDigest.getInstance("SHA-256").digest(text.value()));
      texts.put(token, Outcome.text(text));
      return token;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The text that a token was made of. */
  String text(byte[] token) {
    return texts.get(new Bytes(token));
  }

  private static Bytes bytes(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
