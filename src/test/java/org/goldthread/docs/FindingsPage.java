package org.goldthread.docs;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.FindingTexts;
import org.goldthread.reading.FileFinding;
import org.goldthread.reading.FileTexts;

/** Every finding, in the words that providers read. */
final class FindingsPage {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.goldthread.contract.findings", Locale.ROOT);

  private final Markdown page = Markdown.page("Findings");

  private FindingsPage() {}

  static String text() {
    return new FindingsPage().made();
  }

  private String made() {
    page.paragraph(
        "A finding is something wrong with a row, a heading or a file. Its id never changes its"
            + " meaning. Providers read findings in their feedback, by line and column and with a"
            + " suggestion; the lake keeps id, effect, field and column, never a value.");
    page.paragraph(
        "*Field* stands for the field or heading in question. Effects: **file** refuses the whole"
            + " file; **reject** sends the row back (a stated refusal of consent withholds it);"
            + " **repair** offers a repair, and until then an unreadable value counts as missing;"
            + " **note** is worth knowing, and the value may count as missing. A contract may set"
            + " the effect of an unreadable value for each field (`on_invalid`), and a required"
            + " field always rejects. A contract or a feed may set the effect of a rule beyond"
            + " single fields (`rules.effects`), and where such a rule draws the line (`rules`).");
    page.columns("id", "effect", "problem", "expected", "example", "remedy");
    for (FindingId finding : FindingId.values()) {
      if (isOfFile(finding)) {
        FileFinding file = FileFinding.valueOf(finding.name());
        List<String> parts = parts(file);
        page.row(
            Markdown.code(finding.id()),
            finding.severity().word(),
            plain(FileTexts.problem(file, parts)),
            plain(FileTexts.cause(file, parts)),
            plain(FileTexts.example(file)),
            plain(FileTexts.remedy(file, parts)));
      } else {
        page.row(
            Markdown.code(finding.id()),
            finding.severity().word(),
            words(finding, "problem"),
            words(finding, "expected"),
            plain(FindingTexts.example(finding)),
            words(finding, "remedy"));
      }
    }
    page.end()
        .paragraph(
            "Repeated rows (`ROW-012`, `ROW-013`) are looked for among the accepted rows of one"
                + " file that are about somebody: within workbooks, and texts of at most 128 MiB,"
                + " which one task reads. Of the first 524,288 contents and keys a digest is kept"
                + " in memory; later rows are compared with those.")
        .paragraph("Findings about a file or a record say in the column *expected* why it is so.")
        .paragraph(
            "A row has one final state and one reason. Where several causes reject it, the reason"
                + " is the earliest of: the record cannot be read or holds clear text where it must"
                + " not; consent; more cells than headings; a required value; no key; a value that"
                + " the contract rejects for. A stated no comes before every cause but the first.");
    return page.toString();
  }

  private static boolean isOfFile(FindingId finding) {
    for (FileFinding file : FileFinding.values()) {
      if (file.name().equals(finding.name())) {
        return true;
      }
    }
    return false;
  }

  private static String words(FindingId finding, String what) {
    String pattern = WORDS.getString(finding.id() + "." + what);
    String words =
        new MessageFormat(pattern, Locale.ROOT).format(new Object[] {"FIELD", "ALLOWED"});
    return plain(words)
        .replace("FIELD", "*field*")
        .replaceAll("(?<=\\w)ALLOWED", "")
        .replace(
            "ALLOWED",
            finding.id().startsWith("HIS-")
                ? "*what earlier quarters had*"
                : "*what the field allows*");
  }

  /** What a file must hold for its texts to name something. */
  private static List<String> parts(FileFinding finding) {
    return switch (finding) {
      case OTHER_KIND -> List.of("a JPEG picture", "Send the CSV file of the export itself.");
      case TOO_MANY_COLUMNS -> List.of("2,400", "2,000");
      case DUPLICATE_HEADING -> List.of("3", "7");
      case NO_SHEET -> List.of("Clients");
      case UNREADABLE -> List.of("It is a folder, a link to nothing, or may not be opened.");
      default -> List.of();
    };
  }

  private static String plain(String words) {
    return Markdown.plain(words);
  }
}
