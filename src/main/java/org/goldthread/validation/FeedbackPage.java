package org.goldthread.validation;

import static org.goldthread.contract.FindingTexts.text;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.goldthread.contract.Completeness;
import org.goldthread.contract.FieldFill;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.FindingTexts;
import org.goldthread.contract.Profile;
import org.goldthread.contract.RowCounts;
import org.goldthread.page.PageTemplate;
import org.goldthread.validation.Validation.FileResult;

/**
 * What a provider must mend, as a page: findings by line with the values offered, counts and
 * completeness by field beside the quarter before. One file without a script; equal findings give
 * equal bytes. It goes to that provider only.
 */
public final class FeedbackPage {
  /** More lines than these nobody reads on a page; the CSV has them all. */
  private static final int SHOWN = 1000;

  private static final int PERCENT = 100;
  private static final PageTemplate PAGE = PageTemplate.beside(FeedbackPage.class, "feedback.html");

  private final Validation found;
  private final Completeness fields;
  private final Optional<OwnHistory> history;

  private FeedbackPage(Validation found, Completeness fields, Optional<OwnHistory> history) {
    this.found = found;
    this.fields = fields;
    this.history = history;
  }

  /**
   * Writes the page.
   *
   * @param found what was found, what earlier submissions tell included
   * @param fields the fields that the feed asks
   * @param history the provider's own earlier submissions; empty where nobody knows them, as at the
   *     provider
   */
  public static void html(
      Validation found, Completeness fields, Optional<OwnHistory> history, Writer out)
      throws IOException {
    new FeedbackPage(found, fields, history).write(out);
  }

  private void write(Writer out) throws IOException {
    Map<String, Object> page = new TreeMap<>();
    page.put("feed", found.feed());
    page.put("period", found.period().toString());
    page.put("text", FindingTexts.page());
    page.put("intro", text(mustMend() ? "page.intro" : "page.intro.good"));
    page.put("earlier", earlier().map(figures -> text("page.before", figures.period())).orElse(""));
    page.put("beside", beside());
    page.put("figures", figures());
    page.put("history", found.ofAll().stream().map(FeedbackPage::finding).toList());
    page.put("files", found.files().stream().map(FeedbackPage::file).toList());
    page.put(
        "fields", fields.lines(profile(), earlierProfile()).stream().map(this::field).toList());
    page.put("notAsked", notAsked());
    PAGE.write(page, out);
  }

  private boolean mustMend() {
    return found.hasRejections() || found.files().stream().anyMatch(file -> file.repairable() > 0);
  }

  private Optional<OwnHistory.Figures> earlier() {
    return history.flatMap(OwnHistory::earlier);
  }

  private Optional<Profile> earlierProfile() {
    return earlier().map(OwnHistory.Figures::profile);
  }

  private RowCounts rows() {
    return history.flatMap(OwnHistory::now).map(OwnHistory.Figures::rows).orElseGet(found::counts);
  }

  private Profile profile() {
    return history
        .flatMap(OwnHistory::now)
        .map(OwnHistory.Figures::profile)
        .orElseGet(found::profile);
  }

  /** What there is to say of earlier quarters beside the figures. */
  private List<String> beside() {
    List<String> said = new ArrayList<>();
    if (history.isEmpty()) {
      said.add(text("page.earlier.later"));
    } else if (earlier().isEmpty()) {
      said.add(text("page.earlier.none"));
    }
    Map<FindingId, Long> resolved = history.map(OwnHistory::resolved).orElse(Map.of());
    if (!resolved.isEmpty()) {
      said.add(
          text(
              "page.resolved",
              new TreeMap<>(resolved)
                  .entrySet().stream()
                      .map(
                          entry ->
                              text(
                                  "page.resolved.one",
                                  entry.getKey().id(),
                                  Long.toString(entry.getValue())))
                      .collect(Collectors.joining(", "))));
    }
    return said;
  }

