package org.goldthread.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
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
  private static final String CLUB = "feeds/club-registration.yaml";
  private static final String SCHOOL = "feeds/school.yaml";

  /** One piece of the right configuration, bent, and the only problem that follows. */
  record Bent(String file, String old, String text, int line, String problem, String remedy) {
    @Override
    public String toString() {
      return file + ":" + line + " " + problem;
    }
  }

  @Test
  void aRightConfigurationHasNoProblem() {
    assertThat(Programmes.check(Sample.right().files())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"schemas", "programmes", "keys", "sources", "codeLists", "contracts", "feeds"})
  void tellsFileLineAndHint(Bent bent) {
    Sample sample = Sample.right().replace(bent.file(), bent.old(), bent.text());

    assertThat(Programmes.check(sample.files()))
        .containsExactly(Problem.at(bent.file(), bent.line(), bent.problem(), bent.remedy()));
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

  static Stream<Bent> contracts() {
    return Stream.of(
        new Bent(
            CONTRACT,
            "event_date: registered_on",
            "event_date: registred_on",
            6,
            "the field `registred_on` is not known",
            "did you mean `registered_on`?"),
        new Bent(
            CONTRACT,
            "event_date: registered_on",
            "event_date: client_id",
            6,
            "`event_date` names `client_id`, which is no date of the row",
            "name a row field of type date"),
        new Bent(
            CONTRACT,
            "needs_key: true",
            "needs_key: true\n  keyless_when: {gender: [F, W]}",
            9,
            "the code `W` is not known",
            "did you mean `F`?"),
        new Bent(
            CONTRACT,
            "needs_key: true",
            "needs_key: true\n  keyless_when: {session: [open]}",
            9,
            "the field `session` is not known",
            "known: client_id, consent, email, gender, registered_on"),
        new Bent(
            CONTRACT,
            "needs_key: true",
            "needs_key: true\n  conditions: [{field: client_id, absent_when: gender, codes: [W]}]",
            9,
            "the code `W` is not known",
            "did you mean `F`?"),
        new Bent(
            CONTRACT,
            "needs_key: true",
            "needs_key: true\n  conditions: [{field: client_id, at_most: registered_on}]",
            9,
            "`client_id` and `registered_on` are not both numbers",
            "compare numbers only"),
        new Bent(
            CONTRACT,
            "needs_key: true",
            "needs_key: true\n  conditions: [{field: client_id, required_unless: consent}]",
            9,
            "`required_unless` names no codes",
            "write `codes:` and a list"),
        new Bent(
            CONTRACT,
            "code_list: gender",
            "code_list: gendre",
            23,
            "the code list `gendre` is not known",
            "did you mean `gender`?"),
        new Bent(
            CONTRACT,
            "standard: email",
            "standard: email, unit: pence",
            26,
            "`email` is no number and has no unit",
            "remove the unit"),
        new Bent(
            CONTRACT,
            "standard: email",
            "standard: email, keep: true",
            26,
            "`email` identifies people and may not enter the lake",
            "remove `keep: true`"),
        new Bent(
            CONTRACT,
            "subject: person, standard: email",
            "standard: birth_order",
            26,
            "the standard birth_order describes a person",
            "write `subject: person`"),
        new Bent(
            CONTRACT,
            "standard: email",
            "standard: sex",
            24,
            "the fields `gender` and `email` have one standard",
            "a contract has at most one field of each standard"),
        new Bent(
            CONTRACT,
            "2010-01-01",
            "2010-13-01",
            15,
            "the bound `2010-13-01` of `registered_on` cannot be read",
            "write a day such as \"2010-01-31\""),
        new Bent(
            CONTRACT,
            "type: string\n    goldthread: {standard: client_id}",
            "type: string\n    constraints: {minimum: 3}\n    goldthread: {standard: client_id}",
            12,
            "`client_id` is neither a number nor a date and has no bounds",
            "remove the bound"),
        new Bent(
            CONTRACT,
            "{required: true}\n    goldthread: {on_invalid: reject}",
            "{required: true, pattern: \"(\"}\n    goldthread: {on_invalid: reject}",
            18,
            "the pattern of `consent` is not a regular expression",
            "Unclosed group"),
        new Bent(
            CONTRACT,
            "fields:",
            "fields:\n  - name: email\n    type: string",
            26,
            "the field `email` stands twice",
            "keep one of the two"),
        new Bent(
            CONTRACT,
            "name: registration\n",
            "name: registrations\n",
            1,
            "the contract `registrations` stands in a file of another name",
            "name the file registrations.yaml"));
  }

  static Stream<Bent> feeds() {
    return Stream.of(
        new Bent(
            SCHOOL,
            "feed: school\n",
            "feed: schools\n",
            2,
            "the feed `schools` stands in a file of another name",
            "name the file schools.yaml"),
        new Bent(
            SCHOOL,
            "provider: school-office",
            "provider: school-ofice",
            3,
            "the provider `school-ofice` is not known",
            "did you mean `school-office`?"),
        new Bent(
            SCHOOL,
            "contract: administrative",
            "contract: administrativ",
            4,
            "the contract `administrativ` is not known",
            "did you mean `administrative`?"),
        new Bent(
            SCHOOL,
            "agreement: school-basis",
            "agreement: school-base",
            5,
            "the agreement `school-base` is not known",
            "did you mean `school-basis`?"),
        new Bent(
            SCHOOL,
            "agreement: school-basis",
            "agreement: club-agreement",
            5,
            "rows of the contract `administrative` state no consent, and `club-agreement` rests on it",
            "name an agreement whose basis is legitimate_interest or public_task"),
        new Bent(
            CLUB,
            "agreement: club-agreement",
            "agreement: school-basis",
            6,
            "rows of this feed state consent, and `school-basis` has another basis",
            "name an agreement whose basis is consent"),
        new Bent(
            CLUB,
            "service: club",
            "service: clubs",
            4,
            "the service `clubs` is not known",
            "did you mean `club`?"),
        new Bent(
            CLUB,
            "service: club\n",
            "",
            4,
            "a feed of registration names no service",
            "write `service:` and an id of services.yaml"),
        new Bent(
            CLUB,
            "  client_id: [Client]\n",
            "",
            7,
            "rows of this feed can refuse, and it has no client id",
            "give `client_id` a column: a refusal is remembered by nothing else"),
        new Bent(
            CLUB,
            "  consent: [Consent]\n",
            "",
            7,
            "the contract `registration` requires `consent`, which has no column",
            "give it a column, a constant or a default; without it every row is rejected"),
        new Bent(
            CLUB,
            "      gender: [Gender]\n",
            "",
            10,
            "the contract `registration` requires `gender`, which has no column",
            "give it a column, a constant or a default; without it every row is rejected"),
        new Bent(
            CLUB,
            "columns:\n  client_id",
            "columns:\n  email: [Mail]\n  client_id",
            8,
            "the field `email` stands in the wrong place",
            "it belongs to a person: write it under `people`"),
        new Bent(
            CLUB,
            "      email: [E-mail]",
            "      consent: [Agreed]",
            15,
            "the field `consent` stands in the wrong place",
            "it belongs to the row: write it beside `people`"),
        new Bent(
            CLUB,
            "email: [E-mail]",
            "emial: [E-mail]",
            15,
            "the field `emial` is not known",
            "did you mean `email`?"),
        new Bent(
            CLUB,
            "slot: 0",
            "slot: 1",
            10,
            "the contract `registration` needs keys, and no person has slot 0",
            "describe the person whom the client id denotes with `slot: 0`"),
        new Bent(
            CLUB,
            "people:\n",
            "people:\n  - {slot: 0, role: adult, constants: {gender: F}}\n",
            12,
            "the slot 0 stands twice",
            "give each person of the row a slot of its own"),
        new Bent(
            CLUB,
            "people:",
            "row_key: [client]\npeople:",
            10,
            "the row field `client` is not known",
            "known: client_id, consent, registered_on"),
        new Bent(
            CLUB,
            "people:",
            "row_key: [registered_on]\npeople:",
            10,
            "the row key names `registered_on`, which has no column",
            "give it a column under `columns`"),
        new Bent(
            CLUB,
            "people:",
            "values:\n  gender:\n    lass: W\npeople:",
            12,
            "the code `W` is not known",
            "did you mean `F`?"),
        new Bent(
            CLUB,
            "people:",
            "values: {consent: {signed: maybe}}\npeople:",
            10,
            "`maybe` neither agrees nor refuses",
            "write \"yes\" or \"no\", or another spelling of consent.yaml"),
        new Bent(
            CLUB,
            "people:",
            "date_formats: [dd/MM/yyyy, bb/MM/yyyy]\npeople:",
            10,
            "`bb/MM/yyyy` is not a date pattern",
            "write such as dd/MM/yyyy: d day, M month, y year"),
        new Bent(
            CLUB,
            "people:",
            "calendar: {first_period: 2022-23-Q4}\npeople:",
            10,
            "the first period 2022-23-Q4 is outside the programme's",
            "the programme has 2023-24-Q1 to 2024-25-Q4"),
        new Bent(
            CLUB,
            "people:",
            "calendar: {last_period: 2025-26-Q1}\npeople:",
            10,
            "the last period 2025-26-Q1 is outside the programme's",
            "the programme has 2023-24-Q1 to 2024-25-Q4"),
        new Bent(
            CLUB,
            "people:",
            "calendar:\n  first_period: 2024-25-Q2\n  last_period: 2024-25-Q1\npeople:",
            12,
            "the last period 2024-25-Q1 comes before the first, 2024-25-Q2",
            "mend `first_period` or `last_period`"),
        new Bent(
            CLUB,
            "people:",
            "calendar: {not_collected: [2023-24-Q2, 2023-25]}\npeople:",
            10,
            "`2023-25` is neither a period nor a financial year",
            "write such as 2020-21-Q1 or 2020-21"),
        new Bent(
            CLUB,
            "people:",
            "calendar: {delivered_with: {2023-24: 2023-24-Q4}}\npeople:",
            10,
            "`2023-24` does not end before 2023-24-Q4",
            "name the later period whose submission holds the rows"),
        new Bent(
            CLUB,
            "people:",
            "split:\n  - {column: Both, on: \"/\", into: [Client, Cosent]}\npeople:",
            11,
            "the heading `Cosent` is made and never used",
            "did you mean `consent`?"),
        new Bent(
            CLUB,
            "people:",
            "unpivot: {columns: \"S * of *\", name: Which, value: Consent}\npeople:",
            10,
            "`S * of *` holds more than one *",
            "one * stands for the part of the heading that differs"),
        new Bent(
            SCHOOL,
            "slot: 0",
            "slot: 0\n    digests: {email: [Digest]}",
            8,
            "there are digests of people, and no foreign scheme",
            "name the scheme of the digests; tokens of the scheme gt1 need no columns"));
  }

  @Test
  void aFeedOfDigestsHasNoIdentifierInClearText() {
    Sample sample =
        digests().replace(CLUB, "gender: [Gender]", "gender: [Gender]\n      email: [E-mail]");

    assertThat(Programmes.check(sample.files()))
        .containsExactly(
            Problem.at(
                CLUB,
                18,
                "a feed of digests has `email` in clear text",
                "take the column out, or write `route: clear`"));
  }

  @Test
  void aForeignSchemeIsDeclaredAndHasDigests() {
    Sample sample = digests().replace(KEYS, "sha256-salt", "openpseudonymiser");
    assertThat(Programmes.check(sample.files()))
        .containsExactly(
            Problem.at(
                CLUB,
                10,
                "the scheme `sha256-salt` is not declared in keys.yaml",
                "declare it there under `schemes`"));

    assertThat(
            Programmes.check(
                digests().replace(CLUB, "    digests: {email: [Digest]}\n", "").files()))
        .containsExactly(
            Problem.at(
                CLUB,
                10,
                "the scheme `sha256-salt` has no digests",
                "name under people the headings under which `digests` stand"));
  }

  @Test
  void aFeedOfDigestsNamesRecipesThatExist() {
    Sample sample = digests().replace(CLUB, "digests: {email:", "digests: {emial:");

    assertThat(Programmes.check(sample.files()))
        .containsExactly(
            Problem.at(CLUB, 15, "the key recipe `emial` is not known", "did you mean `email`?"));
  }

  @Test
  void aFeedInClearTextHasNoForeignScheme() {
    Sample sample = digests().replace(CLUB, "route: tokens\n", "");

    assertThat(Programmes.check(sample.files()))
        .containsExactly(
            Problem.at(
                CLUB,
                10,
                "a feed in clear text cannot arrive in the scheme `sha256-salt`",
                "write `route: tokens`, or leave the scheme out"));
  }

  @Test
  void feedsOfOneIdSystemGiveAPersonTheSameSlot() {
    Sample sample =
        Sample.right()
            .append(SCHOOL, "id_system: club-team\n")
            .replace(SCHOOL, "role: adult", "role: child");

    assertThat(Programmes.check(sample.files()))
        .containsExactly(
            Problem.at(
                SCHOOL,
                9,
                "slot 0 is child here and another role in feed `club-registration`",
                "feeds of the id system `club-team` give a person the same slot"));
  }

  @Test
  void aKeyThatStandsTwiceIsAProblem() {
    assertThat(Programmes.check(Sample.right().append(PROGRAMME, "title: Village\n").files()))
        .containsExactly(
            Problem.at(PROGRAMME, 12, "the key `title` stands twice", "keep one of the two"));
  }

  @Test
  void whatIsNoYamlIsTold() {
    List<Problem> problems =
        Programmes.check(Sample.right().append(PROGRAMME, "gates: {max_shrink: 1\n").files());

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).file()).isEqualTo(PROGRAMME);
    assertThat(problems.get(0).line()).isEqualTo(12);
    assertThat(problems.get(0).problem()).startsWith("the file is not valid YAML: ");
  }

  @Test
  void aFileInAnotherEncodingIsTold() {
    byte[] bytes = "title: Zo\u00eb\n".getBytes(StandardCharsets.ISO_8859_1);
    Problems problems = new Problems();

    assertThat(YamlReader.read("a.yaml", "a.yaml", bytes, problems)).isEmpty();
    assertThat(problems.sorted())
        .containsExactly(
            Problem.at("a.yaml", 0, "the file is not UTF-8", "save it in the encoding UTF-8"));
  }

  @Test
  void aByteOrderMarkIsNoMistake() {
    Sample sample = Sample.right();
    sample.replace("codelists/gender.csv", "code,label", "\uFEFFcode,label");
    sample.replace(PROGRAMME, "version: 1", "\uFEFFversion: 1");

    assertThat(Programmes.check(sample.files())).isEmpty();
  }

  @Test
  void anEmptyFileIsTold() {
    assertThat(Programmes.check(Sample.right().put(SCHOOL, "# nothing yet\n").files()))
        .containsExactly(Problem.at(SCHOOL, 1, "the file is empty", "fill it, or remove it"));
  }

  @Test
  void aSecondDocumentInAFileIsTold() {
    assertThat(Programmes.check(Sample.right().append(SCHOOL, "---\nversion: 1\n").files()))
        .containsExactly(
            Problem.at(
                SCHOOL,
                14,
                "a second document begins here",
                "keep one document in a file; remove the line ---"));
  }

  @Test
  void aMissingFileIsTold() {
    assertThat(Programmes.check(Sample.right().without(KEYS).files()))
        .containsExactly(Problem.at(KEYS, 0, "the file is missing", "write it, or copy a sample"));
  }

  @Test
  void aFileInTheWrongPlaceIsTold() {
    assertThat(Programmes.check(Sample.right().put("feed/extra.yaml", "version: 1\n").files()))
        .containsExactly(
            Problem.at(
                "feed/extra.yaml",
                0,
                "the file is no part of a configuration",
                "did you mean `feeds/extra.yaml`?"));
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

  @Test
  void aSensitiveServiceNamedInAScopeIsTold() {
    Sample sample =
        Sample.right()
            .replace(CLUB, "service: club", "service: shelter\nroute: tokens")
            .put("families.yaml", scope("services: [shelter]\n    agreement: school-basis"));

    assertThat(Programmes.check(sample.files()))
        .containsExactly(
            Problem.at(
                "families.yaml",
                4,
                "the sensitive service `shelter` of feed `club-registration` may be in no family"
                    + " scope under `school-basis`",
                "leave it out; or, if the agreement allows it, write there `sensitive_families:"
                    + " true`"));
  }

  @Test
  void namesInAScopeThatStandForNothingAreTold() {
    Sample sample =
        Sample.right()
            .put(
                "families.yaml",
                scope(
                    "services: [clubb]\n    strands: [Plai]\n    providers: [club-teem]\n"
                        + "    feeds: [scool]\n    recipes: [email]\n    agreement: school-bases"));

    assertThat(Programmes.check(sample.files()))
        .extracting(Problem::line, Problem::problem, Problem::remedy)
        .containsExactly(
            tuple(4, "the service `clubb` is not known", "did you mean `club`?"),
            tuple(5, "the strand `Plai` is not known", "did you mean `Play`?"),
            tuple(6, "the provider `club-teem` is not known", "did you mean `club-team`?"),
            tuple(7, "the feed `scool` is not known", "did you mean `school`?"),
            tuple(8, "the family recipe `email` is not known", "known: family-email"),
            tuple(9, "the agreement `school-bases` is not known", "did you mean `school-basis`?"));
  }

  @Test
  void aScopeNamesItsAgreementAndItsFeeds() {
    Sample sample = Sample.right().put("families.yaml", scope("feeds: [school]"));
    assertThat(Programmes.check(sample.files()))
        .containsExactly(
            Problem.at(
                "families.yaml",
                3,
                "the scope `one` names no agreement",
                "name the agreement it rests on"));

    sample.put("families.yaml", scope("agreement: school-basis"));
    assertThat(Programmes.check(sample.files()))
        .containsExactly(
            Problem.at(
                "families.yaml",
                3,
                "the scope `one` names no feeds",
                "write each, services, strands, providers or feeds"));
  }

  private static String scope(String rest) {
    return "version: 1\nscopes:\n  - name: one\n    " + rest + "\n";
  }

  private static Sample digests() {
    return Sample.right()
        .append(KEYS, "schemes: [{name: sha256-salt, salt: s.salt}]\n")
        .replace(CLUB, "people:", "scheme: sha256-salt\nroute: tokens\npeople:")
        .replace(CLUB, "    columns:\n", "    digests: {email: [Digest]}\n    columns:\n")
        .replace(CLUB, "      email: [E-mail]\n", "");
  }
}
