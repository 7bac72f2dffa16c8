package org.goldthread.synth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;

/** The kinds of session that a service holds, of those of its contract's code list. */
final class SessionTypes {
  private static final String FIELD = "session_type";

  private final Programme programme;
  private final Map<String, String> kinds = new HashMap<>();

  SessionTypes(Programme programme) {
    this.programme = programme;
  }

  /** The kind of a client's first session. */
  String first(Export export) {
    return one(export, "first session");
  }

  /** The kind of the sessions that follow. */
  String usual(Export export) {
    return one(export, "session");
  }

  /** The kind of sessions where nobody is named; empty if the service has none. */
  String open(Export export) {
    if (!export.feed().columns().containsKey(FIELD)) {
      return "";
    }
    return export.contract().keylessWhen().getOrDefault(FIELD, List.of("")).get(0);
  }

  private String one(Export export, String which) {
    return kinds.computeIfAbsent(export.feed().name() + " " + which, key -> chosen(export, which));
  }

  private String chosen(Export export, String which) {
    Feed feed = export.feed();
    if (!feed.columns().containsKey(FIELD)) {
      return "";
    }
    List<String> kinds =
        new ArrayList<>(
            export
                .contract()
                .fields()
                .get(FIELD)
                .codeList()
                .map(programme.codeLists()::get)
                .map(Programme.CodeList::codes)
                .orElse(Map.of("", ""))
                .keySet());
    kinds.removeAll(export.contract().keylessWhen().getOrDefault(FIELD, List.of()));
    return kinds.get(Habits.of(feed).way(which, kinds.size()));
  }
}
