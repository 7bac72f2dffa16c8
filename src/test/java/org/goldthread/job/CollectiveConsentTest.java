package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.goldthread.fixture.Folders;
import org.goldthread.spark.CommitWatch;
import org.goldthread.spark.Lake;
import org.goldthread.spark.TestSession;
import org.goldthread.table.ConsentStatements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two services of one group, in one client database, and a file of withdrawals. Runs intake and
 * linkage several times, so that it takes longer than ten seconds.
 */
@Tag("fault")
class CollectiveConsentTest {
  private static final String FIRST =
      """
      version: 1
      feed: first
      provider: real-partnership
      service: making-it-real
      contract: registration
      id_system: real-partnership
      agreement: dsa-real-partnership
      row_key: [client_id]
      date_formats: [dd/MM/yyyy]
      columns:
        client_id: [ID]
        registered_on: [Joined]
        consent: [Consent]
        consent_covers: [Form]
        consent_withdrawn_on: [Withdrawn]
      people:
        - slot: 0
          role: child
          columns:
            first_name: [Child]
            date_of_birth: [Born]
            gender: [Gender]
            postcode: [Postcode]
            nhs_number: [NHS number]
      gates:
        max_rejected_share: 1
        min_rows_vs_previous: 0
      """;
  private static final String WITHDRAWALS =
      """
      version: 1
      feed: withdrawals
      provider: real-partnership
      service: making-it-real
      contract: withdrawal
      id_system: real-partnership
      agreement: dsa-real-partnership
      row_key: [client_id]
      date_formats: [dd/MM/yyyy]
      columns:
        client_id: [ID]
        withdrawn_on: [Withdrawn]
        consent_covers: [Form]
      people: []
      gates:
        max_rejected_share: 1
        min_rows_vs_previous: 0
      """;
  private static final String HEADINGS =
      "ID,Joined,Consent,Form,Withdrawn,Child,Born,Gender,Postcode,NHS number\n";
  private static final String ADA = ",Ada,07/03/2019,F,SW9 8AA,9990000018\n";
  private static final String BEN = ",Ben,08/03/2019,M,SW9 8AA,9990000026\n";
  private static final String PERIOD = "2023-24-Q1";

  private final Workplace place = Workplace.empty();

  @BeforeEach
  void describeTheFeeds() throws IOException {
    Folders.remove(place.landing());
    place.ownConfiguration();
    write("feeds/first.yaml", FIRST);
    write(
        "feeds/second.yaml",
        FIRST.replace("feed: first", "feed: second").replace("making-it-real", "sharing-real"));
    write("feeds/withdrawals.yaml", WITHDRAWALS);
    place.reread();
  }

  @Test
  void aCollectiveFormReleasesWhatAnotherServiceWithheldAndAWithdrawalTakesAllOfItBack()
      throws IOException {
    send("first", "1,10/05/2023,Yes,," + ADA + "2,10/05/2023,No,," + BEN);
    send("second", "2,20/05/2023,Yes,Communication and Language," + BEN);
    assertThat(run())
        .containsExactly("first: 2 read, 1 accepted, 1 withheld", "second: 1 read, 1 accepted");

    send("first", "2,10/05/2023,No,," + BEN + "1,10/05/2023,Yes,," + ADA);
    assertThat(told(place.preview()))
        .as("a dry run knows of it")
        .containsExactly("first: 2 read, 2 accepted", "second: 1 read, 1 accepted");
    assertThat(run())
        .as("the form was signed later, and for this service too")
        .containsExactly("first: 2 read, 2 accepted", "second: 1 read, 1 accepted");
    assertThat(statements()).containsExactly("first 2023-05-10 ");

    Path file = place.submission("real-partnership", "withdrawals", PERIOD).resolve("w.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "ID,Withdrawn,Form\n2,01/06/2023,communication-and-language\n3,,\n");
    assertThat(run())
        .containsExactly(
            "first: 2 read, 1 accepted, 1 withheld",
            "second: 1 read, 1 withheld",
            "withdrawals: 2 read, 1 rejected, 1 withheld");
    assertThat(statements())
        .containsExactly("first 2023-05-10 ", "withdrawals 2023-06-01 communication-and-language");
  }

  @Test
  void aWithdrawalInAColumnIsOfItsServiceAlone() throws IOException {
    send("first", "1,10/05/2023,Yes,,01/06/2023" + ADA);
    send("second", "1,10/05/2023,Yes,," + ADA);

    assertThat(run()).containsExactly("first: 1 read, 1 withheld", "second: 1 read, 1 accepted");
    assertThat(statements()).containsExactly("first 2023-06-01 ");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(place.ownFolder().resolve(name), text);
  }

  private void send(String feed, String rows) throws IOException {
    Path folder = place.submission("real-partnership", feed, PERIOD);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("clients.csv"), HEADINGS + rows);
  }

  private List<String> run() {
    return told(place.run(EnumSet.of(Stage.INGEST, Stage.LINK), CommitWatch.NONE));
  }

  private static List<String> told(RunSummary summary) {
    return summary.feeds().stream()
        .filter(line -> line.read() > 0)
        .map(CollectiveConsentTest::told)
        .toList();
  }

  private static String told(RunSummary.FeedLine line) {
    return line.feed()
        + ": "
        + line.read()
        + " read"
        + (line.accepted() > 0 ? ", " + line.accepted() + " accepted" : "")
        + (line.rejected() > 0 ? ", " + line.rejected() + " rejected" : "")
        + (line.withheld() > 0 ? ", " + line.withheld() + " withheld" : "");
  }

  private List<String> statements() {
    return RunLog.of(Lake.open(TestSession.get(), place.lake().toString()))
        .read(ConsentStatements.TABLE)
        .orderBy(ConsentStatements.STATED_ON.col())
        .collectAsList()
        .stream()
        .map(row -> row.getAs("feed") + " " + row.getAs("stated_on") + " " + row.getAs("covers"))
        .toList();
  }
}
