package org.goldthread.reading;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts of {@link FileFinding}, from the bundle {@code files}. Parts are those of a {@link
 * FileProblem}; a broken record has none.
 */
public final class FileTexts {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("org.goldthread.reading.files", Locale.ROOT);

  private FileTexts() {}

  /** What is wrong, in one sentence. */
  public static String problem(FileFinding finding, List<String> parts) {
    return text(finding, "problem", parts);
  }

  /** Why it is so; an empty text where the problem says it all. */
  public static String cause(FileFinding finding, List<String> parts) {
    return text(finding, "cause", parts);
  }

  /** What its sender can do. */
  public static String remedy(FileFinding finding, List<String> parts) {
    return text(finding, "remedy", parts);
  }

  /** An example for the reference. */
  public static String example(FileFinding finding) {
    return text(finding, "example", List.of());
  }

  /** Why a file cannot be opened. */
  static String unreadable(Unreadable why) {
    return new MessageFormat(BUNDLE.getString("unreadable." + why.name()), Locale.ROOT)
        .format(new Object[0]);
  }

  /** What a file of another kind is: {@code a JPEG picture}. */
  static String kind(FileKind kind) {
    return BUNDLE.getString("kind." + kind.name());
  }

  /** What to do about a file of another kind. */
  static String kindRemedy(FileKind kind) {
    return BUNDLE.getString("kind." + kind.name() + ".remedy");
  }

  private static String text(FileFinding finding, String what, List<String> parts) {
    String pattern = BUNDLE.getString(finding.id() + "." + what);
    return new MessageFormat(pattern, Locale.ROOT).format(parts.toArray());
  }
}
