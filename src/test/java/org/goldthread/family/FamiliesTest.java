package org.goldthread.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.fixture.PlainKeys;
import org.goldthread.fixture.RowsFixture;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Judgements;
import org.goldthread.table.Links;
import org.goldthread.table.Mentions;
import org.junit.jupiter.api.Test;

class FamiliesTest {
  private final List<Row> mentions = new ArrayList<>();
  private final List<Row> links = new ArrayList<>();
  private final List<Row> judgements = new ArrayList<>();

  @Test
  void twoParentsAndSixChildrenUnderOneEmailAreOneFamily() {
    mention("mother", "adult", "1990-01", "F", "mail");
    mention("father", "adult", "1989-02", "M", "mail");
    for (int child = 1; child <= 6; child++) {
      mention("child" + child, "child", "20" + (10 + child) + "-05", "F", "mail");
    }

    assertThat(families())
        .containsExactly("child1 child2 child3 child4 child5 child6 father mother");
  }

  @Test
  void aMailboxOfFiveAdultsMakesNoFamily() {
    for (int adult = 1; adult <= 5; adult++) {
      mention("adult" + adult, "adult", "198" + adult + "-01", "F", "office");
    }

    assertThat(families()).containsExactly("adult1", "adult2", "adult3", "adult4", "adult5");
  }

  @Test
  void everyIndividualOfTheScopeIsInExactlyOneFamilyBeItAlone() {
    mention("alone", "adult", "1990-01", "F", null);
    mention("mother", "adult", "1991-01", "F", "mail");
    mention("child", "child", "2020-01", "F", "mail");

    assertThat(families()).containsExactly("alone", "child mother");
  }

  @Test
  void familiesThatShareAMemberAreOne() {
    mention("father", "adult", "1990-01", "M", "his");
    mention("child", "child", "2020-01", "F", "his");
    mention("child", "child", "2020-01", "F", "hers");
    mention("mother", "adult", "1991-01", "F", "hers");

    assertThat(families()).containsExactly("child father mother");
  }

  @Test
  void feedsOutsideTheScopeTakeNoPart() {
    mention("mother", "adult", "1991-01", "F", "mail");
    mention("elsewhere", "elsewhere", "child", "2020-01", "F", "mail");

    assertThat(families()).containsExactly("mother");
  }

  @Test
  void whoseConsentDoesNotExtendToWhatTheScopeNeedsTakesNoPart() {
    mention("feed", "mother", "adult", "1991-01", "F", "mail", "administrative");
    mention("feed", "father", "adult", "1990-01", "M", "mail", "evaluators");
    mention("feed", "child", "child", "2020-01", "F", "mail");

    assertThat(families()).containsExactly("child father");
  }

  /** An adopted child whose carer fostered it before, and so is named in both its lives. */
  @Test
  void theSidesOfASealedJudgementAreInNoFamilyTogetherAndTheRestStays() {
    mention("birth mother", "adult", "1991-01", "F", "hers");
    mention("old", "child", "2019-03", "F", "hers");
    mention("sibling", "child", "2020-04", "M", "hers");
    mention("carer", "adult", "1980-01", "F", "fostering");
    mention("old", "child", "2019-03", "F", "fostering");
    mention("new", "child", "2019-03", "F", "fostering");
    mention("partner", "adult", "1979-01", "M", "fostering");
    assertThat(families()).containsExactly("birth mother carer new old partner sibling");

    judge("j1", true, "old", "new");
    assertThat(families()).containsExactly("birth mother sibling", "carer partner", "new", "old");

    judgements.clear();
    judge("j1", false, "old", "new");
    assertThat(families())
        .as("a judgement that is not sealed says nothing of families")
        .containsExactly("birth mother carer new old partner sibling");
  }

  @Test
  void twoSidesInTwoFamiliesStayInThem() {
    mention("birth mother", "adult", "1991-01", "F", "hers");
    mention("old", "child", "2019-03", "F", "hers");
    mention("adoptive mother", "adult", "1980-01", "F", "theirs");
    mention("new", "child", "2019-03", "F", "theirs");
    judge("j1", true, "old", "new");

    assertThat(families()).containsExactly("adoptive mother new", "birth mother old");
  }

