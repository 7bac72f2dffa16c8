package org.goldthread.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.goldthread.config.Governance.Agreement;
import org.goldthread.config.Governance.Organisation;
import org.goldthread.governance.Due;
import org.goldthread.governance.OnboardingLine;
import org.goldthread.governance.ProcessingRecord;
import org.goldthread.governance.ProcessingRecord.Activity;
import org.goldthread.governance.ProcessingRecord.Holding;

/** The registers for scripts; keys are part of the public interface. */
final class GovernanceJson {

  private GovernanceJson() {}

  static Map<String, Object> of(ProcessingRecord record) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("programme", record.programme());
    object.put("organisations", record.organisations().stream().map(GovernanceJson::of).toList());
    record.notice().ifPresent(notice -> object.put("privacy_notice", notice.version()));
    object.put("activities", record.activities().stream().map(GovernanceJson::of).toList());
    return object;
  }

  static Map<String, Object> of(Due due) {
    Map<String, Object> object = new LinkedHashMap<>();
    due.day().ifPresent(day -> object.put("day", day.toString()));
    object.put("text", due.text());
    object.put("file", due.place().file());
    object.put("line", due.place().line());
    return object;
  }

  static Map<String, Object> of(OnboardingLine line) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("provider", line.provider());
    object.put("data_type", line.dataType());
    line.feed().ifPresent(feed -> object.put("feed", feed));
    object.put("agreement", line.agreement());
    object.put("dpia", line.assessment());
    object.put("state", line.state().word());
    line.blocker().ifPresent(blocker -> object.put("blocker", blocker));
    line.date().ifPresent(day -> object.put("date", day.toString()));
    return object;
  }

  private static Map<String, Object> of(Organisation organisation) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", organisation.id());
    object.put("name", organisation.name());
    object.put("role", organisation.role());
    object.put("contact", organisation.contact());
    return object;
  }

  private static Map<String, Object> of(Activity activity) {
    Agreement agreement = activity.agreement();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("agreement", agreement.id());
    object.put("title", agreement.title());
    object.put("in_force", activity.isInForce());
    agreement.term().start().ifPresent(day -> object.put("start", day.toString()));
    agreement.term().expiry().ifPresent(day -> object.put("expiry", day.toString()));
    object.put("basis", agreement.basis());
    object.put("article_9", agreement.article9());
    object.put("consent_scope", agreement.consentScope());
    object.put("parties", agreement.parties());
    object.put("purposes", agreement.purposes());
    object.put("people", activity.people());
    object.put("pseudonyms", activity.pseudonyms());
    object.put("data", activity.data());
    object.put("feeds", activity.holdings().stream().map(GovernanceJson::of).toList());
    object.put("family_scopes", activity.familyScopes());
    return object;
  }

  private static Map<String, Object> of(Holding holding) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("feed", holding.feed());
    object.put("stage", holding.stage());
    object.put("assessments", holding.assessments());
    object.put("keep_months", holding.keepMonths());
    object.put("then", holding.then());
    holding
        .optOut()
        .ifPresent(
            optOut -> {
              object.put("opt_out", optOut.state());
              object.put("opt_out_on", optOut.on().toString());
            });
    return object;
  }
}
