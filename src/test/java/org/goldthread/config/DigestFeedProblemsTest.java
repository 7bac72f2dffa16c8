package org.goldthread.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.goldthread.core.Problem;
import org.junit.jupiter.api.Test;

/** Mistakes in feeds whose people come as digests. */
class DigestFeedProblemsTest {
  private static final String KEYS = "keys.yaml";
  private static final String CLUB = "feeds/club-registration.yaml";

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

  private static Sample digests() {
    return Sample.right()
        .append(KEYS, "schemes: [{name: sha256-salt, salt: s.salt}]\n")
        .replace(CLUB, "people:", "scheme: sha256-salt\nroute: tokens\npeople:")
        .replace(CLUB, "    columns:\n", "    digests: {email: [Digest]}\n    columns:\n")
        .replace(CLUB, "      email: [E-mail]\n", "");
  }
}
