package org.goldthread.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.goldthread.config.Governance;
import org.goldthread.config.Governance.Agreement;
import org.goldthread.config.Governance.Organisation;
import org.goldthread.governance.Due;
import org.goldthread.governance.OnboardingLine;
import org.goldthread.governance.ProcessingRecord;
import org.goldthread.governance.ProcessingRecord.Activity;
import org.goldthread.governance.ProcessingRecord.Holding;

/** The registers for a person. */
final class GovernanceScreen {
  private static final Map<String, String> ARTICLE_6 =
      Map.of(
          "consent", "Article 6(1)(a), consent",
          "legitimate_interest", "Article 6(1)(f), legitimate interest",
          "public_task", "Article 6(1)(e), public task");
  private static final Map<String, String> ARTICLE_9 =
      Map.of(
          "explicit_consent", "; Article 9(2)(a), explicit consent",
          "health_care", "; Article 9(2)(h), health or social care",
          "public_health", "; Article 9(2)(i), public health",
          "research", "; Article 9(2)(j), research",
          "none", "");
  private static final String PIPELINE = "%-24s %-15s %-32s %-10s %-10s  %s";

  private GovernanceScreen() {}

  static void print(PrintWriter out, ProcessingRecord record, List<Due> due) {
    out.printf("Record of processing: %s, %s%n%n", record.programme(), record.day());
    for (Organisation organisation : record.organisations()) {
      line(
          out,
          organisation.role().replace('_', ' '),
          organisation.name()
              + (organisation.contact().isEmpty() ? "" : " (" + organisation.contact() + ")"));
    }
    record
        .notice()
        .ifPresent(
            notice ->
                line(
                    out,
                    "privacy notice",
                    notice.version() + " since " + notice.from() + ": " + notice.title()));
    record.activities().forEach(activity -> print(out, activity));
    out.printf("%nDue%n");
    if (due.isEmpty()) {
      out.println("  nothing");
    }
    for (Due entry : due) {
      out.printf(
          Locale.ROOT,
          "  %-10s %s (%s:%d)%n",
          entry.day().map(LocalDate::toString).orElse("now"),
          entry.text(),
          entry.place().file(),
          entry.place().line());
    }
  }

  static void print(PrintWriter out, List<OnboardingLine> lines, LocalDate day) {
    out.printf("Pipeline on %s%n%n", day);
    out.println(
        String.format(
            Locale.ROOT, PIPELINE, "provider", "data type", "feed", "state", "date", "blocker"));
    for (OnboardingLine line : lines) {
      out.println(
          String.format(
                  Locale.ROOT,
                  PIPELINE,
                  line.provider(),
                  line.dataType(),
                  line.feed().orElse("-"),
                  line.state().word(),
                  line.date().map(LocalDate::toString).orElse("-"),
                  line.blocker().orElse(""))
              .stripTrailing());
    }
  }

  private static void print(PrintWriter out, Activity activity) {
    Agreement agreement = activity.agreement();
    out.printf("%n%s  %s%n", agreement.id(), agreement.title());
    line(out, "parties", String.join(", ", agreement.parties()));
    line(out, "purposes", String.join("; ", agreement.purposes()));
    line(out, "basis", ARTICLE_6.get(agreement.basis()) + ARTICLE_9.get(agreement.article9()));
    if (agreement.basis().equals("consent")) {
      line(out, "consent", "extends to " + String.join(", ", agreement.consentScope()));
    }
    line(out, "in force", term(agreement.term()) + (activity.isInForce() ? "" : ": NOT in force"));
    if (!activity.holdings().isEmpty()) {
      line(out, "people", or(activity.people(), "nobody"));
      line(out, "pseudonyms of", or(activity.pseudonyms(), "nothing"));
      line(out, "data", or(activity.data(), "none"));
    }
    activity.holdings().forEach(holding -> print(out, holding));
    if (!activity.familyScopes().isEmpty()) {
      line(out, "family scopes", String.join(", ", activity.familyScopes()));
    }
  }

  private static void print(PrintWriter out, Holding holding) {
    line(
        out,
        "feed",
        holding.feed()
            + ", "
            + holding.stage()
            + "; "
            + (holding.assessments().isEmpty()
                ? "no assessment"
                : String.join(", ", holding.assessments()))
            + "; kept "
            + holding.keepMonths()
            + " months, then "
            + (holding.then().equals("delete") ? "deleted" : "anonymised")
            + holding.optOut().map(GovernanceScreen::optOut).orElse(""));
  }

  private static String optOut(Governance.OptOut entry) {
    return "; national opt-out "
        + entry.state().replace('_', ' ')
        + " on "
        + entry.on()
        + (entry.reason().isEmpty() ? "" : ": " + entry.reason());
  }

  private static String term(Governance.Term term) {
    return term.start().map(LocalDate::toString).orElse("not signed")
        + " to "
        + term.expiry().map(LocalDate::toString).orElse("not signed");
  }

  private static String or(List<String> words, String otherwise) {
    return words.isEmpty() ? otherwise : String.join(", ", words);
  }

  private static void line(PrintWriter out, String name, String text) {
    out.printf(Locale.ROOT, "  %-17s %s%n", name, text);
  }
}
