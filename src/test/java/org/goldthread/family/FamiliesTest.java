package org.goldthread.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.fixture.PlainKeys;
import org.goldthread.fixture.RowsFixture;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Links;
import org.goldthread.table.Mentions;
import org.junit.jupiter.api.Test;

class FamiliesTest {
  private final List<Row> mentions = new ArrayList<>();
  private final List<Row> links = new ArrayList<>();

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