  /** Of siblings who were adopted together only those judged are left alone. */
  @Test
  void aBlockOfSealedChildrenStaysTogetherWithoutTheOneThatConflicts() {
    mention("new a", "child", "2019-03", "F", "theirs");
    mention("new b", "child", "2020-03", "M", "theirs");
    mention("new c", "child", "2021-03", "M", "theirs");
    mention("new c", "child", "2021-03", "M", "other");
    mention("old c", "child", "2021-03", "M", "other");
    judge("ja", true, "old a", "new a");
    judge("jb", true, "old b", "new b");
    judge("jc", true, "old c", "new c");

    assertThat(families()).containsExactly("new a new b", "new c", "old c");
  }

  /** Puts all mentions of two individuals on the sides of a judgement. */
  private void judge(String judgement, boolean isSealed, String a, String b) {
    for (Row link : links) {
      String individual = new String((byte[]) link.get(1), StandardCharsets.UTF_8);
      if (individual.equals(a) || individual.equals(b)) {
        judgements.add(
            RowFactory.create(
                judgement, individual.equals(a) ? "a" : "b", link.get(0), isSealed, "why"));
      }
    }
  }

  private void mention(String individual, String role, String month, String sex, String email) {
    mention("feed", individual, role, month, sex, email);
  }

  private void mention(
      String feed,
      String individual,
      String role,
      String month,
      String sex,
      String email,
      String... refused) {
    long line = mentions.size() + 1;
    Row[] keys =
        email == null ? new Row[0] : new Row[] {RowsFixture.keyOf(RowsFixture.FAMILY_EMAIL, email)};
    mentions.add(
        RowFactory.create(
            RowsFixture.bytes("m" + line),
            1L,
            role,
            "registered",
            "provider",
            feed,
            "2023-24-Q1",
            0,
            line,
            0,
            0,
            false,
            Date.valueOf("2023-04-01"),
            new Row[0],
            null,
            keys,
            month,
            sex,
            null,
            new Row[0],
            refused));
    links.add(
        RowFactory.create(
            RowsFixture.bytes("m" + line),
            RowsFixture.bytes(individual),
            RowsFixture.bytes("m" + line),
            role));
  }

  private List<String> families() {
    Dataset<Row> scopes =
        TestSession.get()
            .createDataFrame(
                List.of(
                    RowFactory.create(
                        "evaluation",
                        "feed",
                        new Integer[] {20},
                        4,
                        10,
                        10,
                        new String[] {"administrative"})),
                new StructType()
                    .add("scope", DataTypes.StringType, false)
                    .add("feed", DataTypes.StringType, false)
                    .add(
                        "key_types", DataTypes.createArrayType(DataTypes.IntegerType, false), false)
                    .add("adult_cap", DataTypes.IntegerType, false)
                    .add("child_cap", DataTypes.IntegerType, false)
                    .add("named_cap", DataTypes.IntegerType, false)
                    .add("needs", DataTypes.createArrayType(DataTypes.StringType, false), false));
    Map<String, List<String>> families = new TreeMap<>();
    Families.of(
            TestSession.get().createDataFrame(mentions, Mentions.TABLE.schema()),
            TestSession.get().createDataFrame(links, Links.TABLE.schema()),
            scopes,
            judgements.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    TestSession.get().createDataFrame(judgements, Judgements.TABLE.schema())),
            RowsFixture.NHS,
            new PlainKeys())
        .collectAsList()
        .forEach(
            row ->
                families
                    .computeIfAbsent(
                        new String(row.<byte[]>getAs("family_id")), id -> new ArrayList<>())
                    .add(new String(row.<byte[]>getAs("individual_id"))));
    return families.values().stream()
        .map(members -> String.join(" ", members.stream().sorted().toList()))
        .sorted()
        .toList();
  }
}
