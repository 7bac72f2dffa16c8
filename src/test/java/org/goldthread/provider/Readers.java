package org.goldthread.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingTexts;
import org.goldthread.contract.RowCounts;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;
import org.goldthread.fixture.Folders;
import org.goldthread.hostile.GoodFile;
import org.goldthread.hostile.HostileFile;
import org.goldthread.hostile.HostileProgramme;
import org.goldthread.intake.FeedEngine;
import org.goldthread.intake.FileInspection;
import org.goldthread.intake.IntakeSlice;
import org.goldthread.intake.Landing;
import org.goldthread.intake.Released;
import org.goldthread.intake.RowsOfSlices;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyReference;
import org.goldthread.table.Field;
import org.goldthread.table.Rows;
import org.goldthread.validation.Validation;
import scala.reflect.ClassTag$;

/**
 * Everyone who reads a provider's file: {@code validate}, intake, and {@code pseudonymise} with the
 * intake of what it wrote.
 */
final class Readers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Period PERIOD = Period.parse(GoodFile.PERIOD).orElseThrow();
  private static final int FINDING_ID = 0;
  private static final int FINDING_COLUMN = 3;

  /** Columns that say where a row stands or what is wrong with it, and not what it is. */
  private static final Set<Field> PLACE =
      Set.of(Rows.FILE, Rows.LINE, Rows.PART, Rows.FINDINGS, Rows.REASON);

  private final Path room = Folders.temporary("readers");
  private final Path keys = room.resolve("keys");
  private static final Broadcast<Released> NOBODY = new Held<>(Released.NOBODY, Released.class);

  private final Side clear = new Side(HostileProgramme.ofClearText());
  private final Side tokens = new Side(HostileProgramme.ofTokens());
  private final KeyReference ring;
  private final AtomicInteger number = new AtomicInteger();

  /** A configuration, and whoever reads files by it. */
  private static final class Side {
    final Path folder;
    final ConfigFiles files;
    final Programme programme;
    final Broadcast<ConfigFiles> sent;

    Side(Path folder) {
      this.folder = folder;
      files = ConfigFiles.read(folder);
      programme = Programmes.cached(files);
      sent = new Held<>(files, ConfigFiles.class);
    }
  }

  /** What a task of Spark is sent, where there is no Spark. */
  private static final class Held<T> extends Broadcast<T> {
    private static final long serialVersionUID = 1L;

    private final transient T value;

    Held(T value, Class<T> type) {
      super(0, ClassTag$.MODULE$.apply(type));
      this.value = value;
    }

    @Override
    public T getValue() {
      return value;
    }

    @Override
    public void doUnpersist(boolean blocking) {}

    @Override
    public void doDestroy(boolean blocking) {}
  }

  Readers() {
    KeyFolder.create(keys);
    ring =
        KeyReference.to(
            keys,
            EnumSet.of(KeyName.PROGRAMME, KeyName.VAULT, KeyName.ID, KeyName.PLATFORM),
            Map.of());
  }

  /** Puts a file where a submission of its own would lie. */
  Path landed(HostileFile file) {
    return file.write(folder(file, "landing" + number.incrementAndGet()));
  }

  private Path folder(HostileFile file, String root) {
    return room.resolve(root)
        .resolve(file.good().provider())
        .resolve(file.good().feed())
        .resolve(GoodFile.PERIOD);
  }

  /** What the command {@code validate} says. */
  Reading validate(HostileFile file, Path landed) {
    AtHome.Outcome outcome =
        AtHome.run(
            "validate",
            landed,
            "--feed",
            file.good().feed(),
            "--period",
            GoodFile.PERIOD,
            "--conf",
            clear.folder,
            "--json");
    if (outcome.exit() != ExitCode.DONE.number() && outcome.exit() != ExitCode.QUALITY.number()) {
      throw new AssertionError(file + " ended validate with " + outcome);
    }
    try {
      JsonNode said = JSON.readTree(outcome.out());
      JsonNode counts = said.get("files").get(0);
      List<String> findings = new ArrayList<>();
      StringBuilder texts = new StringBuilder(outcome.err());
      for (JsonNode finding : said.get("findings")) {
        findings.add(
            shown(
                finding.get("id").asText(),
                finding.get("line").asLong(),
                finding.get("column").asInt()));
        // The heading and the suggestion are the provider's own and shown to nobody else.
        for (String text : List.of("problem", "expected", "remedy")) {
          texts.append(finding.get(text).asText()).append('\n');
        }
      }
      return new Reading(
          findings.stream().sorted().toList(),
          new RowCounts(
              counts.get("accepted").asLong(),
              counts.get("rejected").asLong(),
              counts.get("withheld").asLong(),
              counts.get("ignored").asLong()),
          Map.of(),
          texts.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What intake makes of a clear file. */
  Reading intake(Path landed) {
    return intake(clear, landed);
  }

  /**
   * What {@code pseudonymise} finds, and what intake makes of the token file; the counts are those
   * that the provider's tool wrote into it.
   *
   * @throws GoldthreadException if the tool refuses the file
   */
  Reading pseudonymised(HostileFile file, Path landed) {
    try {
      Path out =
          Files.createDirectories(folder(file, "tokens" + number.incrementAndGet()))
              .resolve("sent.tokens");
      Validation found =
          TokenPackage.write(tokens.files, keys, file.good().feed(), PERIOD, List.of(landed), out);
      Reading taken = intake(tokens, out);
      List<String> findings = new ArrayList<>();
      StringBuilder texts = new StringBuilder();
      for (Finding finding : found.files().get(0).findings()) {
        findings.add(shown(finding.id().id(), finding.line(), finding.column()));
        texts.append(FindingTexts.problem(finding)).append('\n');
      }
      return new Reading(
          findings.stream().sorted().toList(),
          taken.counts(),
          taken.accepted(),
          texts + taken.said());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reading intake(Side side, Path landed) {
    Path root = landed.getParent().getParent().getParent().getParent();
    Landing.Delivery delivery =
        Landing.scan(root, side.programme, Landing.Selection.ALL).deliveries().get(0);
    FileInspection.Result seen =
        FileInspection.of(
            FeedEngine.of(side.files, delivery), delivery, side.programme, ring::open);
    List<String> findings = new ArrayList<>();
    seen.findings().forEach(f -> findings.add(shown(f.id().id(), f.line(), f.column())));
    Map<Long, List<String>> accepted = new TreeMap<>();
    RowCounts counts = seen.atProvider();
    RowsOfSlices reader = new RowsOfSlices(side.sent, ring, 1, RowsOfSlices.Wanted.ROWS, NOBODY);
    long ofTokens = counts.rejected();
    RowCounts read = new RowCounts(0, ofTokens, 0, counts.ignored());
    long last = -1;
    for (IntakeSlice slice : seen.slices()) {
      for (var rows = reader.call(slice); rows.hasNext(); ) {
        Row row = rows.next();
        long line = row.getLong(at(Rows.LINE));
        String status = row.getString(at(Rows.STATUS));
        if (line != last) {
          read = read.plus(one(status));
          last = line;
        }
        if (status.equals("accepted")) {
          accepted.computeIfAbsent(line, l -> new ArrayList<>()).add(text(row));
        }
        for (Object finding : row.<Object[]>getAs(at(Rows.FINDINGS))) {
          Row one = (Row) finding;
          findings.add(shown(one.getString(FINDING_ID), line, one.getInt(FINDING_COLUMN)));
        }
      }
    }
    StringBuilder said = new StringBuilder();
    seen.problems().forEach(problem -> said.append(problem).append('\n'));
    accepted.values().forEach(rows -> rows.sort(null));
    return new Reading(findings.stream().sorted().toList(), read, accepted, said.toString());
  }

  private static RowCounts one(String status) {
    return switch (status) {
      case "accepted" -> new RowCounts(1, 0, 0, 0);
      case "rejected" -> new RowCounts(0, 1, 0, 0);
      default -> new RowCounts(0, 0, 1, 0);
    };
  }

  private static String text(Row row) {
    StringBuilder text = new StringBuilder();
    for (Field field : Rows.TABLE.fields()) {
      if (!PLACE.contains(field)) {
        text.append(RowText.of(row.get(at(field)))).append('|');
      }
    }
    return text.toString();
  }

  private static int at(Field field) {
    return Rows.TABLE.fields().indexOf(field);
  }

  private static String shown(String id, long line, int column) {
    return id + " line " + line + " column " + column;
  }
}
