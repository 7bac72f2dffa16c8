package org.goldthread.onboarding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a heading as headings are compared. */
final class Words {
  private static final Set<String> STOP =
      Set.of("of", "the", "a", "an", "to", "for", "at", "is", "was", "your", "and", "please", "s");

  private Words() {}

  /** Lower-case words, numbers apart from letters; {@code NHS no.} has the words nhs and number. */
  static List<String> of(String heading) {
    String text =
        Normalizer.normalize(heading, Normalizer.Form.NFKC)
            .replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
            .replaceAll("(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", " ")
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\be[ \\-]?mails?\\b", "email")
            .replaceAll("['\u2019]s\\b", "")
            .replaceAll("(?<=\\p{L})(?=\\d)|(?<=\\d)(?=\\p{L})", " ");
    List<String> words = new ArrayList<>();
    for (String word : text.split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty() && !STOP.contains(word)) {
        words.add(same(word));
      }
    }
    return words;
  }

  /** Letters and digits only, lower case: how the row engine compares headings. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static String same(String word) {
    return switch (word) {
      case "no", "nr", "num" -> "number";
      case "tel", "telephone" -> "phone";
      case "ethnic" -> "ethnicity";
      case "e" -> "email";
      default -> word;
    };
  }
}
