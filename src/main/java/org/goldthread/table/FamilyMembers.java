package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Families within each scope. */
public final class FamilyMembers {
  public static final Field SCOPE =
      required("scope", StringType, "the configured scope that the family is made within");
  public static final Field FAMILY_ID =
      required(
              "family_id",
              BinaryType,
              "HMAC of the scope and the smallest individual id of the family")
          .asPersonal();
  public static final Field INDIVIDUAL_ID = Links.INDIVIDUAL_ID;
  public static final Field ROLE = Mentions.ROLE;

  public static final Table TABLE =
      Table.state(
          "family_members",
          "an individual in a family of a scope",
          List.of(SCOPE, INDIVIDUAL_ID),
          SCOPE,
          FAMILY_ID,
          INDIVIDUAL_ID,
          ROLE);

  private FamilyMembers() {}
}
