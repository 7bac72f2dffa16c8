package org.goldthread.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.RowEngine;
import org.goldthread.core.Period;
import org.goldthread.fixture.FewFeeds;
import org.goldthread.fixture.Folders;
import org.goldthread.onboarding.Pack;
import org.goldthread.onboarding.Template;
import org.goldthread.postcode.PostcodeLookup;
import org.goldthread.provider.FeedbackFolder;
import org.goldthread.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that a spreadsheet would run is written into a file that a person will open: each writer
 * of tables is known here, and given values that begin as formulas do, wherever one can stand.
 */
class FormulaTest {
  private static final List<String> BEGINNINGS = List.of("=", "+", "-", "@", "\t", "\r");
  private static final Period PERIOD = Period.parse(GoodFile.PERIOD).orElseThrow();
  private static final Pattern TEXT = Pattern.compile("<t(?: [^>]*)?>(.*?)</t>", Pattern.DOTALL);

  @TempDir private Path place;

  /** Whoever adds a writer has to add what it does with formulas. */
  @Test
  void onlyTheseWriteTables() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.goldthread");
    assertThat(users(classes, "de.siegmar.fastcsv.writer"))
        .as("CSV: the feedback, which filled in is the corrections file")
        .containsExactly("Feedback");
    assertThat(users(classes, "org.dhatim.fastexcel"))
        .as("workbooks: the template")
        .containsExactly("Template");
    assertThat(users(classes, "org.apache.spark.sql.DataFrameWriter"))
        .as("tables of the lake, which are Delta's and no person opens")
        .doesNotContain("Reporting", "ReachReport");
    assertThat(writersOfTablesByHand())
        .as("rows that imitate what providers send, formulas and all, and the truth beside them")
        .containsExactly("Repeats", "RowTruth", "Truth");
  }

  private static Set<String> users(JavaClasses classes, String library) {
    return classes.stream()
        .filter(
            user ->
                user.getDirectDependenciesFromSelf().stream()
                    .anyMatch(d -> d.getTargetClass().getFullName().startsWith(library)))
        .map(FormulaTest::outermost)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String outermost(JavaClass user) {
    return user.getFullName().replaceAll("\\$.*", "").replaceAll(".*\\.", "");
  }

  /** Sources that name a file of a table and open one to be written, without either library. */
  private static Set<String> writersOfTablesByHand() {
    Set<String> writers = new TreeSet<>();
    for (Path source : Folders.files(Path.of("src/main/java"))) {
      String text = read(source);
      boolean names = Pattern.compile("\"[^\"\n]*\\.(csv|xlsx)\"").matcher(text).find();
      boolean opens =
          Pattern.compile("new(BufferedWriter|OutputStream)\\(|Files\\.write|FileText")
              .matcher(text)
              .find();
      boolean known =
          List.of("org.dhatim", "Feedback.csv(", "Template.write(").stream()
              .anyMatch(text::contains);
      if (names && opens && !known) {
        writers.add(source.getFileName().toString().replace(".java", ""));
      }
    }
    return writers;
  }

  @Test
  void theFeedbackDisarmsFileNamesHeadingsValuesAndSuggestions() throws IOException {
    ConfigFiles files = ConfigFiles.read(FewFeeds.folder());
    Programme programme = Programmes.cached(files);
    int cells = 0;
    for (GoodFile good : List.of(GoodFile.PARENTS, GoodFile.SESSIONS, GoodFile.SPENDING)) {
      Feed feed = programme.feeds().get(good.feed());
      RowEngine engine =
          RowEngine.of(
              programme, feed, PostcodeLookup.of(Path.of(files.folder()), programme.area()));
      for (String beginning : BEGINNINGS) {
        Path folder = place.resolve(good + " " + BEGINNINGS.indexOf(beginning));
        Files.createDirectories(folder);
        Path file = folder.resolve(beginning.strip() + "cmd.csv");
        Files.writeString(file, armed(good, beginning));
        Validation found = Validation.of(engine, PERIOD, List.of(file));
        if (FeedbackFolder.write(found, engine.completeness(), Optional.empty(), folder)) {
          cells += assertDisarmed(folder.resolve("feedback.csv"), beginning);
        }
      }
    }
    assertThat(cells).as("cells that held such a value").isGreaterThan(100);
  }

  /** A file in which every value but the headings that are needed begins so. */
  private static String armed(GoodFile good, String beginning) {
    Table table = good.table();
    return table
        .withRows(row -> row.stream().map(cell -> beginning + cell).toList())
        .beside(beginning + "1+1", beginning + "cmd|'/C calc'!A0")
        .text();
  }

  /** Looks at each cell as a spreadsheet would; counts those that were disarmed. */
  private static int assertDisarmed(Path feedback, String beginning) throws IOException {
    int disarmed = 0;
    try (CsvReader<CsvRecord> lines = CsvReader.builder().ofCsvRecord(feedback)) {
      for (CsvRecord line : lines) {
        for (String cell : line.getFields()) {
          assertThat(isArmed(cell)).as("cell %s", cell).isFalse();
          disarmed += cell.startsWith("'" + beginning) ? 1 : 0;
        }
      }
    }
    return disarmed;
  }

  private static boolean isArmed(String cell) {
    return !cell.isEmpty() && BEGINNINGS.contains(cell.substring(0, 1));
  }

  @Test
  void theTemplateDisarmsHeadingsCodesAndWords() throws IOException {
    Path conf = FewFeeds.folder();
    edit(
        conf.resolve("feeds/programme-inputs.yaml"),
        text ->
            text.replace("[Date]", "[\"=Date()\"]")
                .replace("[Kind]", "[\"+Kind\"]")
                .replace("[Amount (GBP)]", "[\"-Amount\"]")
                .replace("[Hours]", "[\"@Hours\"]")
                .replace("column: Date", "column: \"=Date()\"")
                .replace("calendar:", "values:\n  category:\n    \"=1+1\": human\n\ncalendar:"));
    edit(
        conf.resolve("codelists/input_category.csv"),
        text -> text.replace("human,Human,", "human,-Human,=cmd|+1|@x|"));
    Programme programme = Programmes.load(conf);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Template.write(programme, programme.feeds().get("programme-inputs"), out);
    List<String> texts = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        String xml = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        if (part.getName().startsWith("xl/worksheets/")) {
          assertThat(xml).as(part.getName()).doesNotContain("<f>", "<f ");
        }
        Matcher text = TEXT.matcher(xml);
        while (part.getName().endsWith(".xml") && text.find()) {
          texts.add(text.group(1).replace("&apos;", "'"));
        }
      }
    }
    assertThat(texts).noneMatch(FormulaTest::isArmed);
    assertThat(texts).contains("'=Date()", "'+Kind", "'-Amount", "'@Hours", "'-Human");
  }

  /** Its tables are the configuration's, byte for byte: no value of any row is in them. */
  @Test
  void thePackHoldsNoTableButThoseOfTheConfiguration() throws IOException {
    Path conf = FewFeeds.folder();
    ConfigFiles files = ConfigFiles.read(conf);
    Programme programme = Programmes.cached(files);
    Path jar = Files.writeString(place.resolve("tool.jar"), "tool");
    Path pack = place.resolve("pack.zip");
    Feed feed = programme.feeds().get("baby-steps-registration");
    Pack.write(files, programme, feed, jar, pack);
    int tables = 0;
    try (ZipFile zip = new ZipFile(pack.toFile())) {
      for (ZipEntry entry :
          zip.stream().filter(e -> e.getName().matches(".*\\.(csv|xlsx)")).toList()) {
        String name = entry.getName().replaceFirst(".*?/conf/", "");
        try (InputStream in = zip.getInputStream(entry)) {
          assertThat(in.readAllBytes()).as(name).isEqualTo(Files.readAllBytes(conf.resolve(name)));
        }
        tables++;
      }
    }
    assertThat(tables).isGreaterThan(3);
  }

  private static void edit(Path file, UnaryOperator<String> change) throws IOException {
    String text = Files.readString(file);
    String changed = change.apply(text);
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(file, changed);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
