package org.goldthread.config;

import java.util.TreeMap;

/** A small right configuration that tests bend. */
public final class Sample {
  private final TreeMap<String, String> texts = new TreeMap<>();

  private Sample() {}

  /** A programme of one service, one registration and one dataset. */
  public static Sample right() {
    Sample sample = new Sample();
    sample.put(
        "programme.yaml",
        """
        version: 1
        id: town
        title: Town
        periods:
          first: 2023-24-Q1
          last: 2024-25-Q4
        area:
          postcode_lookup: area/postcodes.csv
          lsoa_table: area/lsoas.csv
          lsoas: [E01000001]
        required_feeds: [club-registration]
        """);
    sample.put(
        "keys.yaml",
        """
        version: 1
        recipes:
          - name: email
            type_id: 7
            role: adult
            tier: 1
            parts: [self.email]
          - name: mobile
            type_id: 8
            role: adult
            tier: 2
            parts: [self.mobile, self.sex]
          - name: family-email
            type_id: 20
            purpose: family
            parts: [self.email]
        """);
    sample.put(
        "authority.yaml",
        """
        version: 1
        classes: [council, voluntary]
        providers:
          club-team: voluntary
          school-office: council
        """);
    sample.put(
        "families.yaml",
        """
        version: 1
        scopes:
          - name: service
            each: service
        """);
    sample.put(
        "services.yaml",
        """
        version: 1
        services:
          - id: club
            name: Club
            strand: Play
            targeting: universal
          - id: shelter
            name: Shelter
            strand: Safety
            targeting: targeted
            sensitive: true
        """);
    sample.put(
        "consent.yaml",
        """
        version: 1
        "yes": ["yes", "y"]
        "no": ["no", "n"]
        """);
    sample.put(
        "governance.yaml",
        """
        version: 1
        controller: office
        nhs_classes: []
        organisations:
          - {id: office, name: Office, role: controller}
        agreements:
          - id: club-agreement
            title: Club
            basis: consent
            start: 2020-01-01
            expiry: 2030-12-31
            article_9: explicit_consent
            parties: [office, club-team, school-office]
            consent_scope: [programme, administrative]
            purposes: [count]
          - id: school-basis
            title: School
            basis: public_task
            start: 2020-01-01
            expiry: 2030-12-31
            article_9: none
            parties: [office, school-office, club-team]
            purposes: [count]
        assessments:
          - id: everything
            title: Assessment
            start: 2020-01-01
            expiry: 2030-12-31
        retention:
          - {dataset: rows, keep_months: 120}
        privacy_notices:
          - {version: "1", title: Notice, from: 2020-01-01}
        onboarding:
          otherwise: live
          since: 2020-01-01
        """);
    sample.put("codelists/gender.csv", "code,label,synonyms\nF,Female,girl\nM,Male,boy\n");
    sample.put("area/postcodes.csv", "pcds,lsoa21\n");
    sample.put("area/lsoas.csv", "lsoa21_code\nE01000001\n");
    sample.put(
        "contracts/registration.yaml",
        """
        name: registration
        missingValues: ["", "N/A"]
        goldthread:
          version: 1
          kind: registration
          event_date: registered_on
          consent: consent
          needs_key: true
        fields:
          - name: client_id
            type: string
            goldthread: {standard: client_id}
          - name: registered_on
            type: date
            constraints: {minimum: "2010-01-01"}
          - name: consent
            type: string
            constraints: {required: true}
            goldthread: {on_invalid: reject}
          - name: gender
            type: string
            constraints: {required: true}
            goldthread: {subject: person, standard: sex, code_list: gender, keep: true}
          - name: email
            type: string
            goldthread: {subject: person, standard: email}
        """);
    sample.put(
        "contracts/administrative.yaml",
        """
        name: administrative
        goldthread:
          version: 1
          kind: administrative
        fields:
          - name: measure
            type: string
          - name: email
            type: string
            goldthread: {subject: person, standard: email}
        """);
    sample.put(
        "feeds/club-registration.yaml",
        """
        version: 1
        feed: club-registration
        provider: club-team
        service: club
        contract: registration
        agreement: club-agreement
        columns:
          client_id: [Client]
          consent: [Consent]
        people:
          - slot: 0
            role: adult
            columns:
              gender: [Gender]
              email: [E-mail]
        """);
    sample.put(
        "feeds/school.yaml",
        """
        version: 1
        feed: school
        provider: school-office
        contract: administrative
        agreement: school-basis
        columns:
          measure: Measure
        people:
          - slot: 0
            role: adult
            columns:
              email: [E-mail]
        """);
    return sample;
  }

  /** With another text in a file. */
  public Sample put(String file, String text) {
    texts.put(file, text);
    return this;
  }

  /** Without a file. */
  public Sample without(String file) {
    texts.remove(file);
    return this;
  }

  /** With a piece of a file's text replaced; it must be there. */
  public Sample replace(String file, String old, String text) {
    String before = texts.get(file);
    if (!before.contains(old)) {
      throw new IllegalArgumentException(file + " does not hold " + old);
    }
    return put(file, before.replace(old, text));
  }

  /** With more text at the end of a file. */
  public Sample append(String file, String text) {
    return put(file, texts.get(file) + text);
  }

  /** The files as they stand. */
  public ConfigFiles files() {
    return ConfigFiles.of(texts);
  }
}
