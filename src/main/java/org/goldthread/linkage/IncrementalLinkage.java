package org.goldthread.linkage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.types.DataTypes.BinaryType;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.core.Role;
import org.goldthread.spark.KeyColumns;
import org.goldthread.table.LinkageDecisions;
import org.goldthread.table.Mentions;

/**
 * Links again only what a change can reach (design section 6).
 *
 * <p>A block whose members, or any attribute of one, changed is judged again. Seeds are the changed
 * mentions and the members of blocks that were or are admitted and have not the same members now.
 * Whatever can change lies in a raw component, of before or of now, that holds a seed. A component
 * of now cannot reach further: each of its blocks is either as it was, so that its members shared a
 * component before, or its members are seeds.
 */
final class IncrementalLinkage {
  private static final String[] MENTION = {Mentions.MENTION_ID.name()};
  private static final String[] KEY = {KeyRows.PREFIX, KeyRows.CHECK};
  private static final String[] COMPONENT = {ComponentIds.COMPONENT};
  private static final String SIGN = "sign";

  private static final StructType MENTION_IDS =
      new StructType().add(Mentions.MENTION_ID.name(), BinaryType, false);

  private final Dataset<Row> before;
  private final Dataset<Row> now;
  private final Dataset<Row> decisions;
  private final LinkageRules rules;
  private final Rounds rounds;

  private IncrementalLinkage(
      Linkage.Earlier earlier, Dataset<Row> mentions, LinkageRules rules, Rounds rounds) {
    before = MentionRows.narrow(earlier.mentions());
    now = MentionRows.narrow(mentions);
    decisions = earlier.decisions();
    this.rules = rules;
    this.rounds = rounds;
  }

  /** See {@link Linkage#decisionsSince}. */
  static Linkage.Relinked since(
      Linkage.Earlier earlier,
      Dataset<Row> mentions,
      long count,
      LinkageRules rules,
      KeyColumns keys,
      Rounds rounds,
      TaskLimits limits,
      double mostAffected) {
    IncrementalLinkage linkage = new IncrementalLinkage(earlier, mentions, rules, rounds);
    Rounds.Written changed = rounds.written("changed mentions", linkage.changed(), lit(1L));
    if (changed.total() == 0) {
      return new Linkage.Relinked(earlier.decisions(), 0, 0);
    }
    if (changed.total() <= mostAffected * count) {
      Keys all = linkage.keys(changed.rows());
      Rounds.Written affected =
          rounds.written("affected mentions", linkage.affected(changed.rows(), all), lit(1L));
      if (affected.total() <= mostAffected * count) {
        return new Linkage.Relinked(
            linkage.decisions(affected, all, keys, limits), changed.total(), affected.total());
      }
    }
    return new Linkage.Relinked(
        Linkage.decisions(mentions, count, rules, keys, rounds, limits), changed.total(), count);
  }

  /** Mentions that came, went, or of which linkage reads anything else than before. */
  private Dataset<Row> changed() {
    return contents(before, "before")
        .join(contents(now, "now"), MENTION, "full_outer")
        .where(not(col("before").eqNullSafe(col("now"))))
        .select(Mentions.MENTION_ID.col());
  }

  /** Two digests of 64 bits; what is absent counts, for a digest passes it over. */
  private static Dataset<Row> contents(Dataset<Row> narrow, String name) {
    Column[] columns = Arrays.stream(narrow.columns()).map(functions::col).toArray(Column[]::new);
    Column absent = array(Stream.of(columns).map(Column::isNull).toArray(Column[]::new));
    Column[] first = Stream.concat(Stream.of(absent), Stream.of(columns)).toArray(Column[]::new);
    Column[] second =
        Stream.concat(Stream.of(lit("again")), Stream.of(first)).toArray(Column[]::new);
    return narrow.select(
        Mentions.MENTION_ID.col(), struct(xxhash64(first), xxhash64(second)).as(name));
  }

  /**
   * Rows of {@link KeyRows}.
   *
   * @param before of the mentions of before
   * @param now of those of now
   * @param dirty what tells the keys apart that changed mentions have or had
   */
  private record Keys(Dataset<Row> before, Dataset<Row> now, Dataset<Row> dirty) {}

  /** A mention that did not change has the keys that it had. */
  private Keys keys(Dataset<Row> changed) {
    Dataset<Row> keysNow = written("keys", KeyRows.of(now, rules));
    Dataset<Row> keysGone = written("keys of before", KeyRows.of(of(before, changed), rules));
    Dataset<Row> dirty =
        written(
            "keys of changed mentions",
            of(keysNow, changed)
                .unionByName(keysGone)
                .select(KeyRows.PREFIX, KeyRows.CHECK)
                .distinct());
    return new Keys(
        keysNow.join(changed, MENTION, "left_anti").unionByName(keysGone), keysNow, dirty);
  }

  private Dataset<Row> written(String name, Dataset<Row> rows) {
    return rounds.written(name, rows, lit(0)).rows();
  }

  private static Dataset<Row> of(Dataset<Row> rows, Dataset<Row> mentions) {
    return rows.join(mentions, MENTION, "left_semi");
  }

