package org.goldthread.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.contract.RowCounts;
import org.goldthread.core.Problem;
import org.goldthread.job.RunSummary;

/**
 * One object on the last line of standard output, for scripts. Its keys are part of the public
 * interface.
 */
final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, false);

  private Json() {}

  static void print(PrintWriter out, Object value) {
    try {
      out.println(MAPPER.writeValueAsString(value));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<String, Object> of(RunSummary summary) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("run", summary.run());
    object.put("feeds", summary.feeds().stream().map(Json::feed).toList());
    summary.people().ifPresent(people -> object.put("people", people(people)));
    object.put("gold", summary.gold().toString());
    summary.report().ifPresent(report -> object.put("report", report.toString()));
    object.put("problems", problems(summary.problems()));
    object.put("warnings", problems(summary.warnings()));
    object.put("seconds", summary.seconds());
    return object;
  }

  static List<Map<String, Object>> problems(List<Problem> problems) {
    return problems.stream()
        .map(
            problem -> {
              Map<String, Object> object = new LinkedHashMap<>();
              object.put("problem", problem.problem());
              object.put("cause", problem.cause());
              object.put("remedy", problem.remedy());
              object.put("file", problem.file());
              object.put("line", problem.line());
              return object;
            })
        .toList();
  }

  private static Map<String, Object> feed(RunSummary.FeedLine feed) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("provider", feed.provider());
    object.put("feed", feed.feed());
    object.put("period", feed.period());
    object.put("read", feed.read());
    object.put("accepted", feed.accepted());
    object.put("rejected", feed.rejected());
    object.put("withheld", feed.withheld());
    object.put("state", feed.state());
    object.put("note", feed.note());
    feed.inForce().ifPresent(rows -> object.put("in_force", rows(rows)));
    feed.since().ifPresent(day -> object.put("in_force_since", day.toString()));
    return object;
  }

  private static Map<String, Object> rows(RowCounts rows) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("read", rows.read());
    object.put("accepted", rows.accepted());
    object.put("rejected", rows.rejected());
    object.put("withheld", rows.withheld());
    return object;
  }

  private static Map<String, Object> people(RunSummary.PeopleLine people) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("children", people.children());
    object.put("adults", people.adults());
    object.put("families", people.families());
    object.put("family_scope", people.familyScope());
    object.put("naive", people.naive());
    object.put("unique", people.unique());
    object.put("at_least", people.atLeast());
    object.put("at_most", people.atMost());
    return object;
  }
}
