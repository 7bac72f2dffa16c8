package org.goldthread.linkage;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.goldthread.core.Role;

/** A row of the decisions in the making; what is not set stays absent. */
final class DecisionRow {
  /** Causes of unresolved groups, as told in tables. */
  static final String NHS_CONFLICT = "nhs_conflict";

  static final String AMBIGUOUS = Drop.Reason.AMBIGUOUS.word();

  /** Why a value is outvoted. */
  static final String MAJORITY = "majority";

  private final DecisionKind kind;
  private final String reason;
  private final Role role;
  private Integer tier;
  private Row key;
  private String field;
  private byte[] left;
  private byte[] right;
  private Long size;
  private Long component;

  DecisionRow(DecisionKind kind, String reason, Role role) {
    this.kind = kind;
    this.reason = reason;
    this.role = role;
  }

  DecisionRow tier(int value) {
    tier = value;
    return this;
  }

  DecisionRow key(Key value) {
    key = PackedKey.row(value);
    return this;
  }

  DecisionRow field(String value) {
    field = value;
    return this;
  }

  DecisionRow left(Bytes value) {
    left = value.value();
    return this;
  }

  DecisionRow right(Bytes value) {
    right = value.value();
    return this;
  }

  DecisionRow size(Long value) {
    size = value;
    return this;
  }

  DecisionRow component(long value) {
    component = value;
    return this;
  }

  Row row() {
    return RowFactory.create(
        kind.word(), reason, role.word(), tier, key, field, left, right, size, component);
  }
}
