package org.goldthread.config;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.goldthread.config.Governance.Agreement;
import org.goldthread.config.Governance.Assessment;
import org.goldthread.config.Governance.Onboarding;
import org.goldthread.config.Governance.OptOut;
import org.goldthread.config.Governance.Organisation;
import org.goldthread.config.Governance.Place;
import org.goldthread.config.Governance.Planned;
import org.goldthread.config.Governance.PrivacyNotice;
import org.goldthread.config.Governance.Retention;
import org.goldthread.config.Governance.Stage;
import org.goldthread.config.Governance.Term;

/** Reads {@code governance.yaml}; what it says of other files is checked elsewhere. */
final class GovernanceReader {
  private final Problems problems;

  private GovernanceReader(Problems problems) {
    this.problems = problems;
  }

  static Governance read(Part file, Problems problems) {
    return new GovernanceReader(problems).read(file);
  }

  private Governance read(Part file) {
    Part onboarding = file.at("onboarding");
    return new Governance(
        file.at("controller").text(),
        file.at("warn_days").integer(),
        register(file.at("organisations"), "organisation", "id", GovernanceReader::organisation),
        register(file.at("agreements"), "agreement", "id", this::agreement),
        register(file.at("assessments"), "assessment", "id", this::assessment),
        file.at("retention").items().stream().map(GovernanceReader::retention).toList(),
        notices(file.at("privacy_notices")),
        file.at("opt_outs").items().stream().map(this::optOut).toList(),
        new Onboarding(
            Stage.of(onboarding.at("otherwise").text()),
            day(onboarding.at("since")).orElse(LocalDate.MIN),
            Optional.empty(),
            Optional.empty()),
        register(onboarding.at("feeds"), "feed", "feed", (part, feed) -> onboarding(part)),
        onboarding.at("planned").items().stream().map(this::planned).toList());
  }

  private <T> Map<String, T> register(
      Part list, String what, String key, BiFunction<Part, String, T> entry) {
    Map<String, T> register = new LinkedHashMap<>();
    for (Part part : list.items()) {
      String id = part.at(key).text();
      if (register.putIfAbsent(id, entry.apply(part, id)) != null) {
        problems.add(part, "the " + what + " `" + id + "` stands twice", "keep one of the two");
      }
    }
    return Collections.unmodifiableMap(register);
  }

  private static Organisation organisation(Part part, String id) {
    return new Organisation(
        id, part.at("name").text(), part.at("role").text(), part.at("contact").text());
  }

  private Agreement agreement(Part part, String id) {
    return new Agreement(
        id,
        part.at("title").text(),
        part.at("basis").text(),
        part.at("article_9").text(),
        term(part, "agreement", id),
        part.at("parties").texts(),
        part.at("purposes").texts(),
        part.at("feeds").texts(),
        part.at("consent_scope").texts(),
        part.at("sensitive_families").flag(),
        place(part));
  }

  private Assessment assessment(Part part, String id) {
    return new Assessment(
        id,
        part.at("title").text(),
        part.at("approved_by").text(),
        term(part, "assessment", id),
        part.at("agreements").texts(),
        part.at("feeds").texts(),
        place(part));
  }

  private Term term(Part part, String what, String id) {
    Optional<LocalDate> start = day(part.at("start"));
    Optional<LocalDate> expiry = day(part.at("expiry"));
    if (start.isPresent() && expiry.isPresent() && expiry.get().isBefore(start.get())) {
      problems.add(
          part.at("expiry"),
          "the " + what + " `" + id + "` expires before it starts",
          "mend `start` or `expiry`");
    }
    return new Term(start, expiry);
  }

  private static Retention retention(Part part) {
    return new Retention(
        part.at("dataset").text(),
        part.at("feeds").texts(),
        part.at("data_types").texts(),
        part.at("keep_months").integer(),
        part.at("then").text(),
        place(part));
  }

  private List<PrivacyNotice> notices(Part list) {
    List<PrivacyNotice> notices = new ArrayList<>();
    for (Part part : list.items()) {
      LocalDate from = day(part.at("from")).orElse(LocalDate.MAX);
      if (!notices.isEmpty() && !from.isAfter(notices.get(notices.size() - 1).from())) {
        problems.add(
            part.at("from"),
            "the privacy notice `"
                + part.at("version").text()
                + "` is not newer than the one before",
            "write the oldest first, each with a day of its own");
      }
      notices.add(new PrivacyNotice(part.at("version").text(), part.at("title").text(), from));
    }
    return List.copyOf(notices);
  }

  private OptOut optOut(Part part) {
    OptOut entry =
        new OptOut(
            part.at("feeds").texts(),
            part.at("state").text(),
            day(part.at("on")).orElse(LocalDate.MAX),
            part.at("reason").text());
    if (entry.state().equals("not_required") && entry.reason().isBlank()) {
      problems.add(
          part.at("state"),
          "the national data opt-out is said not to be required, and nothing says why",
          "write the `reason`");
    }
    return entry;
  }

  private Onboarding onboarding(Part part) {
    return new Onboarding(
        Stage.of(part.at("stage").text()),
        day(part.at("since")).orElse(LocalDate.MAX),
        part.at("blocker").optional(),
        day(part.at("due")));
  }

  private Planned planned(Part part) {
    return new Planned(
        part.at("provider").text(),
        part.at("data_type").text(),
        part.at("agreement").optional(),
        part.at("blocker").optional(),
        day(part.at("due")));
  }

  private static Place place(Part part) {
    return new Place(part.document().name(), part.line());
  }

  private Optional<LocalDate> day(Part part) {
    if (!part.present()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(part.text()));
    } catch (DateTimeParseException e) {
      problems.add(part, "`" + part.text() + "` is not a day of the calendar", "mend the day");
      return Optional.empty();
    }
  }
}
