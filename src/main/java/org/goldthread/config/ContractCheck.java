package org.goldthread.config;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.goldthread.config.Contract.Field;
import org.goldthread.config.Contract.Subject;
import org.goldthread.config.Contract.Type;
import org.goldthread.config.Programme.CodeList;
import org.goldthread.pseudonym.Standard;

/** What a schema cannot say about a contract. */
final class ContractCheck {
  /** Identifying kinds of value whose standardised form identifies nobody. */
  private static final Set<Standard> HARMLESS = Set.of(Standard.SEX, Standard.BIRTH_ORDER);

  /** People have two telephones; of everything else they state one. */
  private static final Set<Standard> TWICE = Set.of(Standard.MOBILE);

  private static final Set<Standard> OF_THE_ROW = Set.of(Standard.CLIENT_ID, Standard.EPISODE);

  private final Contract contract;
  private final Part file;
  private final Map<String, Optional<CodeList>> codeLists;
  private final Problems problems;

  private ContractCheck(
      Contract contract, Part file, Map<String, Optional<CodeList>> codeLists, Problems problems) {
    this.contract = contract;
    this.file = file;
    this.codeLists = codeLists;
    this.problems = problems;
  }

  /**
   * Adds what is wrong.
   *
   * @param codeLists code lists by name; empty where one is there and cannot be read
   */
  static void check(
      Contract contract, Part file, Map<String, Optional<CodeList>> codeLists, Problems problems) {
    new ContractCheck(contract, file, codeLists, problems).check();
  }

  private void check() {
    if (!file.document().name().equals("contracts/" + contract.name() + ".yaml")) {
      problems.add(
          file.at("name"),
          "the contract `" + contract.name() + "` stands in a file of another name",
          "name the file " + contract.name() + ".yaml");
    }
    Set<String> names = new HashSet<>();
    EnumMap<Standard, List<String>> standards = new EnumMap<>(Standard.class);
    for (Part part : file.at("fields").items()) {
      String name = part.at("name").text();
      if (!names.add(name)) {
        problems.add(part, "the field `" + name + "` stands twice", "keep one of the two");
        continue;
      }
      Field field = contract.fields().get(name);
      checkField(field, part);
      field
          .standard()
          .ifPresent(
              standard -> {
                List<String> others =
                    standards.computeIfAbsent(standard, unused -> new ArrayList<>());
                if (others.size() > (TWICE.contains(standard) ? 1 : 0)) {
                  problems.add(
                      part,
                      "the fields `" + others.get(0) + "` and `" + name + "` have one standard",
                      TWICE.contains(standard)
                          ? "a contract has at most two fields of this standard"
                          : "a contract has at most one field of each standard");
                }
                others.add(name);
              });
    }
    checkRowField("event_date", contract.eventDate(), Type.DATE);
    checkRowField("consent", contract.consent(), Type.STRING);
    checkRowField("consent_covers", contract.covers(), Type.STRING);
    checkRowField("withdrawn_on", contract.withdrawnOn(), Type.DATE);
    for (Part field : file.at("goldthread").at("consent_scope").entries().values()) {
      checkRowField(field, "consent_scope", field.text(), Type.STRING);
    }
    file.at("goldthread").at("keyless_when").entries().forEach(this::checkCodes);
    file.at("goldthread").at("conditions").items().forEach(this::checkCondition);
    for (Part date : file.at("goldthread").at("rules").at("dates_in_order").items()) {
      checkRowField(date, "dates_in_order", date.text(), Type.DATE);
    }
  }

  private void checkCondition(Part part) {
    Field field = rowField(part.at("field"));
    for (String demand : List.of("required_unless", "absent_when")) {
      Part other = part.at(demand);
      if (other.present()) {
        checkCodes(other.text(), part.at("codes"));
        if (part.at("codes").items().isEmpty()) {
          problems.add(part, "`" + demand + "` names no codes", "write `codes:` and a list");
        }
      }
    }
    Part bound = part.at("at_most");
    Field greater = bound.present() ? rowField(bound) : null;
    if (field != null && greater != null && !(isNumber(field) && isNumber(greater))) {
      problems.add(
          bound,
          "`" + field.name() + "` and `" + greater.name() + "` are not both numbers",
          "compare numbers only");
    }
  }

