package org.goldthread.spark;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.goldthread.spark.TableAssert.assertRows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class TableAssertTest {
  @Test
  void orderDoesNotCountForTheSameRows() {
    assertRows(rows("(1, 'a'), (2, 'b')")).hasSameRowsAs(rows("(2, 'b'), (1, 'a')"));
  }

  @Test
  void aDifferenceIsShownRowByRow() {
    assertThatThrownBy(
            () -> assertRows(rows("(1, 'a'), (2, 'c')")).hasSameRowsAs(rows("(1, 'a'), (2, 'b')")))
        .hasMessage("rows differ in [n, s]\nmissing  1 x (2, b)\nsurplus  1 x (2, c)");
  }

  @Test
  void anotherTypeIsADifferenceThatTheComparersFind() {
    assertThatThrownBy(
            () ->
                assertRows(rows("(1, 'a')"))
                    .isEqualTo(rows("(1, 'a')").selectExpr("cast(n as bigint) n", "s")))
        .isInstanceOf(AssertionError.class);
  }

  private static Dataset<Row> rows(String values) {
    return TestSession.get().sql("select * from values " + values + " as t(n, s)");
  }
}
