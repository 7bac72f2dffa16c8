package org.goldthread.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.goldthread.config.Contract.Condition;
import org.goldthread.config.Contract.Demand;
import org.goldthread.config.Contract.Field;
import org.goldthread.config.Contract.Kind;
import org.goldthread.config.Contract.OnInvalid;
import org.goldthread.config.Contract.Subject;
import org.goldthread.config.Contract.Type;
import org.goldthread.core.ConsentPurpose;
import org.goldthread.pseudonym.Standard;

/** Turns a contract file that its schema has found right into a contract. */
final class ContractReader {

  private ContractReader() {}

  static Contract read(Part file) {
    Part own = file.at("goldthread");
    Map<String, Field> fields = new LinkedHashMap<>();
    for (Part field : file.at("fields").items()) {
      fields.putIfAbsent(field.at("name").text(), field(field));
    }
    Map<String, List<String>> keyless = new LinkedHashMap<>();
    own.at("keyless_when").entries().forEach((field, codes) -> keyless.put(field, codes.texts()));
    return new Contract(
        file.at("name").text(),
        Kind.valueOf(upper(own.at("kind").text())),
        Collections.unmodifiableMap(fields),
        file.at("missingValues").texts().stream()
            .map(text -> text.toLowerCase(Locale.ROOT))
            .toList(),
        own.at("event_date").optional(),
        own.at("consent").optional(),
        own.at("consent_covers").optional(),
        own.at("withdrawn_on").optional(),
        scope(own.at("consent_scope")),
        own.at("needs_key").flag(),
        Collections.unmodifiableMap(keyless),
        own.at("conditions").items().stream().map(ContractReader::condition).toList(),
        Rules.read(own.at("rules")));
  }

  private static Map<ConsentPurpose, String> scope(Part part) {
    Map<ConsentPurpose, String> scope = new EnumMap<>(ConsentPurpose.class);
    part.entries().forEach((word, field) -> scope.put(ConsentPurpose.of(word), field.text()));
    return Collections.unmodifiableMap(scope);
  }

  private static Condition condition(Part condition) {
    Demand demand =
        Arrays.stream(Demand.values())
            .filter(known -> condition.at(known.name().toLowerCase(Locale.ROOT)).present())
            .findFirst()
            .orElseThrow();
    return new Condition(
        condition.at("field").text(),
        demand,
        condition.at(demand.name().toLowerCase(Locale.ROOT)).text(),
        condition.at("codes").texts());
  }

  private static Field field(Part field) {
    Part own = field.at("goldthread");
    Part constraints = field.at("constraints");
    Optional<Standard> standard = own.at("standard").optional().map(Standard::of);
    Part keep = own.at("keep");
    Part missing = own.at("permitted_missing");
    boolean required = constraints.at("required").flag();
    return new Field(
        field.at("name").text(),
        Type.valueOf(upper(field.at("type").text())),
        Subject.valueOf(upper(own.at("subject").text())),
        standard,
        own.at("code_list").optional(),
        required,
        constraints.at("pattern").optional().orElse(""),
        constraints.at("minimum").optional().orElse(""),
        constraints.at("maximum").optional().orElse(""),
        keep.present() ? keep.flag() : standard.isEmpty(),
        OnInvalid.valueOf(upper(own.at("on_invalid").text())),
        own.at("unit").optional().orElse(""),
        own.at("asked_by").text().equals("some"),
        missing.present() ? missing.number() : required ? 0 : 1);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