  private Field rowField(Part name) {
    Field field = contract.fields().get(name.text());
    if (field == null) {
      problems.unknown(name, "the field", name.text(), contract.fields().keySet());
    } else if (field.subject() != Subject.ROW) {
      problems.add(
          name, "`" + field.name() + "` is a person's, not the row's", "name a field of the row");
    }
    return field;
  }

  private static boolean isNumber(Field field) {
    return field.type() == Type.INTEGER || field.type() == Type.NUMBER;
  }

  private void checkField(Field field, Part part) {
    Part own = part.at("goldthread");
    field
        .codeList()
        .filter(list -> !codeLists.containsKey(list))
        .ifPresent(
            list ->
                problems.unknown(own.at("code_list"), "the code list", list, codeLists.keySet()));
    field
        .standard()
        .ifPresent(
            standard -> {
              boolean ofTheRow = OF_THE_ROW.contains(standard);
              if (ofTheRow != (field.subject() == Subject.ROW)) {
                problems.add(
                    own,
                    "the standard "
                        + standard.word()
                        + " describes a "
                        + (ofTheRow ? "row" : "person"),
                    "write `subject: " + (ofTheRow ? "row" : "person") + "`");
              }
              if (field.keep() && !HARMLESS.contains(standard)) {
                problems.add(
                    own,
                    "`" + field.name() + "` identifies people and may not enter the lake",
                    "remove `keep: true`");
              }
            });
    Part missing = own.at("permitted_missing");
    if (missing.present() && field.required() && field.permittedMissing() > 0) {
      problems.add(
          missing,
          "`" + field.name() + "` is required and may not be missing",
          "remove `permitted_missing` or `required`");
    }
    if (own.at("unit").present() && !isNumber(field)) {
      problems.add(
          own.at("unit"), "`" + field.name() + "` is no number and has no unit", "remove the unit");
    }
    if (field.askedBySome() && field.required()) {
      problems.add(
          own.at("asked_by"),
          "`" + field.name() + "` is required of every feed, and only some ask it",
          "write `asked_by: all`, or remove `required`");
    }
    checkPattern(field, part.at("constraints").at("pattern"));
    checkBound(field, part.at("constraints").at("minimum"));
    checkBound(field, part.at("constraints").at("maximum"));
  }

  private void checkPattern(Field field, Part at) {
    if (!at.present()) {
      return;
    }
    try {
      Pattern.compile(field.pattern());
    } catch (PatternSyntaxException e) {
      problems.add(
          at,
          "the pattern of `" + field.name() + "` is not a regular expression",
          e.getDescription());
    }
  }

  private void checkBound(Field field, Part at) {
    if (!at.present()) {
      return;
    }
    try {
      switch (field.type()) {
        case DATE -> LocalDate.parse(at.text());
        case INTEGER, NUMBER -> new BigDecimal(at.text());
        default ->
            problems.add(
                at,
                "`" + field.name() + "` is neither a number nor a date and has no bounds",
                "remove the bound");
      }
    } catch (DateTimeParseException | NumberFormatException e) {
      problems.add(
          at,
          "the bound `" + at.text() + "` of `" + field.name() + "` cannot be read",
          field.type() == Type.DATE ? "write a day such as \"2010-01-31\"" : "write a number");
    }
  }

  private void checkRowField(String key, Optional<String> name, Type type) {
    name.ifPresent(field -> checkRowField(file.at("goldthread").at(key), key, field, type));
  }

  private void checkRowField(Part at, String key, String name, Type type) {
    Field field = contract.fields().get(name);
    if (field == null) {
      problems.unknown(at, "the field", name, contract.fields().keySet());
    } else if (field.subject() != Subject.ROW || field.type() != type) {
      problems.add(
          at,
          "`" + key + "` names `" + name + "`, which is no " + lower(type) + " of the row",
          "name a row field of type " + lower(type));
    }
  }

  private void checkCodes(String name, Part codes) {
    Field field = contract.fields().get(name);
    if (field == null) {
      problems.unknown(codes, "the field", name, contract.fields().keySet());
      return;
    }
    Optional<CodeList> list =
        field.codeList().flatMap(known -> codeLists.getOrDefault(known, Optional.empty()));
    for (Part code : list.isPresent() ? codes.items() : List.<Part>of()) {
      if (!list.get().codes().containsKey(code.text())) {
        problems.unknown(code, "the code", code.text(), list.get().codes().keySet());
      }
    }
  }

  private static String lower(Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
