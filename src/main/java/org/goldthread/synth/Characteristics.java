package org.goldthread.synth;

import java.util.HashMap;
import java.util.Map;

/** Draws what the minimum dataset asks about people, in the codes of the code lists. */
final class Characteristics {
  private static final double DISABLED_ADULT = 0.06;
  private static final double DISABLED_CHILD = 0.04;
  private static final double VOLUNTEER = 0.03;

  private final Weighted<String> ethnicities =
      new Weighted<String>()
          .add("WBRI", 36)
          .add("WIRI", 2)
          .add("WOTH", 17)
          .add("MWBC", 4)
          .add("MWBA", 2)
          .add("MWAS", 2)
          .add("MOTH", 2)
          .add("AIND", 2)
          .add("APKN", 1)
          .add("ABAN", 1)
          .add("AOTH", 2)
          .add("BCRB", 9)
          .add("BAFR", 13)
          .add("BOTH", 2)
          .add("CHNE", 1.5)
          .add("OOTH", 3.5);

  private final Map<String, Weighted<String>> languages = new HashMap<>();
  private final Map<String, Weighted<String>> countries = new HashMap<>();

  private final Weighted<String> employments =
      new Weighted<String>()
          .add("full_time", 28)
          .add("part_time", 16)
          .add("self_employed", 8)
          .add("parental_leave", 20)
          .add("unemployed", 9)
          .add("student", 4)
          .add("looking_after_home", 12)
          .add("sick_disabled", 2)
          .add("not_stated", 1);

  private final Weighted<String> housings =
      new Weighted<String>()
          .add("owned", 24)
          .add("social_rent", 40)
          .add("private_rent", 27)
          .add("temporary", 5)
          .add("with_family", 3)
          .add("other", 1);

  private final Weighted<String> educations =
      new Weighted<String>()
          .add("none", 8)
          .add("gcse_1_4", 10)
          .add("gcse_5", 16)
          .add("a_level", 18)
          .add("degree", 44)
          .add("other", 4);

  Characteristics() {
    Weighted<String> usual = new Weighted<String>().add("ENG", 94).add("OTL", 3).add("POL", 3);
    for (String ethnicity : new String[] {"WBRI", "WIRI", "MWBC", "MWBA", "MWAS", "MOTH", "BCRB"}) {
      languages.put(ethnicity, usual);
    }
    languages.put(
        "WOTH",
        new Weighted<String>()
            .add("ENG", 24)
            .add("POR", 30)
            .add("SPA", 20)
            .add("POL", 9)
            .add("ITA", 7)
            .add("FRN", 4)
            .add("ALB", 3)
            .add("OTL", 3));
    languages.put(
        "BAFR",
        new Weighted<String>()
            .add("ENG", 42)
            .add("SOM", 18)
            .add("YOR", 12)
            .add("FRN", 9)
            .add("AKA", 7)
            .add("TGR", 7)
            .add("OTL", 5));
    languages.put("CHNE", new Weighted<String>().add("CHI", 70).add("ENG", 30));
    languages.put("ABAN", new Weighted<String>().add("BNG", 70).add("ENG", 30));
    languages.put("APKN", new Weighted<String>().add("URD", 60).add("ENG", 40));
    languages.put(
        "OOTH", new Weighted<String>().add("ARA", 40).add("SPA", 30).add("ENG", 20).add("OTL", 10));
    languages.put("", new Weighted<String>().add("ENG", 70).add("OTL", 30));
    country("ENG", "GB", 88, "JM", 5, "NG", 3, "IE", 2, "US", 1, "AU", 1);
    country("POR", "PT", 45, "BR", 25, "GB", 25, "AO", 5);
    country("SPA", "ES", 25, "CO", 25, "EC", 20, "GB", 25, "BO", 5);
    country("SOM", "SO", 60, "GB", 40);
    country("FRN", "FR", 35, "CI", 20, "CD", 20, "GB", 25);
    country("YOR", "NG", 65, "GB", 35);
    country("AKA", "GH", 65, "GB", 35);
    country("TGR", "ER", 65, "ET", 20, "GB", 15);
    country("ARA", "MA", 25, "DZ", 20, "SY", 20, "IQ", 15, "GB", 20);
    country("ALB", "AL", 55, "GB", 45);
    country("POL", "PL", 75, "GB", 25);
    country("ITA", "IT", 80, "GB", 20);
    country("CHI", "CN", 60, "HK", 15, "GB", 25);
    country("BNG", "BD", 55, "GB", 45);
    country("URD", "PK", 55, "GB", 45);
    country("OTL", "GB", 40, "RO", 20, "TR", 20, "VN", 20);
  }

  private void country(String language, Object... weights) {
    Weighted<String> drawn = new Weighted<>();
    for (int i = 0; i < weights.length; i += 2) {
      drawn.add((String) weights[i], ((Number) weights[i + 1]).doubleValue());
    }
    countries.put(language, drawn);
  }

  String ethnicity(Dice dice) {
    return ethnicities.draw(dice);
  }

  String language(Dice dice, String ethnicity) {
    return languages.getOrDefault(ethnicity, languages.get("")).draw(dice);
  }

  String housing(Dice dice) {
    return housings.draw(dice);
  }

  Person.Traits ofAdult(Dice dice, String ethnicity, String language) {
    return new Person.Traits(
        ethnicity,
        language,
        countries.get(language).draw(dice),
        dice.chance(DISABLED_ADULT) ? "Y" : "N",
        "N",
        employments.draw(dice),
        educations.draw(dice),
        dice.chance(VOLUNTEER) ? "Y" : "N",
        dice.between(0, 8) + (dice.chance(0.5) ? ".5" : ""));
  }

  Person.Traits ofChild(Dice dice, Person.Traits carer) {
    double need = dice.uniform();
    return new Person.Traits(
        carer.ethnicity(),
        carer.language(),
        dice.chance(0.93) ? "GB" : carer.country(),
        dice.chance(DISABLED_CHILD) ? "Y" : "N",
        need < 0.03 ? "E" : need < 0.13 ? "K" : "N",
        "",
        "",
        "",
        "");
  }
}
