package org.goldthread.intake;

import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.goldthread.contract.Finding;
import org.goldthread.contract.JudgedRow;
import org.goldthread.contract.KeyedRow;
import org.goldthread.contract.LakeFinding;
import org.goldthread.contract.Value;
import org.goldthread.pseudonym.Token;

/** Judged rows in the column order of {@link org.goldthread.table.Rows}. */
record RowShape(String provider, String feed, IntakeSlice slice, String kind, long intake) {

  Row accepted(JudgedRow row, KeyedRow keyed) {
    return RowFactory.create(
        provider,
        feed,
        slice.period(),
        slice.file(),
        row.line(),
        row.part(),
        kind,
        intake,
        row.status().word(),
        null,
        Date.valueOf(row.eventDate().orElseThrow()),
        keyed.idPeriod().toString(),
        keyed.rowKey(),
        row.people().stream()
            .map(p -> RowFactory.create(p.slot(), p.role().word(), p.relation(), p.named()))
            .toArray(),
        keyed.keys().stream().map(k -> RowFactory.create(k.slot(), key(k.key()))).toArray(),
        row.values().stream().map(v -> RowFactory.create(v.slot(), v.field(), v.value())).toArray(),
        findings(row.findings()));
  }

  /** A row that was rejected or withheld: nothing of it but where it stood and why. */
  Row bare(JudgedRow row) {
    return RowFactory.create(
        provider,
        feed,
        slice.period(),
        slice.file(),
        row.line(),
        row.part(),
        kind,
        intake,
        row.status().word(),
        row.reason().map(reason -> reason.id()).orElse(null),
        null,
        null,
        null,
        null,
        null,
        null,
        findings(row.findings()));
  }

  /**
   * What a refusal leaves, in the column order of {@link org.goldthread.table.ConsentStatements}.
   */
  Row refusal(JudgedRow row, Token client) {
    return RowFactory.create(
        provider,
        feed,
        slice.period(),
        slice.file(),
        row.line(),
        key(client),
        Date.valueOf(row.eventDate().orElseThrow()),
        row.values().stream().map(Value::value).findFirst().orElse(""));
  }

  private static Row key(Token token) {
    return RowFactory.create(
        token.typeId(), token.scheme(), token.epoch(), token.version(), token.value());
  }

  private static Object[] findings(List<Finding> findings) {
    return findings.stream().map(Finding::forLake).map(RowShape::finding).toArray();
  }

  private static Row finding(LakeFinding finding) {
    return RowFactory.create(finding.id(), finding.severity(), finding.field(), finding.column());
  }
}
