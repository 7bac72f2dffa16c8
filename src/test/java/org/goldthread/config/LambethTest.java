package org.goldthread.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.goldthread.config.Environments.Overrides;
import org.goldthread.config.Programme.Service;
import org.goldthread.disclosure.DisclosurePreset;
import org.goldthread.pseudonym.Recipe;
import org.junit.jupiter.api.Test;

/** The programme that ships. */
class LambethTest {
  private static final Path FOLDER = Path.of("conf/lambeth");

  private final ConfigFiles files = ConfigFiles.read(FOLDER);

  @Test
  void hasNoProblem() {
    assertThat(Programmes.check(files)).isEmpty();
  }

  @Test
  void saysOpenlyWhatNoFeedBringsAndWhatNoServiceMeasures() {
    assertThat(Programmes.review(files).warnings()).isEmpty();
    Mel mel = Programmes.cached(files).mel();
    assertThat(mel.domains().stream().flatMap(domain -> domain.outcomes().stream()))
        .filteredOn(outcome -> outcome.notMeasured().isPresent())
        .extracting(Mel.Outcome::id)
        .containsExactly(
            "healthy-teeth", "safe-homes", "families-find-services", "places-and-people");
    assertThat(mel.frameworks().values().stream().flatMap(one -> one.uses().stream()))
        .filteredOn(use -> use.notSupplied().isPresent())
        .extracting(Mel.Use::measure)
        .containsExactly("prenatal_attachment", "breastfeeding");
  }

  @Test
  void everyServiceHasAFrameworkThatInventsNoPlacesAndTheDoseOfBefore() {
    Programme programme = Programmes.cached(files);
    assertThat(programme.mel().frameworks()).hasSameSizeAs(programme.services());
    assertThat(programme.mel().frameworks().values())
        .allMatch(framework -> framework.contractedPlaces().isEmpty());
    assertThat(programme.services().get("baby-steps").minimumSessions()).isEqualTo(6);
    assertThat(programme.services().get("oral-health-packs").minimumSessions()).isZero();
  }

  @Test
  void hasTheRecipesWhoseNumbersArePartOfEveryToken() {
    assertThat(Programmes.cached(files).recipes())
        .extracting(recipe -> recipe.typeId() + " " + recipe.name() + " " + parts(recipe))
        .containsExactly(
            "1 nhs [self.nhs_number]",
            "2 upn [self.upn]",
            "3 birth [mother.nhs_number, self.date_of_birth, self.birth_order]",
            "4 child [carer.email, self.date_of_birth, self.sex, self.first_name]",
            "5 child-mobile [carer.mobile, self.date_of_birth, self.sex, self.first_name]",
            "6 local [row.client_id]",
            "7 email [self.email]",
            "8 mobile [self.mobile, self.sex]",
            "9 child-postcode [self.date_of_birth, self.sex, self.first_name, self.postcode]",
            "20 family-email [self.email]",
            "21 family-mobile [self.mobile]",
            "22 family-episode [row.episode]");
  }

  @Test
  void linksByTheTiersOfTheDesign() {
    assertThat(Programmes.cached(files).recipes())
        .filteredOn(recipe -> recipe.purpose() == Recipe.Purpose.IDENTITY)
        .extracting(
            recipe ->
                "%s tier %d cap %d %s %s %s"
                    .formatted(
                        recipe.name(),
                        recipe.tier(),
                        recipe.cap(),
                        recipe.trusted(),
                        recipe.voteFields(),
                        recipe.maxGapMonths().orElse(0)))
        .containsExactly(
            "nhs tier 1 cap 12 true [sex] 0",
            "upn tier 2 cap 12 false [] 0",
            "birth tier 3 cap 4 false [] 0",
            "child tier 4 cap 4 false [] 0",
            "child-mobile tier 4 cap 4 false [] 0",
            "local tier 5 cap 4 true [sex, birth_month] 0",
            "email tier 6 cap 4 false [] 0",
            "mobile tier 7 cap 4 false [] 24",
            "child-postcode tier 8 cap 4 false [] 0");
  }

  @Test
  void hasAllServicesAndKeepsThoseOfDomesticViolenceApart() {
    assertThat(Programmes.cached(files).services()).hasSize(31);
    assertThat(Programmes.cached(files).services().values())
        .filteredOn(Service::sensitive)
        .extracting(Service::id)
        .containsExactly("dv-enhanced-caseworkers", "dv-groups");
  }

  @Test
  void everyFamilyScopeRestsOnAnAgreementAndHoldsNoSensitiveFeed() {
    Programme programme = Programmes.cached(files);
    List<String> sensitive =
        programme.feeds().values().stream()
            .filter(
                feed ->
                    feed.service()
                        .map(id -> programme.services().get(id).sensitive())
                        .orElse(false))
            .map(Feed::name)
            .toList();

    assertThat(programme.familyScopes())
        .isNotEmpty()
        .allSatisfy(
            scope -> {
              assertThat(programme.agreements()).containsKey(scope.agreement());
              assertThat(scope.feeds()).isNotEmpty().noneMatch(sensitive::contains);
            });
  }

