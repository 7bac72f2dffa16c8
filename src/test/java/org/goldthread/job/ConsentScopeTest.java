package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.fixture.Folders;
import org.goldthread.linkage.Linkage;
import org.goldthread.spark.CommitWatch;
import org.goldthread.spark.Lake;
import org.goldthread.spark.TestSession;
import org.goldthread.table.DimIndividual;
import org.goldthread.table.FamilyMembers;
import org.goldthread.table.LinkageDecisions;
import org.goldthread.table.Mentions;
import org.goldthread.table.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A service whose form asks what the consent extends to, and a health register. Runs intake,
 * linkage and gold, so that it takes longer than ten seconds.
 */
@Tag("fault")
class ConsentScopeTest {
  private static final String SERVICE =
      """
      version: 1
      feed: asking
      provider: real-partnership
      service: making-it-real
      contract: registration
      id_system: real-partnership
      agreement: dsa-real-partnership
      row_key: [client_id, registered_on]
      date_formats: [dd/MM/yyyy]
      columns:
        client_id: [ID]
        registered_on: [Joined]
        consent: [Consent]
        consent_administrative: [Health records]
        consent_evaluators: [Evaluation]
      people:
        - slot: 0
          role: child
          columns:
            first_name: [Child]
            date_of_birth: [Born]
            gender: [Gender]
            postcode: [Postcode]
            nhs_number: [NHS number]
        - slot: 1
          role: adult
          relation: mother
          named: true
          columns:
            email: [Mother e-mail]
            gender: [Mother gender]
      gates:
        max_rejected_share: 1
        min_rows_vs_previous: 0
      """;
  private static final String REGISTER =
      """
      version: 1
      feed: health-visiting-reviews
      provider: lambeth-health-visiting
      contract: administrative
      agreement: dsa-lambeth-health-visiting
      date_formats: [dd/MM/yyyy]
      columns:
        client_id: [ID]
        recorded_on: [Seen]
      people:
        - slot: 0
          role: child
          columns:
            date_of_birth: [Born]
            gender: [Gender]
            nhs_number: [NHS number]
      gates:
        max_rejected_share: 1
        min_rows_vs_previous: 0
      """;
  private static final String HEADINGS =
      "ID,Joined,Consent,Health records,Evaluation,Child,Born,Gender,Postcode,NHS number,"
          + "Mother e-mail,Mother gender\n";
  private static final String ADA =
      ",Ada,07/03/2019,F,SW9 8AA,9990000018,ada.mother@mail.example,F\n";
  private static final String BEN =
      ",Ben,08/03/2019,M,SW9 8AA,9990000026,ben.mother@mail.example,F\n";
  private static final String REGISTERED =
      """
      ID,Seen,Born,Gender,NHS number
      A1,03/06/2023,07/03/2019,F,9990000018
      B1,03/06/2023,08/03/2019,M,9990000026
      """;

  private final Workplace place = Workplace.empty();

  @BeforeEach
  void describeTheFeeds() throws IOException {
    Folders.remove(place.landing());
    place.ownConfiguration();
    Files.writeString(place.ownFolder().resolve("feeds/asking.yaml"), SERVICE);
    Files.writeString(place.ownFolder().resolve("feeds/health-visiting-reviews.yaml"), REGISTER);
    place.reread();
    send("lambeth-health-visiting", "health-visiting-reviews", REGISTERED);
  }

  @Test
  void whoRefusesHealthRecordsIsKeptApartFromThemUntilALaterYes() throws IOException {
    send("real-partnership", "asking", HEADINGS + "1,10/05/2023,Yes,Yes,No" + ADA);
    run();
    assertThat(childrenByRows()).containsExactly("asking 1 + register 1", "register 2");
    assertThat(notForEvaluators()).isEqualTo(2);

    send(
        "real-partnership",
        "asking",
        HEADINGS + "1,10/05/2023,Yes,Yes,Yes" + ADA + "2,10/05/2023,Yes,No,Yes" + BEN);
    run();
    assertThat(childrenByRows()).containsExactly("asking 1 + register 1", "asking 2", "register 2");
    assertThat(notForEvaluators()).isZero();
    assertThat(evaluated()).as("Ben and his mother are in no scope with the register").isEqualTo(3);

    send(
        "real-partnership",
        "asking",
        HEADINGS
            + "1,10/05/2023,Yes,Yes,Yes"
            + ADA
            + "2,10/05/2023,Yes,No,Yes"
            + BEN
            + "2,20/06/2023,Yes,agreed,Yes"
            + BEN);
    run();
    assertThat(childrenByRows())
        .containsExactly("asking 1 + register 1", "asking 2 + asking 3 + register 2");
    assertThat(evaluated()).isEqualTo(4);
  }

  private void send(String provider, String feed, String text) throws IOException {
    Path folder = Files.createDirectories(place.submission(provider, feed, "2023-24-Q1"));
    Files.writeString(folder.resolve("rows.csv"), text);
  }

  private void run() {
    place.run(EnumSet.of(Stage.INGEST, Stage.LINK, Stage.PUBLISH), CommitWatch.NONE);
  }

  private Dataset<Row> table(Table table) {
    return RunLog.of(Lake.open(TestSession.get(), place.lake().toString())).read(table);
  }

  /** Each child as the lines that are about it; the first line of a file is its heading. */
  private List<String> childrenByRows() {
    Map<String, TreeSet<String>> children = new TreeMap<>();
    Linkage.links(table(LinkageDecisions.TABLE))
        .drop("role")
        .join(table(Mentions.TABLE).where("role = 'child'"), "mention_id")
        .collectAsList()
        .forEach(
            row ->
                children
                    .computeIfAbsent(
                        HexFormat.of().formatHex(row.<byte[]>getAs("individual_id")),
                        id -> new TreeSet<>())
                    .add(name(row) + " " + (row.<Number>getAs("line").longValue() - 1)));
    return children.values().stream().map(lines -> String.join(" + ", lines)).sorted().toList();
  }

  private static String name(Row row) {
    return row.getAs("feed").equals("asking") ? "asking" : "register";
  }

  private long notForEvaluators() {
    return table(DimIndividual.TABLE)
        .where(DimIndividual.FOR_EVALUATORS.col().equalTo(false))
        .count();
  }

  private long evaluated() {
    return table(FamilyMembers.TABLE).where("scope = 'evaluation'").count();
  }
}