  /** Mentions, of before or now, of every raw component that holds a seed. */
  private Dataset<Row> affected(Dataset<Row> changed, Keys keys) {
    Dataset<Row> seeds = written("seeds", changed.union(membersOfChangedBlocks(keys)).distinct());
    Dataset<Row> components =
        decisions
            .where(Linkage.is(DecisionKind.LINK))
            .select(
                LinkageDecisions.MENTION_L.col().as(Mentions.MENTION_ID.name()),
                LinkageDecisions.COMPONENT.col().as(ComponentIds.COMPONENT));
    Dataset<Row> reached = of(components, seeds).select(ComponentIds.COMPONENT).distinct();
    return components
        .join(reached, COMPONENT, "left_semi")
        .select(Mentions.MENTION_ID.col())
        .union(seeds)
        .distinct();
  }

  /** Members of blocks that are admitted on one side only, or with other members. */
  private Dataset<Row> membersOfChangedBlocks(Keys keys) {
    return admitted(keys.before(), keys.dirty(), 1)
        .union(admitted(keys.now(), keys.dirty(), -1))
        .groupBy(BlockRows.KEY, BlockRows.MEMBERS)
        .agg(sum(SIGN).as(SIGN))
        .where(not(col(SIGN).equalTo(0)))
        .select(BlockRows.MEMBERS)
        .flatMap(
            (FlatMapFunction<Row, Row>)
                row ->
                    BlockRows.members(row.getAs(0)).stream()
                        .map(member -> RowFactory.create((Object) member.value()))
                        .iterator(),
            Encoders.row(MENTION_IDS));
  }

  private Dataset<Row> admitted(Dataset<Row> keys, Dataset<Row> some, int sign) {
    return BlockRows.ofKeys(keys.join(some, KEY, "left_semi"), rules)
        .where(col(BlockRows.REASON).isNull())
        .select(col(BlockRows.KEY), col(BlockRows.MEMBERS), lit(sign).as(SIGN));
  }

  private Dataset<Row> decisions(
      Rounds.Written affected, Keys all, KeyColumns keys, TaskLimits limits) {
    Dataset<Row> anew = of(now, affected.rows());
    Dataset<Row> keysAnew = of(all.now(), affected.rows());
    Dataset<Row> refused = withKeys(decisions.where(Linkage.is(DecisionKind.REFUSED_BLOCK)));
    // Only an admitted block lies within one component: a refused one is judged by all its members.
    Dataset<Row> whole =
        written(
            "keys judged by all their mentions",
            all.dirty()
                .union(
                    keysAnew.select(KeyRows.PREFIX, KeyRows.CHECK).join(refused, KEY, "left_semi"))
                .distinct());
    Rounds.Written blocks =
        rounds.written(
            "blocks",
            BlockRows.ofKeys(
                all.now()
                    .join(whole, KEY, "left_semi")
                    .unionByName(keysAnew.join(whole, KEY, "left_anti")),
                rules),
            BlockRows.edges());
    Dataset<Row> isAdmitted = blocks.rows().where(col(BlockRows.REASON).isNull());
    Dataset<Row> refusals =
        blocks
            .rows()
            .where(col(BlockRows.REASON).isNotNull())
            .map(
                (MapFunction<Row, Row>) row -> BlockRows.BlockRow.of(row).refusal(),
                Encoders.row(Linkage.BEFORE_IDS));
    Dataset<Row> relinked =
        Linkage.linked(
            anew,
            new Rounds.Written(isAdmitted, blocks.total()),
            affected.total(),
            rules,
            rounds,
            limits);
    return Linkage.withIds(relinked.unionByName(refusals), keys)
        .unionByName(takenOver(affected.rows()))
        .unionByName(refused.join(whole, KEY, "left_anti").drop(KEY));
  }

  /** What was decided about mentions that are not affected. */
  private Dataset<Row> takenOver(Dataset<Row> affected) {
    return decisions
        .where(not(Linkage.is(DecisionKind.REFUSED_BLOCK)))
        .join(
            affected.withColumnRenamed(
                Mentions.MENTION_ID.name(), LinkageDecisions.MENTION_L.name()),
            new String[] {LinkageDecisions.MENTION_L.name()},
            "left_anti");
  }

  /** Decisions about keys with what tells keys apart. */
  private static Dataset<Row> withKeys(Dataset<Row> refused) {
    StructType schema =
        refused
            .schema()
            .add(KeyRows.PREFIX, DataTypes.LongType, false)
            .add(KeyRows.CHECK, DataTypes.LongType, false);
    int role = schema.fieldIndex(LinkageDecisions.ROLE.name());
    int key = schema.fieldIndex(LinkageDecisions.KEY.name());
    return refused.map(
        (MapFunction<Row, Row>)
            row -> {
              PackedKey name =
                  new PackedKey(Role.of(row.getString(role)), PackedKey.key(row.getStruct(key)));
              Object[] values = new Object[row.length() + 2];
              for (int i = 0; i < row.length(); i++) {
                values[i] = row.get(i);
              }
              values[row.length()] = name.prefix();
              values[row.length() + 1] = PackedKey.check(name.packed());
              return RowFactory.create(values);
            },
        Encoders.row(schema));
  }
}