  @Test
  void keepsNothingThatIdentifies() {
    for (Contract contract : Programmes.cached(files).contracts().values()) {
      assertThat(contract.fields().values())
          .filteredOn(Contract.Field::keep)
          .extracting(Contract.Field::name)
          .doesNotContain(
              "nhs_number",
              "upn",
              "email",
              "mobile",
              "date_of_birth",
              "first_name",
              "postcode",
              "client_id",
              "episode",
              "comment",
              "due_date");
    }
  }

  @Test
  void aRegistrationIsRejectedWithoutConsentGenderPostcodeOrKey() {
    Contract contract = Programmes.cached(files).contracts().get("registration");

    assertThat(contract.fields().values())
        .filteredOn(Contract.Field::required)
        .extracting(Contract.Field::name)
        .containsExactly("consent", "gender", "postcode");
    assertThat(contract.consent()).contains("consent");
    assertThat(contract.needsKey()).isTrue();
  }

  @Test
  void itsLocalEnvironmentLoads() {
    Environment environment = Environments.load(files, "local", Overrides.none());

    assertThat(environment.spark()).isEmpty();
  }

  @Test
  void everyFileNamesItsSchemaForEditors() throws IOException {
    for (String name : files.names()) {
      Optional<String> kind = Documents.kind(name);
      if (kind.isPresent()) {
        String first = Files.readAllLines(FOLDER.resolve(name)).get(0);
        String schema = first.substring(first.indexOf('=') + 1);
        assertThat(FOLDER.resolve(name).getParent().resolve(schema).normalize())
            .as(name)
            .isEqualTo(
                Path.of(
                    "src/main/resources/org/goldthread/config/schema/"
                        + kind.get()
                        + ".schema.json"));
      }
    }
  }

  @Test
  void noFactOfTheProgrammeStandsInTheCode() throws IOException {
    Programme programme = Programmes.cached(files);
    List<String> facts = new ArrayList<>(programme.feeds().keySet());
    programme
        .services()
        .values()
        .forEach(service -> facts.addAll(List.of(service.id(), service.name())));
    facts.addAll(programme.authority().providers().keySet());
    facts.addAll(List.of("coldharbour", "stockwell", "tulse hill", "vassall"));

    List<String> found = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        String code = Files.readString(source).toLowerCase(Locale.ROOT);
        facts.stream()
            .filter(fact -> code.contains(fact.toLowerCase(Locale.ROOT)))
            .forEach(fact -> found.add(source + " holds " + fact));
      }
    }
    assertThat(found).isEmpty();
  }

  private static List<String> parts(Recipe recipe) {
    return recipe.parts().stream()
        .map(part -> part.whose().name().toLowerCase(Locale.ROOT) + "." + part.standard().word())
        .toList();
  }

  /** What the source documents list for adults and children, by the names of our fields. */
  @Test
  void aRegistrationTakesEveryFieldOfTheMinimumDataset() {
    assertThat(Programmes.cached(files).contracts().get("registration").fields().keySet())
        .contains(
            "email",
            "caregiver_role",
            "mobile",
            "additional_mobile",
            "nhs_number",
            "date_of_birth",
            "gender",
            "postcode",
            "registered_on",
            "volunteer",
            "lone_parent",
            "employment_status",
            "country_of_origin",
            "home_language",
            "disability",
            "ethnicity",
            "pregnancy_status",
            "due_date",
            "education_level",
            "reading_hours",
            "sen_status",
            "first_name");
  }

  /**
   * Those marked with a star in the source documents, and what only some providers' systems hold.
   */
  @Test
  void whatOnlySomeServicesAskIsNotMissingFromTheOthers() {
    Programme programme = Programmes.cached(files);
    assertThat(programme.contracts().get("registration").fields().values())
        .filteredOn(Contract.Field::askedBySome)
        .extracting(Contract.Field::name)
        .containsExactlyInAnyOrder(
            "consent_administrative",
            "consent_covers",
            "consent_evaluators",
            "consent_withdrawn_on",
            "nhs_number",
            "additional_mobile",
            "volunteer",
            "lone_parent",
            "education_level",
            "reading_hours",
            "sen_status",
            "upn",
            "birth_order",
            "housing");
    Feed course = programme.feeds().get("baby-steps-registration");
    assertThat(course.asks(0, "volunteer")).isTrue();
    assertThat(course.asks(1, "volunteer")).as("of the partner").isFalse();
    assertThat(course.asks(0, "reading_hours")).isFalse();
    assertThat(course.asks(Feed.ROW, "consent")).isTrue();
  }

  @Test
  void everyNumberHasAUnitAndEveryCharacteristicAPermittedMissingness() {
    for (Contract contract : Programmes.cached(files).contracts().values()) {
      assertThat(contract.fields().values())
          .filteredOn(field -> field.type() == Contract.Type.INTEGER && field.keep())
          .filteredOn(field -> field.standard().isEmpty())
          .allSatisfy(field -> assertThat(field.unit()).as(field.name()).isNotEmpty());
    }
    assertThat(Programmes.cached(files).contracts().get("registration").fields().values())
        .filteredOn(field -> field.codeList().isPresent())
        .allSatisfy(field -> assertThat(field.permittedMissing()).as(field.name()).isLessThan(1));
  }

  @Test
  void theDisclosurePresetIsOneThatExists() {
    assertThat(DisclosurePreset.named(Programmes.cached(files).disclosure()).name())
        .isEqualTo("csds");
    assertThat(DisclosurePreset.names()).containsExactly("csds", "hes", "msds");
  }
}
