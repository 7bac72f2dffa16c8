package org.goldthread.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.goldthread.core.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in contracts and feeds. */
class FeedProblemsTest {
  private static final String CONTRACT = "contracts/registration.yaml";
  private static final String CLUB = "feeds/club-registration.yaml";
  private static final String SCHOOL = "feeds/school.yaml";

  @ParameterizedTest(name = "{0}")
  @MethodSource({"contracts", "feeds"})
  void tellsFileLineAndHint(Bent bent) {
    assertThat(Programmes.check(bent.sample().files())).containsExactly(bent.told());
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
}
