package org.goldthread.linkage;

import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.year;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.core.MentionKind;
import org.goldthread.core.Role;
import org.goldthread.table.Mentions;

/** Mentions between the table and the rules: what linkage reads of a row, and nothing else. */
final class MentionRows {
  static final String SUBMISSION = "submission";
  static final String ROW = "source_row";
  static final String EVENT_MONTH = "event_month";

  private MentionRows() {}

  /** The columns that linkage reads; all rows derived from one record of a file are one row. */
  static Dataset<Row> narrow(Dataset<Row> mentions) {
    Column submission =
        concat_ws("/", Mentions.PROVIDER.col(), Mentions.FEED.col(), Mentions.PERIOD.col());
    return mentions.select(
        Mentions.MENTION_ID.col(),
        Mentions.FIRST_SEEN.col(),
        Mentions.ROLE.col(),
        Mentions.KIND.col(),
        submission.as(SUBMISSION),
        concat_ws("/", submission, Mentions.FILE.col(), Mentions.LINE.col()).as(ROW),
        Mentions.SLOT.col(),
        Mentions.SLOT_IS_HARD.col(),
        year(Mentions.EVENT_DATE.col())
            .multiply(12)
            .plus(month(Mentions.EVENT_DATE.col()))
            .as(EVENT_MONTH),
        Mentions.CLIENTS.col(),
        Mentions.CHILD_CLIENT.col(),
        Mentions.KEYS.col(),
        Mentions.BIRTH_MONTH.col(),
        Mentions.SEX.col(),
        Mentions.BIRTH_ORDER.col(),
        Mentions.SIDES.col());
  }

  /** The mention of a narrow row; of its keys only those that may join mentions. */
  static Mention mention(Row row, LinkageRules rules) {
    List<Key> keys = new ArrayList<>();
    for (Row key : row.<Row>getList(at(row, Mentions.KEYS.name()))) {
      Key read = key(key);
      if (rules.type(read.type()).isPresent()) {
        keys.add(read);
      }
    }
    List<Client> clients = new ArrayList<>();
    row.<Row>getList(at(row, Mentions.CLIENTS.name()))
        .forEach(client -> clients.add(client(client)));
    Row child = row.getAs(Mentions.CHILD_CLIENT.name());
    return new Mention(
        new Bytes(row.getAs(Mentions.MENTION_ID.name())),
        row.<Long>getAs(Mentions.FIRST_SEEN.name()),
        Role.of(row.getAs(Mentions.ROLE.name())),
        MentionKind.of(row.getAs(Mentions.KIND.name())),
        row.getAs(ROW),
        row.getAs(SUBMISSION),
        row.<Integer>getAs(EVENT_MONTH),
        clients,
        child == null ? Optional.empty() : Optional.of(client(child)),
        keys,
        hard(row, keys, rules));
  }

  /** The key of a row of {@code Types.KEY}. */
  static Key key(Row row) {
    return new Key(
        row.getInt(0),
        new TokenSpace(row.getString(1), row.getInt(2), row.getInt(3)),
        new Bytes(row.getAs(4)));
  }

  /** The NHS fields of which a mention has two values, so that neither counts. */
  static Set<String> fieldsOfTwoValues(List<Key> keys, LinkageRules rules) {
    Set<String> fields = new TreeSet<>();
    nhsTokens(keys, rules)
        .forEach(
            (field, tokens) -> {
              if (tokens.size() > 1) {
                fields.add(field);
              }
            });
    return fields;
  }

  private static Map<String, Set<String>> nhsTokens(List<Key> keys, LinkageRules rules) {
    Map<String, Set<String>> tokens = new TreeMap<>();
    for (Key key : keys) {
      if (rules.isNhs(key)) {
        tokens
            .computeIfAbsent(HardFields.nhs(key.space()), unused -> new TreeSet<>())
            .add(key.token().hex());
      }
    }
    return tokens;
  }

  private static Map<String, String> hard(Row row, List<Key> keys, LinkageRules rules) {
    Map<String, String> hard = new HashMap<>();
    nhsTokens(keys, rules)
        .forEach(
            (field, tokens) -> {
              if (tokens.size() == 1) {
                hard.put(field, tokens.iterator().next());
              }
            });
    put(hard, HardFields.BIRTH_MONTH, row.getAs(Mentions.BIRTH_MONTH.name()));
    put(hard, HardFields.SEX, row.getAs(Mentions.SEX.name()));
    put(hard, HardFields.BIRTH_ORDER, row.getAs(Mentions.BIRTH_ORDER.name()));
    if (row.<Boolean>getAs(Mentions.SLOT_IS_HARD.name())) {
      put(hard, HardFields.slot(row.getAs(ROW)), row.getAs(Mentions.SLOT.name()));
    }
    for (Row side : row.<Row>getList(at(row, Mentions.SIDES.name()))) {
      put(hard, HardFields.side(side.getString(0)), side.getString(1));
    }
    return hard;
  }

  private static void put(Map<String, String> hard, String field, Object value) {
    if (value != null) {
      hard.put(field, value.toString());
    }
  }

  private static Client client(Row row) {
    return new Client(row.getString(0), new Bytes(row.getAs(1)));
  }

  private static int at(Row row, String column) {
    return row.fieldIndex(column);
  }
}
