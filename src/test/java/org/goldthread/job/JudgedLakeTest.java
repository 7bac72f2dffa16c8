package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.config.Programmes;
import org.goldthread.core.GoldthreadException;
import org.goldthread.explanation.ExplanationPage;
import org.goldthread.explanation.ExplanationText;
import org.goldthread.explanation.Told;
import org.goldthread.fixture.Folders;
import org.goldthread.intake.Landing;
import org.goldthread.linkage.Linkage;
import org.goldthread.spark.Lake;
import org.goldthread.spark.TestSession;
import org.goldthread.table.FamilyMembers;
import org.goldthread.table.Lineage;
import org.goldthread.table.LinkageDecisions;
import org.goldthread.table.Mentions;
import org.goldthread.table.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A child whose number stands on the lines of two clients, and what becomes of it when somebody
 * judges that these are two. Takes longer than ten seconds because every step is a run that links.
 */
@Tag("fault")
class JudgedLakeTest {
  private static final String FEED =
      """
      version: 1
      feed: clients
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
  private static final String HEADINGS =
      "ID,Joined,Consent,Child,Born,Gender,Postcode,NHS number,Mother e-mail,Mother gender\n";
  private static final String FIRST =
      "1,10/05/2023,Yes,Ada,07/03/2019,F,SW9 8AA,9990000018,ada.mother@mail.example,F\n";
  private static final String SECOND =
      "2,11/05/2023,Yes,Ada,07/03/2019,F,SW9 8AA,9990000018,ada.mother@mail.example,F\n";
  private static final String BEN =
      "3,12/05/2023,Yes,Ben,08/03/2020,M,SW9 8AA,9990000026,ada.mother@mail.example,F\n";
  private static final String SUBMISSION = "real-partnership/clients/2023-24-Q1";
  private static final PersonRef LINE_2 = PersonRef.parse(SUBMISSION + ":2");
  private static final PersonRef LINE_3 = PersonRef.parse(SUBMISSION + ":3");
  private static final String REASON = "the council says that these are two children";

  private final Workplace place = Workplace.empty();

  @BeforeEach
  void describeTheFeed() throws IOException {
    Folders.remove(place.landing());
    place.ownConfiguration();
    Files.writeString(place.ownFolder().resolve("feeds/clients.yaml"), FEED);
    place.reread();
    send(HEADINGS + FIRST + SECOND + BEN);
    link();
  }

  @Test
  void aJudgementHoldsThroughEveryRunUntilItIsWithdrawn() throws IOException {
    assertThat(children()).containsExactly("client 1 + client 2", "client 3");

    Judging.Result judged = judge(LINE_2, LINE_3, REASON, false);
    assertThat(judged.isNew()).isTrue();
    assertThat(List.of(judged.mentionsA(), judged.mentionsB())).containsExactly(1L, 1L);
    assertThat(children())
        .as("until it is linked")
        .containsExactly("client 1 + client 2", "client 3");
    relink();
    assertThat(children()).containsExactly("client 1", "client 2", "client 3");

    send(HEADINGS + BEN + SECOND + FIRST + BEN.replaceFirst("3,12", "4,13"));
    link();
    assertThat(children())
        .as("sent again in another order")
        .containsExactly("client 1", "client 2", "client 3 + client 4");
    send(HEADINGS + BEN + FIRST);
    link();
    send(HEADINGS + FIRST + SECOND + BEN);
    link();
    assertThat(children())
        .as("a line that was away is on its side again")
        .containsExactly("client 1", "client 2", "client 3");

    Told pair = explanation().pair(LINE_2, LINE_3);
    assertThat(pair.title()).isEqualTo("Two individuals");
    assertThat(pair.sentences())
        .contains("Judgement " + judged.judgement() + " keeps them apart.")
        .anyMatch(sentence -> sentence.startsWith("Tier 1 dropped an edge between them"));
    assertThat(String.join("\n", ExplanationText.of(pair))).contains(REASON);

    assertThat(judge(LINE_3, LINE_2, "as above", false))
        .as("the same again")
        .isEqualTo(new Judging.Result(judged.judgement(), 0, 1, 1));
    assertThat(Judging.list(place.environment()))
        .containsExactly(new Judging.Listed(judged.judgement(), false, 1, 1, REASON));

    Judging.withdraw(request(), judged.judgement(), false, Progress.SILENT);
    relink();
    assertThat(children()).containsExactly("client 1 + client 2", "client 3");
    assertThat(Judging.list(place.environment())).isEmpty();
  }

  @Test
  void theTwoSidesOfASealedJudgementAreShownTogetherNowhere() {
    assertThat(families()).as("the carer's address joins all").hasSize(1);
    String before = individual("1");
    judge(LINE_2, LINE_3, REASON, true);
    assertThatThrownBy(() -> explanation().individual(new PersonRef.ById(before)))
        .hasMessageContaining("judged since it was last linked");
    relink();

    String first = individual("1");
    String second = individual("2");
    assertThat(first).isNotEqualTo(second);
    assertThat(families())
        .noneMatch(members -> members.contains(first) && members.contains(second));
    assertThat(families())
        .anyMatch(members -> members.contains(individual("3")) && members.size() == 2);
    assertThat(lineage()).noneMatch(row -> row.contains(first) && row.contains(second));
    assertThat(lineage()).anyMatch(row -> row.contains(second) || row.contains(first));

    for (String id : List.of(first, second)) {
      String other = id.equals(first) ? second : first;
      Told told = explanation().individual(new PersonRef.ById(id));
      assertThat(everyForm(told)).contains(id).doesNotContain(other).doesNotContain(REASON);
    }
    assertThat(explanation().pair(LINE_2, LINE_3).sentences())
        .containsExactly("Nothing joins them: they carry no key in common.");
    assertThatThrownBy(
            () ->
                Judging.withdraw(
                    request(),
                    Judging.list(place.environment()).get(0).judgement(),
                    false,
                    Progress.SILENT))
        .isInstanceOf(GoldthreadException.class)
        .hasMessageContaining("is sealed");
  }

  @Test
  @EnabledIfSystemProperty(named = "goldthread.full", matches = "true")
  void wasJoinedByMistakeBeforeAndTheLineageForgetsIt() throws IOException {
    String separate = SECOND.replace("9990000018", "").replace("Ada", "Ida");
    send(HEADINGS + FIRST + separate + BEN);
    link();
    String old = individual("1");
    String other = individual("2");
    assertThat(old).isNotEqualTo(other);
    send(HEADINGS + FIRST + SECOND + BEN);
    link();
    assertThat(lineage()).anyMatch(row -> row.contains(old) && row.contains(other));

    judge(LINE_2, LINE_3, REASON, true);
    relink();

    assertThat(Set.of(individual("1"), individual("2"))).containsExactlyInAnyOrder(old, other);
    assertThat(lineage()).noneMatch(row -> row.contains(old) && row.contains(other));
  }

  @Test
  void explainTellsOfALineOfAValueAndOfAnIndividualWithoutAnyIdentifier() {
    Told line = explanation().line((PersonRef.ByLine) LINE_2);
    assertThat(line.sentences())
        .containsExactly("The line is accepted; it is about 2 individuals.");
    Told value = explanation().value(LINE_2, "birth_month");
    assertThat(value.sentences().get(0))
        .isEqualTo(
            "The value is 2019-03, stated by "
                + SUBMISSION
                + ":3 on 2023-05-11 (authority "
                + ((Map<?, ?>) value.json().get("survivor")).get("rank")
                + ").");
    assertThat((List<?>) value.json().get("losers")).hasSize(1);
    Told individual = explanation().individual(new PersonRef.ById(individual("1")));
    assertThat(individual.sentences().get(0))
        .isEqualTo("A child with 2 mentions of 1 feed, 2023-05-10 to 2023-05-11.");
    Told pair = explanation().pair(LINE_2, LINE_3);
    assertThat(pair.sentences().get(1)).isEqualTo("They are joined so: m1 —nhs 1→ m2.");

    Set<String> tokens = new TreeSet<>();
    for (Row row : table(Mentions.TABLE).collectAsList()) {
      row.<Row>getList(row.fieldIndex("keys"))
          .forEach(key -> tokens.add(HexFormat.of().formatHex(key.<byte[]>getAs("token"))));
    }
    assertThat(tokens).hasSizeGreaterThan(5);
    for (Told told : List.of(line, value, individual, pair)) {
      String shown = everyForm(told);
      assertThat(tokens).noneMatch(shown::contains);
      assertThat(List.of("9990000018", "ada.mother@mail", "Ada", "SW9", "07/03/2019", "2019-03-07"))
          .noneMatch(shown::contains);
    }
  }

  private static String everyForm(Told told) {
    return told.json() + String.join("\n", ExplanationText.of(told)) + ExplanationPage.html(told);
  }

  private Judging.Result judge(PersonRef a, PersonRef b, String reason, boolean isSealed) {
    return Judging.apart(request(), new Judging.Asked(a, b, reason, isSealed), Progress.SILENT);
  }

  private JobRequest request() {
    return place.request(EnumSet.noneOf(Stage.class), Landing.Selection.ALL, false, false);
  }

  private void send(String text) throws IOException {
    Path folder =
        Files.createDirectories(place.submission("real-partnership", "clients", "2023-24-Q1"));
    Files.writeString(folder.resolve("rows.csv"), text);
  }

  private void link() {
    Pipeline.run(
        place.request(EnumSet.of(Stage.INGEST, Stage.LINK), Landing.Selection.ALL, true, false),
        Progress.SILENT);
  }

  private void relink() {
    Pipeline.run(Judging.linking(request()), Progress.SILENT);
  }

  private Explanation explanation() {
    return Explanation.of(place.environment(), Programmes.cached(request().files()));
  }

  private Dataset<Row> table(Table table) {
    return RunLog.of(Lake.open(TestSession.get(), place.lake().toString())).read(table);
  }

  /** The children by their clients; the days on which these joined tell them apart. */
  private Map<String, Set<String>> clients() {
    Map<String, Set<String>> children = new TreeMap<>();
    for (Row row :
        Linkage.links(table(LinkageDecisions.TABLE))
            .drop("role")
            .join(table(Mentions.TABLE).where("role = 'child'"), "mention_id")
            .collectAsList()) {
      children
          .computeIfAbsent(
              HexFormat.of().formatHex(row.<byte[]>getAs("individual_id")),
              unused -> new TreeSet<>())
          .add(
              "client "
                  + (LocalDate.parse(row.getAs("event_date").toString()).getDayOfMonth() - 9));
    }
    return children;
  }

  private List<String> children() {
    return clients().values().stream()
        .map(clients -> String.join(" + ", clients))
        .sorted()
        .toList();
  }

  private String individual(String client) {
    return clients().entrySet().stream()
        .filter(child -> child.getValue().contains("client " + client))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private List<Set<String>> families() {
    return table(FamilyMembers.TABLE).where("scope = 'evaluation'").collectAsList().stream()
        .collect(
            Collectors.groupingBy(
                row -> HexFormat.of().formatHex(row.<byte[]>getAs("family_id")),
                TreeMap::new,
                Collectors.mapping(
                    row -> HexFormat.of().formatHex(row.<byte[]>getAs("individual_id")),
                    Collectors.<String>toSet())))
        .values()
        .stream()
        .toList();
  }

  private List<String> lineage() {
    return table(Lineage.TABLE).collectAsList().stream().map(row -> Contents.text(row)).toList();
  }
}
