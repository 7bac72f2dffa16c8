package org.goldthread.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.goldthread.contract.KeyedRow.SlotKey;
import org.goldthread.postcode.PostcodeLookupTest;
import org.goldthread.pseudonym.Generation;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.pseudonym.MadeUpVersions;
import org.goldthread.reading.FileShape;
import org.junit.jupiter.api.Test;

/** A standardiser changes: rows make keys of both versions until every feed has been sent again. */
class TwoVersionsTest {
  private static final String HEADINGS =
      "Client ID,Registered,Consent,First name,DOB,Gender,Postcode,Carer email\n";
  private static final String TAGGED =
      "C-1007,12/08/2023,Yes,Ade,07/03/2019,F,SW9 8AA,ada+club@example.com\n";
  private static final String PLAIN = TAGGED.replace("+club", "").replace("C-1007", "D-12");
  private static final List<Generation> BOTH = List.of(MadeUpVersions.emailWithoutTags());

  @Test
  void keysOfBothVersionsAreMadeOfWhatTheChangeTouches() {
    List<SlotKey> before = keys(TAGGED, List.of());

    List<SlotKey> during = keys(TAGGED, BOTH);

    assertThat(during).containsAll(before);
    assertThat(before).allMatch(key -> key.key().version() == 1);
    assertThat(during.stream().filter(key -> key.key().version() == 2).map(TwoVersionsTest::place))
        .containsExactly("0:4", "0:20", "1:7", "1:20");
    assertThat(during).hasSize(before.size() + 4);
  }

  @Test
  void aRowOfTheTransitionMeetsOldRowsByTheOldVersionAndNewRowsByTheNew() {
    List<SlotKey> old = keys(TAGGED, List.of());
    List<SlotKey> during = keys(TAGGED, BOTH);
    List<SlotKey> after =
        keys(PLAIN, BOTH).stream().filter(key -> key.key().version() == 2).toList();

    assertThat(common(during, old)).contains("0:4", "1:7");
    assertThat(common(during, after)).contains("0:4", "1:7");
    assertThat(common(old, after)).isEmpty();
  }

  @Test
  void aRowKeepsItsKeyWhenTheTransitionBegins() {
    assertThat(keyed(TAGGED, BOTH).rowKey()).isEqualTo(keyed(TAGGED, List.of()).rowKey());
  }

  @Test
  void idsOfAProvidersOwnSystemHaveOneVersion() {
    assertThat(MadeUpVersions.refusalOfRowIds()).isPresent();
    assertThat(Generation.beside()).isEmpty();
  }

  private static List<String> common(List<SlotKey> some, List<SlotKey> others) {
    return some.stream().filter(others::contains).map(TwoVersionsTest::place).toList();
  }

  private static String place(SlotKey key) {
    return key.slot() + ":" + key.key().typeId();
  }

  private static List<SlotKey> keys(String row, List<Generation> generations) {
    return keyed(row, generations).keys();
  }

  private static KeyedRow keyed(String row, List<Generation> generations) {
    Sample sample = Sample.childRegistration();
    RowEngine engine =
        RowEngine.of(sample.programme(), sample.feed(), PostcodeLookupTest.lookup(), generations);
    FileShape shape = Sample.shape(HEADINGS + row);
    FileMapping mapping = engine.map(shape, Sample.PERIOD, FillTable.NONE);
    JudgedRow judged =
        Sample.rows(HEADINGS + row, shape).stream()
            .flatMap(source -> Stream.of(engine.judge(mapping, source).get(0)))
            .findFirst()
            .orElseThrow();
    KeyRing ring = Sample.ring(KeyName.PROGRAMME, KeyName.VAULT, KeyName.ID);
    return KeyMaker.of(ring, sample.programme(), sample.feed()).keys(judged, Sample.PERIOD);
  }
}
