package org.goldthread.synth;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.goldthread.config.Programme;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;

/**
 * What the sample of a programme holds beside the usual: the file {@code sample.yaml} of its
 * configuration, of the published format. A programme without the file has none of it.
 *
 * @param version version of the format
 * @param never providers that never send anything
 * @param sharedFathers of families of a mother alone, the share whose father lives with another
 *     family
 * @param sharedCarers of families of a mother alone, the share with a second carer, such as a
 *     grandmother or childminder, who is the carer of another family
 * @param withdrawals of clients who agreed, the share that withdraws in a quarter
 * @param lateRows of events, the share that is told a quarter later
 * @param resubmissions of submissions in clear text, the share that is sent again, mended
 * @param repeats of submissions in clear text, the share that is sent again as it was
 * @param errors how errors differ
 * @param outcomes effects by outcome
 */
record Scenario(
    int version,
    List<String> never,
    double sharedFathers,
    double sharedCarers,
    double withdrawals,
    double lateRows,
    double resubmissions,
    double repeats,
    Errors errors,
    Map<String, Outcome> outcomes) {

  private static final String FILE = "sample.yaml";
  private static final String REVIEW = "review";
  private static final String PROFILE = "profile";

  /** The effects where no others are configured; services make no difference at school. */
  private static final Map<String, Outcome> USUAL =
      Map.of(
          REVIEW,
          new Outcome(1.9, -0.55, 0.34, Map.of()),
          PROFILE,
          new Outcome(1.5, -0.45, 0, Map.of()));

  /** Nothing beside the usual. */
  static final Scenario NONE = new Scenario(1, null, 0, 0, 0, 0, 0, 0, null, null);

  Scenario {
    never = never == null ? List.of() : List.copyOf(never);
    errors = errors == null ? new Errors(0, 0, null) : errors;
    Map<String, Outcome> all = new TreeMap<>(USUAL);
    all.putAll(outcomes == null ? Map.of() : outcomes);
    outcomes = Map.copyOf(all);
  }

  /**
   * How errors differ.
   *
   * @param officeSpread offices make between 1 minus and 1 plus this times the usual errors
   * @param deprivedDeciles homes in deciles up to this are deprived
   * @param deprived error to how many times as frequent it is about families in such homes
   */
  record Errors(double officeSpread, int deprivedDeciles, Map<String, Double> deprived) {
    Errors {
      deprived = deprived == null ? Map.of() : Map.copyOf(deprived);
    }
  }

  /**
   * Log-odds of the expected level.
   *
   * @param intercept of a family of need 0 that used no service
   * @param need per unit of need
   * @param perService per service that the family began to use before
   * @param services what some services add beside
   */
  record Outcome(double intercept, double need, double perService, Map<String, Double> services) {
    Outcome {
      services = services == null ? Map.of() : Map.copyOf(services);
    }

    /** Log-odds for a family of a need that began to use services before. */
    double logOdds(double ofNeed, List<String> used) {
      double sum = intercept + need * ofNeed + perService * used.size();
      for (int i = 0; i < used.size() && !services.isEmpty(); i++) {
        sum += services.getOrDefault(used.get(i), 0.0);
      }
      return sum;
    }
  }

  Outcome review() {
    return outcomes.get(REVIEW);
  }

  Outcome profile() {
    return outcomes.get(PROFILE);
  }

  /**
   * The scenario of a programme.
   *
   * @throws GoldthreadException (user) if it names a provider, service or error that there is not
   */
  static Scenario of(Programme programme) {
    Path file = programme.folder().resolve(FILE);
    if (!Files.exists(file)) {
      return NONE;
    }
    ObjectMapper mapper =
        YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    try {
      Scenario read = mapper.readValue(Files.readAllBytes(file), Scenario.class);
      read.check(programme, file);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(Programme programme, Path file) {
    List<Problem> problems = new ArrayList<>();
    for (String provider : never) {
      if (!programme.authority().providers().containsKey(provider)) {
        problems.add(unknown(file, "provider", provider, "authority.yaml lists all providers"));
      }
    }
    for (Outcome outcome : outcomes.values()) {
      for (String service : outcome.services().keySet()) {
        if (!programme.services().containsKey(service)) {
          problems.add(unknown(file, "service", service, "services.yaml lists all services"));
        }
      }
    }
    for (String error : errors.deprived().keySet()) {
      if (Fault.of(error).isEmpty()) {
        problems.add(unknown(file, "error", error, "errors are those of truth/errors.csv"));
      }
    }
    if (!problems.isEmpty()) {
      throw new GoldthreadException(ExitCode.USER, problems);
    }
  }

  private static Problem unknown(Path file, String what, String name, String remedy) {
    return Problem.at(file.toString(), 0, "there is no " + what + " `" + name + "`", remedy);
  }

  /** Rates of errors, those that only this scenario has included. */
  Dirt on(Dirt dirt) {
    return dirt.with(Fault.CONSENT_WITHDRAWN, dirt.rate(Fault.CONSENT_WITHDRAWN) * withdrawals)
        .with(Fault.ROW_LATE, dirt.rate(Fault.ROW_LATE) * lateRows);
  }
}
