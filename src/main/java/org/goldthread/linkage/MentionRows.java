package org.goldthread.linkage;

import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.year;
import static org.apache.spark.sql.types.DataTypes.BinaryType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.goldthread.core.MentionKind;
import org.goldthread.core.Role;
import org.goldthread.table.Mentions;

/** Mentions between the table and the rules: what linkage reads of a row, and nothing else. */
final class MentionRows {
  static final String SUBMISSION = "submission";
  static final String ROW = "source_row";
  static final String EVENT_MONTH = "event_month";

  /** A mention's id; packed, its NHS fields of two values and its {@link Facts}. */
  static final StructType PACKED =
      new StructType()
          .add(Mentions.MENTION_ID.name(), BinaryType, false)
          .add("packed_mention", BinaryType, false);

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

  /** Narrow mentions as {@link #PACKED} rows. */
  static Dataset<Row> packed(Dataset<Row> narrow, LinkageRules rules) {
    return narrow.map(
        (MapFunction<Row, Row>)
            row -> {
              Mention mention = mention(row, rules);
              Packer packer = new Packer();
              Set<String> twice = fieldsOfTwoValues(mention.keys(), rules);
              packer.number(twice.size());
              twice.forEach(packer::text);
              Facts.of(mention).pack(packer);
              return RowFactory.create(mention.id().value(), packer.packed());
            },
        Encoders.row(PACKED));
  }

  /** The mention of a narrow row; of its keys those that may join mentions. */
  static Mention mention(Row row, LinkageRules rules) {
    List<Key> keys = new ArrayList<>();
    for (Row key : row.<Row>getList(11)) {
      Key read = PackedKey.key(key);
      if (rules.type(read.type()).isPresent()) {
        keys.add(read);
      }
    }
    List<Client> clients = new ArrayList<>();
    row.<Row>getList(9).forEach(client -> clients.add(client(client)));
    return new Mention(
        new Bytes(row.getAs(0)),
        row.getLong(1),
        Role.of(row.getString(2)),
        MentionKind.of(row.getString(3)),
        row.getString(5),
        row.getString(4),
        row.getInt(8),
        clients,
        Optional.<Row>ofNullable(row.getAs(10)).map(MentionRows::client),
        keys,
        hard(row, keys, rules));
  }

  /** The NHS fields of which a mention has two values, so that neither counts. */
  private static Set<String> fieldsOfTwoValues(List<Key> keys, LinkageRules rules) {
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
    put(hard, HardFields.BIRTH_MONTH, row.get(12));
    put(hard, HardFields.SEX, row.get(13));
    put(hard, HardFields.BIRTH_ORDER, row.get(14));
    if (row.getBoolean(7)) {
      put(hard, HardFields.slot(row.getString(5)), row.get(6));
    }
    for (Row side : row.<Row>getList(15)) {
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
}
