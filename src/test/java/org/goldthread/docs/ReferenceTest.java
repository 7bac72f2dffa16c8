package org.goldthread.docs;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The reference pages are the code, written out. After a change of commands, settings, findings or
 * tables: {@code mvn test -Dtest=ReferenceTest -Dgoldthread.docs.write}.
 */
class ReferenceTest {
  private static final Path README = Path.of("README.md");

  @Test
  void commandsAreThoseOfTheCommandLine() throws IOException {
    Page.matches("reference/commands.md", CommandsPage.text());
  }

  @Test
  void exitCodesAreThoseOfTheCode() throws IOException {
    Page.matches("reference/exit-codes.md", ExitCodesPage.text());
  }

  @Test
  void configurationIsThatOfThePublishedSchemas() throws IOException {
    Page.matches("reference/configuration.md", ConfigurationPage.text());
  }

  @Test
  void findingsAreThoseThatProvidersRead() throws IOException {
    Page.matches("reference/findings.md", FindingsPage.text());
  }

  @Test
  void theDictionaryHoldsEveryTableAndColumn() throws IOException {
    Page.matches("data-dictionary.md", DictionaryPage.text());
  }

  @Test
  void theReadmeSaysOfEachPackageWhatThePackageSaysOfItself() throws IOException {
    Page.partMatches(README, "packages", PackagesPart.table());
  }

  @Test
  void theReadmeDrawsWhoUsesWhom() throws IOException {
    Page.partMatches(README, "graph", PackagesPart.graph());
  }
}
