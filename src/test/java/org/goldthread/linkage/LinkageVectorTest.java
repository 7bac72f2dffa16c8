package org.goldthread.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of the vectors, through the rules and through the oracle. */
class LinkageVectorTest {
  private final VectorFile vectors = VectorFile.read();

  @TestFactory
  Stream<DynamicTest> linksAsTheVectorsSay() {
    return vectors.cases().stream()
        .map(
            scenario ->
                DynamicTest.dynamicTest(
                    scenario.name(),
                    () ->
                        assertThat(
                                Outcome.of(
                                    Population.link(scenario.mentions(), vectors.rules()),
                                    vectors.rules()))
                            .isEqualTo(scenario.expected())));
  }

  @TestFactory
  Stream<DynamicTest> theOracleLinksAsTheVectorsSay() {
    return vectors.cases().stream()
        .map(
            scenario ->
                DynamicTest.dynamicTest(
                    scenario.name(),
                    () ->
                        assertThat(
                                Outcome.of(
                                    Oracle.link(scenario.mentions(), vectors.rules()),
                                    vectors.rules()))
                            .isEqualTo(scenario.expected())));
  }
}
