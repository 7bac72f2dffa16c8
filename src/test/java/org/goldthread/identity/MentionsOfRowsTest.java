package org.goldthread.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.goldthread.consent.FinalStates;
import org.goldthread.core.Role;
import org.goldthread.fixture.PlainKeys;
import org.goldthread.fixture.RowsFixture;
import org.goldthread.spark.MentionIds;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Judgements;
import org.goldthread.table.Links;
import org.junit.jupiter.api.Test;

class MentionsOfRowsTest {
  private static final PlainKeys KEYS = new PlainKeys();

  @Test
  void anAttendanceWithNoKeyButTheClientIdLeavesTheWordToTheRegistration() {
    RowsFixture fixture =
        new RowsFixture()
            .accepted("reg", "registration", "2023-04-10")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c1")
            .done()
            .accepted("eng", "engagement", "2023-04-12")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c1")
            .done()
            .accepted("eng", "engagement", "2023-04-12")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "stranger")
            .done()
            .accepted("eng", "engagement", "2023-04-12")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c1")
            .key(RowsFixture.EMAIL, "mail")
            .done();

    assertThat(mentions(fixture).select("line", "kind").collectAsList())
        .extracting(Row::toString)
        .containsExactlyInAnyOrder("[1,registered]", "[3,attended]", "[4,attended]");
  }

  @Test
  void aCarerMerelyNamedHasNoClientIdButKnowsTheChildThatNamedIt() {
    RowsFixture fixture =
        new RowsFixture()
            .accepted("reg", "registration", "2023-04-10")
            .person(0, Role.CHILD)
            .key(RowsFixture.LOCAL, "child")
            .states("birth_month", "2020-02")
            .names(1, Role.ADULT, "mother")
            .key(RowsFixture.EMAIL, "mail")
            .done();

    Row carer = mentions(fixture).where("role = 'adult'").first();
    assertThat(carer.<String>getAs("kind")).isEqualTo("named");
    assertThat(carer.getList(carer.fieldIndex("clients"))).isEmpty();
    assertThat(new String(carer.<Row>getAs("child_client").<byte[]>getAs(1))).isEqualTo("child");
    Row child = mentions(fixture).where("role = 'child'").first();
    assertThat(child.<String>getAs("birth_month")).isEqualTo("2020-02");
    assertThat(child.<Boolean>getAs("slot_is_hard")).isFalse();
  }

  @Test
  void twoChildrenOfOneRowMakeTheSlotAHardField() {
    RowsFixture fixture =
        new RowsFixture()
            .accepted("reg", "registration", "2023-04-10")
            .person(1, Role.CHILD)
            .key(RowsFixture.LOCAL, "one")
            .person(2, Role.CHILD)
            .key(RowsFixture.LOCAL, "two")
            .done();

    assertThat(mentions(fixture).where("slot_is_hard").count()).isEqualTo(2);
  }

  @Test
  void anAnonymousRowMakesNoMention() {
    RowsFixture fixture =
        new RowsFixture().accepted("fb", "feedback", "2023-04-10").person(0, Role.ADULT).done();

    assertThat(mentions(fixture).count()).isZero();
  }

  @Test
  void aRowWithTheClientIdOnlyIsAttributedToTheRegisteredIndividual() {
    RowsFixture fixture =
        new RowsFixture()
            .accepted("reg", "registration", "2023-04-10")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c1")
            .done()
            .accepted("eng", "engagement", "2023-04-12")
            .person(0, Role.ADULT)
            .key(RowsFixture.LOCAL, "c1")
            .done();
    Dataset<Row> links =
        mentions(fixture)
            .withColumn("individual_id", functions.encode(functions.lit("I"), "UTF-8"))
            .withColumn("anchor_id", functions.col("mention_id"));

    List<Row> attributions =
        AttributionsOfRows.of(
                fixture.rows(),
                states(fixture),
                Links.TABLE.select(links),
                RowsFixture.IDENTITY_TYPES,
                RowsFixture.LOCAL,
                KEYS)
            .orderBy("line")
            .collectAsList();
    assertThat(attributions).hasSize(2);
    assertThat(attributions)
        .extracting(row -> new String(row.<byte[]>getAs("individual_id")))
        .containsExactly("I", "I");
    assertThat(attributions.get(1).<byte[]>getAs("mention_id")).isNull();
    assertThat(attributions.get(1).<String>getAs("kind")).isEqualTo("attended");
  }

  @Test
  void whoRefusesAdministrativeDataAndThoseDataAreOnTwoSides() {
    RowsFixture fixture =
        new RowsFixture()
            .accepted("reg", "registration", "2023-04-01")
            .person(0, Role.ADULT)
            .key(RowsFixture.EMAIL, "one")
            .ofRow("consent_scope", "administrative=no evaluators=no")
            .done()
            .accepted("reg", "registration", "2023-04-01")
            .person(0, Role.ADULT)
            .key(RowsFixture.EMAIL, "two")
            .ofRow("consent_scope", "administrative=yes")
            .done()
            .accepted("adm", "administrative", "2023-04-01")
            .person(0, Role.ADULT)
            .key(RowsFixture.EMAIL, "one")
            .done();

    assertThat(mentions(fixture).orderBy("line").collectAsList())
        .extracting(
            row ->
                row.getList(row.fieldIndex("sides"))
                    + " "
                    + row.getList(row.fieldIndex("refused_purposes")))
        .containsExactly(
            "[[consent,service]] [administrative, evaluators]",
            "[] []",
            "[[consent,administrative]] []");
  }

  @Test
  void aJudgedMentionIsOnItsSidesBesideThoseOfItsConsent() {
    RowsFixture fixture =
        new RowsFixture()
            .accepted("adm", "administrative", "2023-04-01")
            .person(0, Role.ADULT)
            .key(RowsFixture.EMAIL, "one")
            .done()
            .accepted("reg", "registration", "2023-04-01")
            .person(0, Role.ADULT)
            .key(RowsFixture.EMAIL, "two")
            .done();
    byte[] first = mentions(fixture).orderBy("line").first().getAs("mention_id");
    Dataset<Row> judgements =
        TestSession.get()
            .createDataFrame(
                List.of(
                    RowFactory.create("j2", "b", first, false, "why"),
                    RowFactory.create("j1", "a", first, true, "why"),
                    RowFactory.create("j1", "b", RowsFixture.bytes("away"), true, "why")),
                Judgements.TABLE.schema());

    assertThat(mentions(fixture, judgements).orderBy("line").collectAsList())
        .extracting(row -> row.getList(row.fieldIndex("sides")).toString())
        .containsExactly("[[consent,administrative], [j1,a], [j2,b]]", "[]");
  }

  private static Dataset<Row> states(RowsFixture fixture) {
    return FinalStates.of(
        fixture.rows(),
        fixture.refusals(),
        RowsFixture.coverage(List.of()),
        RowsFixture.LOCAL,
        true);
  }

  private static Dataset<Row> mentions(RowsFixture fixture) {
    return mentions(
        fixture, TestSession.get().createDataFrame(List.of(), Judgements.TABLE.schema()));
  }

  private static Dataset<Row> mentions(RowsFixture fixture, Dataset<Row> judgements) {
    Dataset<Row> arrivals =
        MentionIds.people(
                fixture.rows().where("row_key is not null").withColumn("ordinal", functions.lit(0)),
                KEYS)
            .select(functions.col("mention_id"), functions.lit(1L).as("first_seen"));
    Dataset<Row> feeds =
        TestSession.get()
            .sql(
                "select feed, array(named_struct('from', '', 'id_system', 'system')) as id_systems"
                    + " from values ('reg'), ('eng'), ('fb'), ('adm') as t(feed)");
    return MentionsOfRows.of(
        fixture.rows(),
        states(fixture),
        arrivals,
        feeds,
        RowsFixture.IDENTITY_TYPES,
        RowsFixture.LOCAL,
        true,
        judgements,
        KEYS);
  }
}
