package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.OnArrival;
import org.goldthread.spark.Lake;
import org.goldthread.spark.TestSession;
import org.goldthread.table.RowStates;
import org.goldthread.table.Submissions;
import org.goldthread.table.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The checks that need history, over the whole programme, held against the sample's truth. What was
 * found is written to {@code target/history.txt}. Takes longer than ten seconds where it is the
 * first to ask for the run on every feed.
 */
@Tag("fault")
class HistoryTruthTest {
  private static final Map<String, Long> TOLD = new TreeMap<>();
  private static final Map<String, Long> FALSE_ALARMS = new TreeMap<>();
  private static final List<String> OVERLOOKED = new ArrayList<>();
  private static final List<String> DRIFTED = new ArrayList<>();
  private static long acceptedRows;
  private static long submissions;

  /** Where a row stands in a provider's file; the period as the folder has it. */
  private record Place(String provider, String feed, String period, String file, int line) {}

  /** Somebody as the clients of one database. */
  private record Client(String provider, String idSystem, String person) {}

  @BeforeAll
  static void takeInTheWholeProgramme() throws IOException {
    Programme programme = Borough.programme();
    Workplace place = Borough.whole();
    Map<Place, String> persons = persons(Borough.truth().resolve("rows.csv"));
    List<Row> states = read(place, RowStates.TABLE);
    List<Row> taken = read(place, Submissions.TABLE);
    Map<String, String> names = names(place, taken);
    Set<Client> registered = new HashSet<>();
    for (Row row : states) {
      Feed feed = programme.feeds().get(row.<String>getAs("feed"));
      boolean isRegister =
          programme.contracts().get(feed.contract()).kind() == Contract.Kind.REGISTRATION;
      if (isRegister && !row.getAs("state").equals(RowStates.REJECTED)) {
        registered.add(client(feed, persons.get(place(row, names))));
      }
    }
    for (Row row : states) {
      if (row.getAs("state").equals(RowStates.ACCEPTED)) {
        acceptedRows++;
        Feed feed = programme.feeds().get(row.<String>getAs("feed"));
        judge(programme, feed, row, persons.get(place(row, names)), registered);
      }
    }
    for (Row row : taken) {
      submissions++;
      for (Row finding : row.<Row>getList(row.fieldIndex(Submissions.FINDINGS.name()))) {
        DRIFTED.add(
            row.getAs("feed")
                + " "
                + row.getAs("period")
                + " "
                + finding.getString(0)
                + " "
                + finding.getAs("field"));
      }
    }
    Files.writeString(Path.of("target/history.txt"), table());
  }

  private static void judge(
      Programme programme, Feed feed, Row row, String person, Set<Client> registered) {
    List<String> found =
        row.<Row>getList(row.fieldIndex(RowStates.FINDINGS.name())).stream()
            .map(finding -> finding.getString(0))
            .toList();
    boolean isOrphan =
        person != null
            && OnArrival.looksForRegistration(programme, feed)
            && OnArrival.hasRegister(programme, feed)
            && !registered.contains(client(feed, person));
    for (String id : found) {
      TOLD.merge(id, 1L, Long::sum);
      boolean isRight = id.equals(FindingId.NOT_REGISTERED_YET.id()) && isOrphan;
      if (!isRight) {
        FALSE_ALARMS.merge(id + " " + feed.name(), 1L, Long::sum);
      }
    }
    if (isOrphan && !found.contains(FindingId.NOT_REGISTERED_YET.id())) {
      OVERLOOKED.add(feed.name() + " " + row.getAs("period") + " line " + row.getAs("line"));
    }
  }

  @Test
  void noRowOfAClientWithoutARegistrationIsOverlooked() {
    assertThat(TOLD).containsKey(FindingId.NOT_REGISTERED_YET.id());
    assertThat(OVERLOOKED).isEmpty();
  }

  @Test
  void ofAThousandAcceptedRowsOneAtMostIsToldOfWithoutReason() {
    long wrong = FALSE_ALARMS.values().stream().mapToLong(Long::longValue).sum();
    assertThat(acceptedRows).isGreaterThan(2_000);
    assertThat(wrong / (double) acceptedRows)
        .as("%d of %d: %s", wrong, acceptedRows, FALSE_ALARMS)
        .isLessThanOrEqualTo(0.001);
  }

  @Test
  void ofTwoHundredSubmissionsThreeAtMostAreToldToBeUnlikeEarlierOnes() {
    assertThat(DRIFTED.size() / (double) submissions)
        .as("%d of %d", DRIFTED.size(), submissions)
        .isLessThanOrEqualTo(0.015);
  }

  private static Client client(Feed feed, String person) {
    return new Client(feed.provider(), feed.idSystem(), person);
  }

  private static Place place(Row row, Map<String, String> names) {
    String submission = row.getAs("provider") + "/" + row.getAs("feed") + "/" + row.getAs("period");
    return new Place(
        row.getAs("provider"),
        row.getAs("feed"),
        row.getAs("period").toString(),
        names.get(submission + " " + row.getAs("file")),
        row.<Number>getAs("line").intValue());
  }

  private static List<Row> read(Workplace place, Table table) {
    return RunLog.of(Lake.open(TestSession.get(), place.lake().toString()))
        .read(table)
        .collectAsList();
  }

  /** Whom the rows are about: the person of slot 0. */
  private static Map<Place, String> persons(Path truth) throws IOException {
    Map<Place, String> persons = new HashMap<>();
    try (Stream<String> lines = Files.lines(truth)) {
      lines
          .skip(1)
          .map(line -> line.split(",", -1))
          .filter(cells -> cells[6].equals("data") && cells[7].equals("0"))
          .forEach(
              cells ->
                  persons.put(
                      new Place(cells[1], cells[2], cells[3], cells[4], Integer.parseInt(cells[5])),
                      cells[9]));
    }
    return persons;
  }

  /** Names of the files in force by submission and number. */
  private static Map<String, String> names(Workplace place, List<Row> taken) throws IOException {
    Map<String, String> bySha = new HashMap<>();
    try (Stream<Path> landed = Files.walk(place.landing())) {
      for (Path file : landed.filter(Files::isRegularFile).toList()) {
        bySha.put(sha256(file), file.getFileName().toString());
      }
    }
    Map<String, String> names = new HashMap<>();
    for (Row row : taken) {
      String submission =
          row.getAs("provider") + "/" + row.getAs("feed") + "/" + row.getAs("period");
      for (Row file : row.<Row>getList(row.fieldIndex(Submissions.FILES.name()))) {
        names.put(submission + " " + file.getAs("file"), bySha.get(file.<String>getAs("sha256")));
      }
    }
    return names;
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%d families, %d quarters, %d submissions, %d accepted rows%n",
            Borough.FAMILIES,
            Borough.QUARTERS,
            submissions,
            acceptedRows));
    TOLD.forEach((id, n) -> table.append(id + " told " + n + "\n"));
    FALSE_ALARMS.forEach((what, n) -> table.append("without reason: " + what + " " + n + "\n"));
    table.append("overlooked " + OVERLOOKED.size() + "\n");
    table.append("submissions told of " + DRIFTED.size() + "\n");
    DRIFTED.stream().sorted().forEach(what -> table.append("  " + what + "\n"));
    return table.toString();
  }
}
