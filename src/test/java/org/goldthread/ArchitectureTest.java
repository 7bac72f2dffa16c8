package org.goldthread;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The walls of the house: layers, no cycles, no stage that knows another stage, no Spark below the
 * layer of package spark.
 */
class ArchitectureTest {
  private static final String ROOT = "org.goldthread.";

  /**
   * Packages by layer, lowest first; a package may use its own layer only where {@link #WITHIN}
   * says so.
   */
  private static final List<List<String>> LAYERS =
      List.of(
          List.of("core"),
          List.of("page", "pseudonym", "config"),
          List.of("reading", "postcode"),
          List.of("contract"),
          List.of("calendar", "measure", "tokenfile", "validation"),
          List.of("provider", "synth", "onboarding"),
          List.of("spark", "table", "disclosure"),
          List.of(
              "intake",
              "quality",
              "consent",
              "identity",
              "linkage",
              "survivorship",
              "family",
              "golden",
              "release",
              "report",
              "explanation",
              "impact",
              "erasure",
              "extract",
              "evaluation",
              "governance"),
          List.of("job"),
          List.of("cli"));

  /** The only uses inside one layer. */
  private static final List<String> WITHIN =
      List.of("config->pseudonym", "spark->table", "disclosure->table");

  private static JavaClasses main;

  @BeforeAll
  static void importClasses() {
    main =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.goldthread");
  }

  @Test
  void aPackageUsesLowerLayersOnly() {
    for (int layer = 0; layer < LAYERS.size(); layer++) {
      for (String room : LAYERS.get(layer)) {
        List<String> forbidden = new ArrayList<>();
        for (int other = layer; other < LAYERS.size(); other++) {
          for (String neighbour : LAYERS.get(other)) {
            if (!neighbour.equals(room) && !WITHIN.contains(room + "->" + neighbour)) {
              forbidden.add(ROOT + neighbour + "..");
            }
          }
        }
        if (!forbidden.isEmpty()) {
          noClasses()
              .that()
              .resideInAPackage(ROOT + room + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(forbidden.toArray(String[]::new))
              .allowEmptyShould(true)
              .check(main);
        }
      }
    }
  }

  @Test
  void everyPackageHasALayer() {
    List<String> known = LAYERS.stream().flatMap(List::stream).toList();
    assertThat(main.stream().map(c -> room(c.getPackageName())).distinct()).isSubsetOf(known);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("org.goldthread.(**)").should().beFreeOfCycles().check(main);
  }

  @Test
  void onlyTheLayerOfSparkAndThoseAboveKnowItAndNoRegisterDoes() {
    List<String> below =
        Stream.concat(LAYERS.subList(0, 6).stream().flatMap(List::stream), Stream.of("governance"))
            .map(p -> ROOT + p + "..")
            .toList();
    noClasses()
        .that()
        .resideInAnyPackage(below.toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "io.delta..", "scala..", "org.apache.hadoop..")
        .allowEmptyShould(true)
        .check(main);
  }

  @Test
  void sparkIsUsedByItsPublicInterfaceOnly() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.spark.sql.catalyst..",
            "org.apache.spark.sql.execution..",
            "org.apache.spark.sql.classic..")
        .check(main);
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    try (Stream<Path> folders = Files.walk(Path.of("src/main/java/org/goldthread"))) {
      assertThat(
              folders
                  .filter(Files::isDirectory)
                  .filter(folder -> holdsJava(folder))
                  .filter(folder -> !Files.exists(folder.resolve("package-info.java"))))
          .isEmpty();
    }
  }

  private static boolean holdsJava(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String room(String packageName) {
    String rest = packageName.substring(ROOT.length());
    return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
  }
}
