package org.goldthread.job;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;

/**
 * How a command's user names somebody of the lake: by an individual id, or by a line of a
 * submission.
 */
public sealed interface PersonRef {
  /** An individual id in hex, as the tables of gold show it. */
  record ById(String id) implements PersonRef {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{64}");
  }

  /**
   * The person in a slot of a line.
   *
   * @param submission the submission
   * @param line the line, from 1
   * @param slot 0 is whom the client id denotes
   */
  record ByLine(SubmissionRef submission, long line, int slot) implements PersonRef {
    private static final Pattern FORM = Pattern.compile("(.+?):(\\d{1,18})(?::(\\d{1,4}))?");
  }

  /**
   * A file of a submission.
   *
   * @param provider who sent it
   * @param feed its feed
   * @param period its period
   * @param fileName the file's name; empty: the only file
   */
  record SubmissionRef(String provider, String feed, String period, Optional<String> fileName) {
    /** Reads {@code PROVIDER/FEED/PERIOD} or {@code PROVIDER/FEED/PERIOD/FILE}. */
    public static Optional<SubmissionRef> parse(String text) {
      String[] parts = text.split("/", 4);
      return parts.length < 3
          ? Optional.empty()
          : Optional.of(
              new SubmissionRef(
                  parts[0],
                  parts[1],
                  parts[2],
                  parts.length == 4 ? Optional.of(parts[3]) : Optional.empty()));
    }

    @Override
    public String toString() {
      return provider + "/" + feed + "/" + period;
    }
  }

  /**
   * Reads what a user wrote.
   *
   * @throws GoldthreadException USER if it is neither form
   */
  static PersonRef parse(String text) {
    if (ById.FORM.matcher(text).matches()) {
      return new ById(text.toLowerCase(Locale.ROOT));
    }
    Matcher line = ByLine.FORM.matcher(text);
    if (line.matches()) {
      Optional<SubmissionRef> submission = SubmissionRef.parse(line.group(1));
      if (submission.isPresent()) {
        return new ByLine(
            submission.get(),
            Long.parseLong(line.group(2)),
            line.group(3) == null ? 0 : Integer.parseInt(line.group(3)));
      }
    }
    throw new GoldthreadException(
        ExitCode.USER,
        "One of the people named is neither an individual id nor a line of a submission",
        "An id has 64 hexadecimal digits; a line is named by its submission and number.",
        "Copy the id from a table of gold, or write PROVIDER/FEED/PERIOD:LINE, with :SLOT behind it"
            + " for anybody but the client and /FILE before it where there are several files.");
  }
}
