package org.goldthread.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.goldthread.core.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of mistake is told once, with its file, its line and what was probably meant. */
class ConfigProblemsTest {
  private static final String PROGRAMME = "programme.yaml";
  private static final String KEYS = "keys.yaml";
  private static final String CONTRACT = "contracts/registration.yaml";
  private static final String SCHOOL = "feeds/school.yaml";

  @Test
  void aRightConfigurationHasNoProblem() {
    assertThat(Programmes.check(Sample.right().files())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"schemas", "programmes", "keys", "sources", "codeLists"})
  void tellsFileLineAndHint(Bent bent) {
    assertThat(Programmes.check(bent.sample().files())).containsExactly(bent.told());
  }

  static Stream<Bent> schemas() {
    return Stream.of(
        new Bent(
            PROGRAMME,
            "required_feeds:",
            "required_feds:",
            11,
            "the key `required_feds` is not known here",
            "did you mean `required_feeds`?"),
        new Bent(
            PROGRAMME,
            "required_feeds: [club-registration]",
            "colour:\n  a: 1",
            11,
            "the key `colour` is not known here",
            "known: area, calendar, disclosure, epoch, gates, id, oldest_child, periods, required_feeds, title, version"),
        new Bent(
            PROGRAMME,
            "title: Town\n",
            "",
            1,
            "the key `title` is missing",
            "it means: Name in reports."),
        new Bent(
            PROGRAMME,
            "  lsoa_table: area/lsoas.csv\n",
            "",
            7,
            "the key `lsoa_table` is missing in `area`",
            "it means: LSOA, ward and deprivation; relative to this folder."),
        new Bent(
            PROGRAMME,
            "version: 1",
            "version: 2",
            1,
            "`version: 2` is not known to this version of the software",
            "write `version: 1`, or run `config upgrade`"),
        new Bent(
            PROGRAMME,
            "id: town",
            "id: Our Town",
            2,
            "`Our Town` is not of the form that `id` has",
            "it must match ^[a-z0-9][a-z0-9-]*$"),
        new Bent(
            PROGRAMME,
            "required_feeds: [club-registration]",
            "required_feeds:",
            11,
            "`required_feeds` is empty, expected a list",
            "it means: Feeds without which a run does not pass its quality gate."),
        new Bent(
            KEYS,
            "type_id: 8",
            "type_id: eight",
            9,
            "`type_id` is text, expected a whole number",
            "it means: Number that is part of every token; never changed and never used again."),
        new Bent(
            KEYS,
            "type_id: 8",
            "type_id: 0",
            9,
            "`type_id`: must have a minimum value of 1",
            "it means: Number that is part of every token; never changed and never used again."),
        new Bent(
            KEYS,
            "self.mobile",
            "self.mobil",
            12,
            "`self.mobil` is not a value of `parts`",
            "did you mean `self.mobile`?"),
        new Bent(
            "services.yaml",
            "targeting: universal",
            "targeting: univeral",
            6,
            "`univeral` is not a value of `targeting`",
            "did you mean `universal`?"),
        new Bent(
            "authority.yaml",
            "club-team: voluntary",
            "club-team: voluntary\n  Club Team: voluntary",
            5,
            "the key `Club Team` is not a name",
            "it must match ^[a-z0-9][a-z0-9-]*$"),
        new Bent(
            SCHOOL,
            "columns:\n  measure",
            "colums:\n  measure",
            6,
            "the key `colums` is not known here",
            "did you mean `columns`?"),
        new Bent(
            SCHOOL,
            "role: adult",
            "role: adlt",
            10,
            "`adlt` is not a value of `role`",
            "did you mean `adult`?"));
  }

  static Stream<Bent> programmes() {
    return Stream.of(
        new Bent(
            PROGRAMME,
            "2024-25-Q4",
            "2024-26-Q4",
            6,
            "`2024-26-Q4` is not a period",
            "write such as 2023-24-Q2"),
        new Bent(
            PROGRAMME,
            "2024-25-Q4",
            "2022-23-Q4",
            6,
            "the last period 2022-23-Q4 comes before the first, 2023-24-Q1",
            "mend `first` or `last`"),
        new Bent(
            PROGRAMME,
            "[club-registration]",
            "[club-registraton]",
            11,
            "the feed `club-registraton` is not known",
            "did you mean `club-registration`?"),
        new Bent(
            PROGRAMME,
            "[E01000001]",
            "[E01000001, E01000010]",
            10,
            "the LSOA `E01000010` is not known",
            "did you mean `E01000001`?"),
        new Bent(
            PROGRAMME,
            "area/lsoas.csv",
            "area/lsoa.csv",
            9,
            "the file `area/lsoa.csv` is not there",
            "did you mean `area/lsoas.csv`?"));
  }

