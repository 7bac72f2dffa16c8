package org.goldthread.synth;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * First names at the frequencies of births in England and Wales, names of other languages, surnames
 * by home language, and the short forms that services write down.
 */
final class Names {
  /** Share of families with another home language whose names come from that language. */
  private static final double OWN_LANGUAGE = 0.5;

  private static final String SURNAMES_OF_ALL = "ENG";

  private final Map<Character, Weighted<String>> ofChildren;
  private final Map<Character, Weighted<String>> ofParents;
  private final Map<String, List<String>> byLanguage = new HashMap<>();
  private final Map<String, List<String>> surnames = new HashMap<>();
  private final Map<String, List<String>> variants = new HashMap<>();
  private final Map<String, String> inLatin = new HashMap<>();

  Names() {
    ofChildren = frequencies("first_names_children.csv");
    ofParents = frequencies("first_names_parents.csv");
    for (NamedCsvRecord row : Resources.table("first_names_by_language.csv")) {
      byLanguage
          .computeIfAbsent(row.getField("language") + row.getField("sex"), k -> new ArrayList<>())
          .add(row.getField("name"));
    }
    for (NamedCsvRecord row : Resources.table("surnames.csv")) {
      surnames
          .computeIfAbsent(row.getField("language"), k -> new ArrayList<>())
          .add(row.getField("surname"));
    }
    for (NamedCsvRecord row : Resources.table("first_name_variants.csv")) {
      variants
          .computeIfAbsent(row.getField("name"), k -> new ArrayList<>())
          .add(row.getField("variant"));
    }
  }

  private static Map<Character, Weighted<String>> frequencies(String resource) {
    Map<Character, Weighted<String>> bySex = new HashMap<>();
    for (NamedCsvRecord row : Resources.table(resource)) {
      bySex
          .computeIfAbsent(row.getField("sex").charAt(0), k -> new Weighted<>())
          .add(row.getField("name"), Double.parseDouble(row.getField("n")));
    }
    return bySex;
  }

  /** A first name. */
  String first(Dice dice, char sex, boolean child, String language) {
    String frequent = (child ? ofChildren : ofParents).get(sex).draw(dice);
    List<String> own = byLanguage.get(language + sex);
    boolean fromLanguage = dice.chance(OWN_LANGUAGE);
    String other = own == null ? frequent : dice.oneOf(own);
    return fromLanguage ? other : frequent;
  }

  /** A surname. */
  String surname(Dice dice, String language) {
    return dice.oneOf(surnames.getOrDefault(language, surnames.get(SURNAMES_OF_ALL)));
  }

  /**
   * Another form of a first name: a known short form or spelling, else the name less its last
   * letter or with it doubled.
   */
  String variant(Dice dice, String name) {
    List<String> known = variants.get(name);
    if (known != null) {
      return dice.oneOf(known);
    }
    return name.length() > 4
        ? name.substring(0, name.length() - 1)
        : name + name.charAt(name.length() - 1);
  }

  /** The letters of a drawn name, looked up once for each name that there is. */
  String letters(String name) {
    return inLatin.computeIfAbsent(name, Names::latin);
  }

  /** The letters a to z of a name, as in an e-mail address. */
  static String latin(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder letters = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c >= 'a' && c <= 'z') {
        letters.append(c);
      }
    }
    return letters.toString();
  }
}
