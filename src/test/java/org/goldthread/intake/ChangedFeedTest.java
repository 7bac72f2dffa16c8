package org.goldthread.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.InForce;
import org.goldthread.contract.JudgedRow;
import org.goldthread.contract.KeyMaker;
import org.goldthread.contract.KeyedRow;
import org.goldthread.core.Period;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.pseudonym.Token;
import org.goldthread.validation.Validation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds of the sample programme that changed on the way: each period is read as it was sent. */
class ChangedFeedTest {
  private static final ConfigFiles CONF = ConfigFiles.read(Path.of("conf/lambeth"));
  private static final Programme PROGRAMME = Programmes.cached(CONF);
  private static final Period OLD = new Period(2018, 4);
  private static final Period NEW = new Period(2019, 1);
  private static final int LOCAL = 6;
  private static final String COLUMNS = "natural-thinkers-registration";
  private static final String SYSTEM = "doorstep-library-registration";
  private static final String BY_HAND =
      """
      Number,Joined,Consent,Name of child,Born,Boy or girl,Postcode,E-mail
      7,03.01.2019,yes,Ayo,24.06.2016,Boy,SW9 8AA,ama.mensah@example.org
      """;
  private static final String FAMILY =
      """
      Client ID,Date registered,Consent,Child first name,Child DOB,Child gender,Child postcode,\
      Parent E-mail
      7,03/01/2019,form on file,Ayo,24/06/2016,M,SW9 8AA,ama.mensah@example.org
      """;

  @TempDir private Path folder;
  private KeyRing ring;

  @BeforeEach
  void makeKeys() {
    KeyFolder.create(folder.resolve("keys"));
    ring =
        KeyFolder.open(
            folder.resolve("keys"), EnumSet.of(KeyName.PROGRAMME, KeyName.VAULT, KeyName.ID));
  }

  @AfterEach
  void forgetKeys() {
    ring.destroy();
  }

  @Test
  void theColumnsOfAPeriodAreThoseThatStoodThen() throws IOException {
    Validation then = validated(COLUMNS, OLD, BY_HAND, new ArrayList<>());
    assertThat(then.hasRejections()).isFalse();
    assertThat(then.counts().accepted()).isEqualTo(1);
    assertThat(validated(COLUMNS, NEW, BY_HAND, new ArrayList<>()).hasRejections()).isTrue();
  }

  @Test
  void theIdsOfTwoClientDatabasesNeverMeetAndPeopleLinkThroughTheirOtherKeys() throws IOException {
    List<KeyedRow.SlotKey> before = keys(OLD);
    List<KeyedRow.SlotKey> after = keys(NEW);

    assertThat(types(before)).isEqualTo(types(after)).contains(LOCAL, 4);
    assertThat(before).filteredOn(key -> isLocal(key)).isNotEmpty().noneMatch(after::contains);
    assertThat(before).filteredOn(key -> !isLocal(key)).isNotEmpty().allMatch(after::contains);
  }

  @Test
  void periodsBetweenWhichNothingChangesShareAnEngine() {
    assertThat(FeedEngine.of(CONF, SYSTEM, NEW)).isSameAs(FeedEngine.of(CONF, SYSTEM, NEW.next()));
    assertThat(FeedEngine.of(CONF, SYSTEM, OLD))
        .isSameAs(FeedEngine.of(CONF, SYSTEM, OLD.previous()))
        .isNotSameAs(FeedEngine.of(CONF, SYSTEM, NEW));
    assertThat(FeedEngine.of(CONF, SYSTEM, OLD).feed().idSystem()).isEqualTo("doorstep-cards");
  }

  @Test
  void aSubmissionIsOfTheFeedAsItStandsInItsPeriod() throws IOException {
    for (Period period : List.of(OLD, NEW)) {
      Path place = folder.resolve("landing/doorstep-library/" + SYSTEM + "/" + period);
      Files.createDirectories(place);
      Files.writeString(place.resolve("export.csv"), FAMILY);
    }

    Landing.Scan scan = Landing.scan(folder.resolve("landing"), PROGRAMME, Landing.Selection.ALL);

    assertThat(scan.deliveries())
        .extracting(delivery -> delivery.period() + " " + delivery.feed().idSystem())
        .containsExactly("2018-19-Q4 doorstep-cards", "2019-20-Q1 doorstep-library");
    assertThat(scan.feeds()).hasSize(1);
  }

  private List<KeyedRow.SlotKey> keys(Period period) throws IOException {
    List<JudgedRow> rows = new ArrayList<>();
    assertThat(validated(SYSTEM, period, FAMILY, rows).hasRejections()).isFalse();
    Programme then = PROGRAMME.at(period);
    return KeyMaker.of(ring, then, then.feeds().get(SYSTEM)).keys(rows.get(0), period).keys();
  }

  private Validation validated(String feed, Period period, String text, List<JudgedRow> rows)
      throws IOException {
    Path file = Files.writeString(folder.resolve("export.csv"), text);
    return Validation.of(
        FeedEngine.of(CONF, feed, period),
        period,
        List.of(file),
        InForce.NOTHING,
        (source, judged) -> rows.addAll(judged));
  }

  private static List<Integer> types(List<KeyedRow.SlotKey> keys) {
    return keys.stream().map(KeyedRow.SlotKey::key).map(Token::typeId).sorted().toList();
  }

  private static boolean isLocal(KeyedRow.SlotKey key) {
    return key.key().typeId() == LOCAL;
  }
}
