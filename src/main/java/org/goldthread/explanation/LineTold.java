package org.goldthread.explanation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a line of a submission.
 *
 * @param submission provider, feed and period
 * @param line the line
 * @param states the rows made of it
 * @param findings what is wrong with them
 * @param people whom they are about
 * @param mentions the mentions they make
 * @param standings how the keys of those stand, by the keys' identity
 */
public record LineTold(
    String submission,
    long line,
    List<RowState> states,
    List<FindingShown> findings,
    List<PersonShown> people,
    List<HeldMention> mentions,
    Map<String, Standing> standings) {

  /**
   * A row made of the line.
   *
   * @param part its ordinal among them
   * @param state accepted, rejected or withheld
   * @param reason id of what decided that; empty if nothing did
   * @param isCounted whether it makes mentions and facts
   */
  public record RowState(int part, String state, String reason, boolean isCounted) {
    Map<String, Object> shown() {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("part", part);
      shown.put("state", state);
      shown.put("reason", reason);
      shown.put("counted", isCounted);
      return shown;
    }

    String meaning() {
      if (state.equals("accepted")) {
        return isCounted
            ? "makes mentions and facts"
            : "held again in a later export, counted there";
      }
      if (reason.equals("refused")) {
        return "the client's latest statement about the service is a no";
      }
      return state.equals("rejected")
          ? "sent back to its provider by the finding " + reason
          : "goes no further, by the finding " + reason;
    }
  }

  /** A finding: never with a value. */
  public record FindingShown(String id, String severity, String field, String column) {
    String text() {
      return id + " " + severity + " " + field + " column " + column;
    }
  }

  /**
   * Somebody a row is about.
   *
   * @param part the row
   * @param slot whom of it
   * @param role child or adult
   * @param kind registered, attended, named or administrative
   * @param mention the mention, hex; empty where a registration speaks for the row
   * @param individual the individual, hex
   */
  public record PersonShown(
      int part, int slot, String role, String kind, Optional<String> mention, String individual) {}

  /** Ready to be shown. */
  public Told told() {
    MentionTables tables = new MentionTables(mentions, standings);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("submission", submission);
    json.put("line", line);
    json.put("states", states.stream().map(RowState::shown).toList());
    json.put("findings", findings.stream().map(FindingShown::text).toList());
    json.put("people", people.stream().map(person -> object(person, tables)).toList());
    json.put("mentions", tables.mentionObjects());
    json.put("keys", tables.keyObjects());
    return new Told(
        "Line " + line + " of " + submission,
        List.of(sentence()),
        List.of(rows(), found(), persons(tables), tables.mentions(), tables.keys()),
        mentions.isEmpty() ? Optional.empty() : Optional.of(tables.graph()),
        json);
  }

  private String sentence() {
    List<String> words = states.stream().map(RowState::state).distinct().sorted().toList();
    long individuals = people.stream().map(PersonShown::individual).distinct().count();
    return "The line is "
        + String.join(" and ", words)
        + "; it is about "
        + individuals
        + (individuals == 1 ? " individual." : " individuals.");
  }

  private static Map<String, Object> object(PersonShown person, MentionTables tables) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("part", person.part());
    object.put("slot", person.slot());
    object.put("role", person.role());
    object.put("kind", person.kind());
    object.put("individual", person.individual());
    person.mention().ifPresent(mention -> object.put("mention", mention));
    return object;
  }

  private Section rows() {
    return new Section(
        "Rows made of the line",
        List.of("part", "state", "reason", "what follows"),
        states.stream()
            .map(
                state ->
                    List.of(
                        String.valueOf(state.part()),
                        state.state(),
                        state.reason().isEmpty() ? "–" : state.reason(),
                        state.meaning()))
            .toList(),
        "None.");
  }

  private Section found() {
    return new Section(
        "Findings",
        List.of("finding", "severity", "field", "column"),
        findings.stream().map(f -> List.of(f.id(), f.severity(), f.field(), f.column())).toList(),
        "Nothing is wrong with it.");
  }

  private Section persons(MentionTables tables) {
    return new Section(
        "People",
        List.of("part", "slot", "as", "known by", "individual"),
        people.stream()
            .map(
                person ->
                    List.of(
                        String.valueOf(person.part()),
                        String.valueOf(person.slot()),
                        person.role() + ", " + person.kind(),
                        person
                            .mention()
                            .map(tables::label)
                            .orElse("the registration of its client"),
                        person.individual()))
            .toList(),
        "It is about nobody that the lake knows.");
  }
}
