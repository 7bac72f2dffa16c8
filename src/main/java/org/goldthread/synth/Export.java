package org.goldthread.synth;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programme.CodeList;

/**
 * What a feed's files hold, as its description says: the feed file read backwards.
 *
 * @param feed the feed
 * @param contract its contract
 * @param repeated what its repeated columns stand for
 * @param measures measures that it reports, in the order of its columns
 * @param points time points that it reports
 * @param questions questions that it reports
 * @param isDated whether a time point has a day of its own in a life
 */
record Export(
    Feed feed,
    Contract contract,
    Repeated repeated,
    List<Measures.Measure> measures,
    List<String> points,
    List<String> questions,
    boolean isDated) {

  private static final List<String> QUESTIONS =
      List.of("welcome", "helpfulness", "confidence", "timing", "recommend");

  /** What columns that become rows stand for. */
  enum Repeated {
    NOTHING,
    SESSIONS,
    MEASURES,
    QUESTIONS
  }

  static Export of(Programme programme, Feed feed, Measures measures) {
    Contract contract = programme.contracts().get(feed.contract());
    List<Measures.Measure> taken =
        codes(programme, contract, feed, "measure").stream().map(measures::of).toList();
    List<String> points = codes(programme, contract, feed, "time_point");
    boolean listed =
        feed.values().containsKey("time_point") || feed.constants().containsKey("time_point");
    List<String> reported = listed ? points : measures.pointsOf(taken);
    List<String> asked = new ArrayList<>(feed.values().getOrDefault("question", Map.of()).keySet());
    return new Export(
        feed,
        contract,
        repeated(contract, feed),
        taken,
        reported,
        asked.isEmpty() ? QUESTIONS : asked,
        reported.stream().anyMatch(measures::hasDay));
  }

  private static Repeated repeated(Contract contract, Feed feed) {
    if (feed.unpivot().isEmpty()) {
      return Repeated.NOTHING;
    }
    String name = feed.unpivot().get().name();
    Optional<String> field =
        feed.columns().entrySet().stream()
            .filter(column -> column.getValue().contains(name))
            .map(Map.Entry::getKey)
            .findFirst();
    if (field.equals(contract.eventDate())) {
      return Repeated.SESSIONS;
    }
    return switch (field.orElse("")) {
      case "measure" -> Repeated.MEASURES;
      case "question" -> Repeated.QUESTIONS;
      default -> Repeated.NOTHING;
    };
  }

  /** The codes of a field that the feed speaks of: its constant, its own spellings, else all. */
  private static List<String> codes(
      Programme programme, Contract contract, Feed feed, String name) {
    Contract.Field field = contract.fields().get(name);
    if (field == null || !feed.asks(Feed.ROW, name)) {
      return List.of();
    }
    CodeList list = field.codeList().map(programme.codeLists()::get).orElse(null);
    Set<String> codes = new LinkedHashSet<>();
    if (feed.constants().containsKey(name)) {
      codes.add(code(list, feed.constants().get(name)));
    } else {
      feed.values().getOrDefault(name, Map.of()).values().forEach(v -> codes.add(code(list, v)));
    }
    if (codes.isEmpty() && list != null) {
      codes.addAll(list.codes().keySet());
    }
    return List.copyOf(codes);
  }

  private static String code(CodeList list, String meant) {
    return list == null
        ? meant
        : list.synonyms().getOrDefault(meant.strip().toLowerCase(Locale.ROOT), meant);
  }

  /** The codes of a row field that the feed speaks of. */
  List<String> codes(Programme programme, String field) {
    return codes(programme, contract, feed, field);
  }

  Contract.Kind kind() {
    return contract.kind();
  }

  /** Whether its clear files stay with the provider, who sends tokens made of them. */
  boolean staysAtProvider() {
    return feed.route() == Feed.Route.TOKENS && feed.scheme().equals("gt1");
  }

  /** Whether its files hold digests that the provider made. */
  boolean isHashed() {
    return feed.route() == Feed.Route.TOKENS && !staysAtProvider();
  }

  /** Whether its rows name nobody: inputs, and what is counted only. */
  boolean isAboutNobody() {
    return !feed.columns().containsKey("client_id")
        && feed.people().stream()
            .allMatch(person -> person.columns().isEmpty() && person.digests().isEmpty());
  }

  /** Whether anybody in its rows is asked for a field. */
  boolean asksAnybody(String field) {
    return feed.people().stream().anyMatch(person -> person.columns().containsKey(field));
  }
}