  private List<Map<String, Object>> figures() {
    Optional<RowCounts> before = earlier().map(OwnHistory.Figures::rows);
    long repairs = found.files().stream().mapToLong(FileResult::repairable).sum();
    return List.of(
        figure("page.read", rows().read(), before.map(RowCounts::read)),
        figure("page.accepted", rows().accepted(), before.map(RowCounts::accepted)),
        figure("page.rejected", rows().rejected(), before.map(RowCounts::rejected)),
        figure("page.withheld", rows().withheld(), before.map(RowCounts::withheld)),
        figure("page.repairs", repairs, Optional.empty()));
  }

  private static Map<String, Object> figure(String name, long now, Optional<Long> before) {
    return Map.of(
        "name",
        text(name),
        "now",
        Long.toString(now),
        "before",
        before.map(count -> Long.toString(count)).orElse(text("page.no.figure")),
        "change",
        before.map(count -> signed(now - count)).orElse(text("page.no.figure")));
  }

  private static String signed(long change) {
    if (change == 0) {
      return text("page.change.none");
    }
    return change > 0 ? "+" + change : "\u2212" + -change;
  }

  private static Map<String, Object> file(FileResult file) {
    List<Finding> absent = file.absentHeadings();
    List<Finding> told =
        file.findings().stream().filter(finding -> !absent.contains(finding)).toList();
    Map<String, Object> shown = new TreeMap<>();
    shown.put("name", file.file());
    shown.put("refused", file.isRefused());
    shown.put("counts", counts(file.counts()));
    shown.put("absent", absent.isEmpty() ? "" : FindingTexts.absentHeadings(absent));
    shown.put(
        "findings",
        told.stream()
            .limit(SHOWN)
            .map(
                finding -> {
                  Map<String, Object> line = finding(finding);
                  line.put("heading", file.heading(finding));
                  return line;
                })
            .toList());
    shown.put(
        "more",
        told.size() > SHOWN ? text("page.more", Integer.toString(told.size() - SHOWN)) : "");
    return shown;
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> line = new TreeMap<>();
    line.put("line", Feedback.number(finding.line()));
    line.put("column", Feedback.number(finding.column()));
    line.put("id", finding.id().id());
    line.put("severity", finding.severity().word());
    line.put("word", text("severity." + finding.severity().word()));
    line.put("problem", FindingTexts.problem(finding));
    line.put("expected", FindingTexts.expected(finding));
    line.put("suggestion", FindingTexts.suggestion(finding));
    line.put("remedy", FindingTexts.remedy(finding));
    return line;
  }

  private Map<String, Object> field(Completeness.Line line) {
    FieldFill now = line.now();
    boolean isAsked = now.asked() > 0;
    return Map.of(
        "whose",
        line.whose(),
        "label",
        line.label(),
        "filled",
        isAsked
            ? text("page.of", Long.toString(now.filled()), Long.toString(now.asked()))
            : text("page.none.asked"),
        "share",
        isAsked ? text("page.percent", share(now)) : text("page.no.figure"),
        "width",
        isAsked ? Long.toString(share(now)) : "",
        "before",
        line.before()
            .map(before -> text("page.percent", share(before)))
            .orElse(text("page.no.figure")),
        "change",
        line.before()
            .filter(before -> isAsked)
            .map(before -> points(share(now) - share(before)))
            .orElse(text("page.no.figure")));
  }

  private static long share(FieldFill field) {
    return Math.round(PERCENT * (1 - field.missing()));
  }

  private static String points(long change) {
    return change == 0 ? text("page.change.none") : text("page.change.points", signed(change));
  }

  private String notAsked() {
    List<String> names = fields.notAsked();
    return names.isEmpty() ? "" : text("page.not.asked", String.join(", ", names));
  }

  private static String counts(RowCounts counts) {
    return text(
        "feedback.counts",
        Long.toString(counts.read()),
        Long.toString(counts.accepted()),
        Long.toString(counts.rejected()),
        Long.toString(counts.withheld()));
  }
}