  static Stream<Bent> keys() {
    return Stream.of(
        new Bent(
            KEYS,
            "type_id: 8",
            "type_id: 7",
            8,
            "The key recipe 'mobile' has type id 7 like 'email'.",
            "Give it a number that no recipe ever had: two types under one number would be one"
                + " key."),
        new Bent(
            KEYS,
            "name: mobile",
            "name: email",
            8,
            "The key recipe 'email' stands twice.",
            "Give each recipe a name of its own."),
        new Bent(
            KEYS,
            "tier: 2",
            "cap: 2",
            8,
            "The key recipe 'mobile' has no tier.",
            "Give it a tier; 1 is the strongest."),
        new Bent(
            KEYS,
            "tier: 2",
            "tier: 1\n    trusted: true",
            8,
            "The key recipe 'mobile' differs in trust from 'email' of the same tier 1.",
            "Trust both or neither, or put them into different tiers."),
        new Bent(
            KEYS,
            "purpose: family",
            "purpose: family\n    tier: 9",
            13,
            "The key recipe 'family-email' is for families, yet has a tier, trust or vote fields.",
            "Leave them out: family evidence is never evidence of identity."),
        new Bent(
            KEYS,
            "self.mobile",
            "carer.mobile",
            8,
            "The key recipe 'mobile' takes a part from CARER but is not for children.",
            "Give it the role child, or take the part from the person itself."),
        new Bent(
            KEYS,
            "recipes:",
            "schemes: [{name: sha256-salt}, {name: sha256-salt, salt: s}]\nrecipes:",
            2,
            "the scheme `sha256-salt` stands twice",
            "keep one of the two"));
  }

  static Stream<Bent> sources() {
    return Stream.of(
        new Bent(
            "authority.yaml",
            "club-team: voluntary",
            "club-team: volunteer",
            4,
            "the class `volunteer` is not known",
            "did you mean `voluntary`?"),
        new Bent(
            "authority.yaml",
            "providers:",
            "fields:\n  gendr: [council]\nproviders:",
            4,
            "the field `gendr` is not known",
            "did you mean `gender`?"),
        new Bent(
            "authority.yaml",
            "providers:",
            "fields:\n  gender:\n    - council\n    - counsil\nproviders:",
            6,
            "the class `counsil` is not known",
            "did you mean `council`?"),
        new Bent(
            "services.yaml",
            "id: shelter",
            "id: club",
            7,
            "the service `club` stands twice",
            "keep one of the two"),
        new Bent(
            "consent.yaml",
            "[\"no\", \"n\"]",
            "[\"no\", \"Y\"]",
            3,
            "`y` both agrees and refuses",
            "remove it from one of the two"));
  }

  static Stream<Bent> codeLists() {
    String list = "codelists/gender.csv";
    return Stream.of(
        new Bent(list, "M,Male", "F,Male", 3, "the code `F` stands twice", "keep one of the two"),
        new Bent(
            list,
            "boy",
            "boy|Girl",
            3,
            "the spelling `girl` stands for `F` and for `M`",
            "remove it from one of the two"),
        new Bent(
            list,
            "Male,boy",
            "Male",
            3,
            "the line has 2 cells, expected 3",
            "quote cells that hold a comma"),
        new Bent(
            list,
            "code,label",
            "kode,label",
            1,
            "the headings are not code,label,synonyms or code,label,synonyms,group",
            "mend them"),
        new Bent(
            list,
            "F,Female",
            ",Female",
            2,
            "the code is blank",
            "give it a code, or remove the line"),
        new Bent(
            list,
            "F,Female,girl\nM,Male,boy\n",
            "",
            1,
            "the list holds no code",
            "add one, or remove the file"));
  }

  @Test
  void aMistakeInOneFileIsNotToldAgainInThoseThatReferToIt() {
    Sample sample =
        Sample.right()
            .append("services.yaml", "x: 1\n")
            .append("consent.yaml", "x: 1\n")
            .append("governance.yaml", "x: 1\n")
            .append("authority.yaml", "x: 1\n")
            .append(CONTRACT, "x: 1\n")
            .append(SCHOOL, "x: 1\n");

    assertThat(Programmes.check(sample.files()))
        .extracting(Problem::file)
        .containsExactly(
            "authority.yaml", "consent.yaml", CONTRACT, SCHOOL, "governance.yaml", "services.yaml");
  }
}
