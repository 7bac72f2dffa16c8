package org.goldthread.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.core.Period;
import org.goldthread.provider.TokenPackage;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyReference;
import org.goldthread.spark.TestSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One export by both routes: pseudonymised at home, and sent in clear text. */
class RowsOfTokensTest {
  private static final String FEED = "caseload-midwifery-registration";
  private static final Period PERIOD = new Period(2023, 1);

  private static final String EXPORT =
      String.join(
              "\n",
              "Unit number;Badgernet Family ID;Caseload start;Information sharing;Mother NHS No;"
                  + "Mother forename;Mother DOB;Mother sex;Mother e-mail;Mother mobile;Postcode;"
                  + "Baby 1 NHS No;Baby 1 forename;Baby 1 DOB;Baby 1 sex;Baby 1 birth order",
              "BN1;EP1;03-Apr-2023;Consent given;9990000018;Anna;19-Jan-1989;2;"
                  + "anna@example.com;07700 900566;SW9 8FR;;Bo;01-Apr-2023;1;1",
              "BN2;EP2;16-Jun-2023;Consent given;;Nina;22-Jul-1991;2;"
                  + "nina@example.com;07700900265;SW16 9LU;;;;;",
              "BN3;EP3;17-Jun-2023;No;;Olga;22-Jul-1992;2;olga@example.com;;SW9 8AA;;;;;",
              "")
          .replace(';', '\t');

  @TempDir private Path folder;

  @Test
  void bothRoutesLeaveTheSameRowsAndRefusalsInTheLake() throws IOException {
    Path keys = folder.resolve("keys");
    KeyFolder.create(keys);
    KeyReference reference =
        KeyReference.to(
            keys,
            EnumSet.of(KeyName.PROGRAMME, KeyName.VAULT, KeyName.ID, KeyName.PLATFORM),
            Map.of());
    ConfigFiles clear = ConfigFiles.read(Path.of("conf/lambeth"));
    ConfigFiles tokens = asTokens(clear);
    Path export = Files.writeString(folder.resolve("export.csv"), EXPORT);
    Path landing = folder.resolve("landing/kings-midwifery/" + FEED + "/2023-24-Q1");
    Files.createDirectories(landing);

    TokenPackage.write(tokens, keys, FEED, PERIOD, List.of(export), landing.resolve("x.tokens"));
    List<String> routeA = rows(tokens, reference, RowsOfSlices.Wanted.ROWS);
    List<String> refusalsA = rows(tokens, reference, RowsOfSlices.Wanted.REFUSALS);
    Files.delete(landing.resolve("x.tokens"));
    Files.copy(export, landing.resolve("x.csv"));

    assertThat(routeA).hasSize(3);
    assertThat(refusalsA).hasSize(1);
    assertThat(rows(clear, reference, RowsOfSlices.Wanted.ROWS)).isEqualTo(routeA);
    assertThat(rows(clear, reference, RowsOfSlices.Wanted.REFUSALS)).isEqualTo(refusalsA);
  }

  /** The same programme, but for the route of the feed. */
  private ConfigFiles asTokens(ConfigFiles clear) throws IOException {
    Path conf = folder.resolve("conf");
    for (String name : clear.names()) {
      Path file = conf.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, clear.bytes(name).orElseThrow());
    }
    Path feed = conf.resolve("feeds/" + FEED + ".yaml");
    Files.writeString(
        feed,
        Files.readString(feed)
            .replace(
                "contract: registration\n",
                "contract: registration\nroute: tokens\nscheme: gt1\n"));
    return ConfigFiles.read(conf);
  }

  private List<String> rows(ConfigFiles files, KeyReference keys, RowsOfSlices.Wanted wanted) {
    Programme programme = Programmes.cached(files);
    Landing.Delivery delivery =
        Landing.scan(folder.resolve("landing"), programme, Landing.Selection.ALL)
            .deliveries()
            .get(0);
    FileInspection.Result seen =
        FileInspection.of(FeedEngine.of(files, delivery), delivery, programme, keys::open);
    assertThat(seen.problems()).isEmpty();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(TestSession.get().sparkContext());
    RowsOfSlices reader =
        new RowsOfSlices(
            context.broadcast(files), keys, 1, wanted, context.broadcast(Released.NOBODY));
    List<String> rows = new ArrayList<>();
    for (IntakeSlice slice : seen.slices()) {
      // The file's number is made of its content, which differs between the routes.
      reader
          .call(slice)
          .forEachRemaining(
              row -> rows.add(shown(row).replace(" " + slice.file() + ",", " FILE,")));
    }
    return rows;
  }

  private static String shown(Object value) {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    List<String> parts = new ArrayList<>();
    if (value instanceof Row row) {
      for (int i = 0; i < row.size(); i++) {
        parts.add(shown(row.get(i)));
      }
      return parts.toString();
    }
    if (value instanceof Object[] array) {
      for (Object element : array) {
        parts.add(shown(element));
      }
      return parts.toString();
    }
    return String.valueOf(value);
  }
}
