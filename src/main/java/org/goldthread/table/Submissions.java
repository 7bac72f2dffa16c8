package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Which files stand for each provider, feed and period. */
public final class Submissions {
  public static final Field PROVIDER = Rows.PROVIDER;
  public static final Field FEED = Rows.FEED;
  public static final Field PERIOD = Rows.PERIOD;
  public static final Field CONTENT =
      required(
          "content",
          StringType,
          "SHA-256 over the content hashes of the files in force, hex; empty if none ever was");
  public static final Field INTAKE =
      required(
          "intake",
          LongType,
          "number of the intake that brought the content in force; 0 if none is");
  public static final Field STATE =
      required(
          "state",
          StringType,
          "in_force; held: a newer content waits for acceptance; refused: the newest content could"
              + " not be taken; what was in force before stays so");
  public static final Field REFUSED_CONTENT =
      optional("refused_content", StringType, "content that is held or was refused");
  public static final Field REFUSED_REASON =
      optional("refused_reason", StringType, "finding id or gate that held or refused it");

  /** Where data rows ended, by the row engine's verdict. */
  public static final StructType ROWS =
      new StructType()
          .add("accepted", DataTypes.LongType, false)
          .add("rejected", DataTypes.LongType, false)
          .add("withheld", DataTypes.LongType, false);

  public static final Field REFUSED_ROWS =
      optional(
          "refused_rows",
          ROWS,
          "what was found in the content that is held or was refused; absent if it is the one in"
              + " force");
  public static final Field SOURCE_ROWS =
      required(
          "source_rows",
          LongType,
          "data rows of the files in force, those that a provider's tool left out included");

  /** How often a code was stated. */
  private static final StructType CODE =
      new StructType()
          .add("code", DataTypes.StringType, false)
          .add("count", DataTypes.LongType, false);

  /**
   * How often a field that the feed asks has a usable value, in accepted rows; slot -1: the row.
   */
  public static final StructType FILL =
      new StructType()
          .add("slot", DataTypes.IntegerType, false)
          .add("field", DataTypes.StringType, false)
          .add("asked", DataTypes.LongType, false)
          .add("filled", DataTypes.LongType, false)
          .add("codes", Types.arrayOf(CODE), false);

  /**
   * A file in force: its number, content hash, the intake that brought it, its data rows by the row
   * engine's verdict, how many of the rejected ones a provider's tool left out, and how completely
   * the fields are filled in; nothing of that is known of a file of tokens.
   */
  public static final StructType FILE =
      new StructType()
          .add("file", DataTypes.IntegerType, false)
          .add("sha256", DataTypes.StringType, false)
          .add("intake", DataTypes.LongType, false)
          .add("rows", ROWS, false)
          .add("rejected_at_provider", DataTypes.LongType, false)
          .add("fields", Types.arrayOf(FILL), false);

  public static final Field FILES =
      required("files", Types.arrayOf(FILE), "the files in force, in order of content hash");
  public static final Field FINDINGS =
      required(
          "findings",
          Types.arrayOf(Types.FINDING),
          "what is unlike the feed's earlier submissions; no values");

  public static final Table TABLE =
      Table.state(
          "submissions",
          "a submission in force, held or refused",
          List.of(PROVIDER, FEED, PERIOD),
          PROVIDER,
          FEED,
          PERIOD,
          CONTENT,
          INTAKE,
          STATE,
          REFUSED_CONTENT,
          REFUSED_REASON,
          REFUSED_ROWS,
          SOURCE_ROWS,
          FILES,
          FINDINGS);

  private Submissions() {}
}
