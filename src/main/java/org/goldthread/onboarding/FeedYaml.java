package org.goldthread.onboarding;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.goldthread.config.Feed;

/** Writes a proposal as a feed file, the reasons as comments. */
final class FeedYaml {
  /** Stands where only its reader knows the name; the configuration is refused until it is put. */
  static final String TO_BE_NAMED = "to-be-named";

  private static final Pattern PLAIN =
      Pattern.compile("\\p{L}[\\p{L}\\p{N}_/().+ -]*[\\p{L}\\p{N})]");
  private static final Pattern BARE = Pattern.compile("[a-z][a-z0-9_-]*");
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "true", "false", "on", "off", "null", "none", "nan", "inf");

  private final StringBuilder text = new StringBuilder();

  String write(Proposal proposal) {
    line(
        "# yaml-language-server: $schema=../../../src/main/resources/org/goldthread/config/schema/feed.schema.json");
    line("# Proposed from a file. Percentages say how sure the proposal is; look at all below 80.");
    line("version: 1");
    line("feed: " + proposal.feed());
    line("provider: " + proposal.provider());
    service(proposal);
    line("contract: " + proposal.contract());
    proposal.idSystem().ifPresent(name -> line("id_system: " + name));
    proposal
        .scheme()
        .ifPresent(
            scheme -> {
              line(
                  "# Columns hold digests made by the provider; which scheme, only the provider knows.");
              line("route: tokens");
              line("scheme: " + scheme);
            });
    if (proposal.agreement().isEmpty()) {
      line(
          "# The agreement of governance.yaml that the data is taken under; none of this provider's fits.");
    }
    line("agreement: " + proposal.agreement().orElse(TO_BE_NAMED));
    line("# period, or cumulative if each file holds everybody so far, or changes.");
    line("delivery: period");
    if (!proposal.rowKey().isEmpty()) {
      line("# No two rows have the same.");
      line("row_key: [" + String.join(", ", proposal.rowKey()) + "]");
    }
    format(proposal);
    fields(proposal);
    people(proposal);
    constants(proposal);
    vocabulary(proposal);
    values(proposal);
    remarks(proposal);
    return text.toString();
  }

  private void service(Proposal proposal) {
    boolean isOfService = !List.of("administrative", "indicator").contains(proposal.contract());
    if (proposal.service().isPresent()) {
      line("service: " + proposal.service().get());
    } else if (isOfService) {
      line("# An id of services.yaml.");
      line("service: " + TO_BE_NAMED);
    }
  }

  private void format(Proposal proposal) {
    if (proposal.headerOffset() > 0 || !proposal.sheet().isEmpty()) {
      line("");
      line("format:");
      if (proposal.headerOffset() > 0) {
        line("  header_offset: " + proposal.headerOffset());
      }
      if (!proposal.sheet().isEmpty()) {
        line("  sheet: " + scalar(proposal.sheet()));
      }
    }
    if (!proposal.dateFormats().isEmpty()) {
      line("");
      line("date_formats: " + list(proposal.dateFormats()));
    }
  }

  private void fields(Proposal proposal) {
    if (!proposal.columns().isEmpty()) {
      line("");
      line("columns:");
      proposal.columns().forEach(given -> given(given, "  "));
    }
  }

  private void given(Proposal.Given given, String indent) {
    line(
        indent
            + given.field()
            + ": ["
            + scalar(given.heading())
            + "]  # "
            + given.confidence()
            + "%: "
            + given.reason());
  }

  private void people(Proposal proposal) {
    line("");
    if (proposal.people().isEmpty()) {
      line("# Rows about nobody.");
      line("people: []");
      return;
    }
    line(
        "# Slot 0 is whom the client id denotes; one person has one slot in all feeds of the provider.");
    line("people:");
    for (Proposal.Person person : proposal.people()) {
      line("  - slot: " + person.slot());
      line("    role: " + person.role());
      if (!person.relation().isEmpty()) {
        line("    relation: " + person.relation());
      }
      if (person.named()) {
        line("    named: true");
      }
      if (!person.constants().isEmpty()) {
        line("    constants:");
        person.constants().forEach((field, value) -> line("      " + field + ": " + scalar(value)));
      }
      if (!person.columns().isEmpty()) {
        line("    columns:");
        person.columns().forEach(given -> given(given, "      "));
      }
      if (!person.digests().isEmpty()) {
        line("    digests:");
        person.digests().forEach(given -> given(given, "      "));
      }
    }
  }

  private void constants(Proposal proposal) {
    if (!proposal.constants().isEmpty()) {
      line("");
      line("# In no column; the file's name, its sheet or its headings say so.");
      line("constants:");
      proposal.constants().forEach((field, value) -> line("  " + field + ": " + scalar(value)));
    }
  }

  private void vocabulary(Proposal proposal) {
    if (!proposal.splits().isEmpty()) {
      line("");
      line("split:");
      for (Feed.Split split : proposal.splits()) {
        line("  - column: " + scalar(split.column()));
        line("    on: " + quoted(split.on()));
        line("    into: " + list(split.into()));
      }
    }
    if (!proposal.joins().isEmpty()) {
      line("");
      line("join:");
      for (Feed.Join join : proposal.joins()) {
        line("  - columns: " + list(join.columns()));
        line("    with: " + quoted(join.with()));
        line("    into: " + scalar(join.into()));
      }
    }
    if (proposal.unpivot().isPresent()) {
      Feed.Unpivot unpivot = proposal.unpivot().get();
      line("");
      line("# Each of these columns becomes a row; a blank cell does not.");
      line("unpivot:");
      line("  columns: " + quoted(unpivot.columns()));
      line("  name: " + scalar(unpivot.name()));
      line("  value: " + scalar(unpivot.value()));
    }
    if (!proposal.filters().isEmpty()) {
      line("");
      line("# Rows that sum others up.");
      line("filters:");
      for (Feed.Filter filter : proposal.filters()) {
        line("  - column: " + scalar(filter.column()));
        line("    starts_with: " + scalar(filter.startsWith()));
      }
    }
  }

  private void values(Proposal proposal) {
    if (proposal.values().isEmpty()) {
      return;
    }
    boolean some =
        proposal.values().values().stream()
            .anyMatch(meant -> meant.values().stream().anyMatch(Optional::isPresent));
    line("");
    line(
        "# Spellings that are no code, with the nearest one: confirm each, and complete the others.");
    line((some ? "" : "# ") + "values:");
    for (Map.Entry<String, Map<String, Optional<String>>> field : proposal.values().entrySet()) {
      boolean any = field.getValue().values().stream().anyMatch(Optional::isPresent);
      line((any ? "  " : "#   ") + field.getKey() + ":");
      field
          .getValue()
          .forEach(
              (spelling, code) ->
                  line(
                      code.map(c -> "    " + quoted(spelling) + ": " + scalar(c))
                          .orElse("#     " + quoted(spelling) + ": ")));
    }
  }

  private void remarks(Proposal proposal) {
    if (!proposal.missing().isEmpty()) {
      line("");
      line("# What the contract asks for and no column gives:");
      proposal.missing().forEach(m -> line("#   " + m.field() + ": " + m.reason()));
    }
    if (!proposal.unused().isEmpty()) {
      line("");
      line("# Columns that are not used:");
      proposal
          .unused()
          .forEach(u -> line("#   " + u.place() + " " + quoted(u.heading()) + ": " + u.reason()));
    }
    if (!proposal.notes().isEmpty()) {
      line("");
      line("# Notes:");
      proposal.notes().forEach(note -> line("#   " + note));
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String list(List<String> items) {
    return items.stream().map(FeedYaml::scalar).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A text as YAML reads it back as a text. */
  static String scalar(String value) {
    boolean plain =
        (PLAIN.matcher(value).matches() || BARE.matcher(value).matches())
            && !WORDS.contains(value.toLowerCase(Locale.ROOT));
    return plain ? value : quoted(value);
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c == '\t') {
        quoted.append("\\t");
      } else if (c >= ' ' && c != '\u007f') {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
