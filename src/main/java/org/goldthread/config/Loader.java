package org.goldthread.config;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.goldthread.config.Mel.Framework;
import org.goldthread.config.Programme.Area;
import org.goldthread.config.Programme.Authority;
import org.goldthread.config.Programme.CodeList;
import org.goldthread.config.Programme.ConsentRules;
import org.goldthread.config.Programme.FamilyScope;
import org.goldthread.config.Programme.Gates;
import org.goldthread.config.Programme.PeriodRange;
import org.goldthread.config.Programme.Service;
import org.goldthread.core.Period;
import org.goldthread.core.Problem;

/**
 * Reads a whole configuration and finds everything that is wrong with it. A file that cannot be
 * read still counts as there, so that what refers to it is not told as wrong too.
 */
final class Loader {
  private static final Gates STRICT = new Gates(0, 0, 0);

  private final ConfigFiles files;
  private final Problems problems = new Problems();
  private final Problems warnings = new Problems();
  private final Map<String, Optional<CodeList>> codeLists = new TreeMap<>();

  private Documents documents;
  private Optional<PeriodRange> periods = Optional.empty();

  Loader(ConfigFiles files) {
    this.files = files;
  }

  /** The programme if nothing is wrong; otherwise empty, and {@link #problems} says why. */
  Optional<Programme> load() {
    documents = Documents.read(files, problems);
    Optional<Part> programme = documents.get("programme.yaml");
    Optional<KeysReader.Keys> keys =
        documents.get("keys.yaml").map(file -> KeysReader.read(file, problems));
    Optional<Authority> authority =
        documents.get("authority.yaml").map(file -> SourcesReader.authority(file, problems));
    MelLoader plans = new MelLoader(files, documents, problems);
    Map<String, Framework> frameworks = plans.frameworks();
    Optional<Map<String, Service>> services =
        documents
            .get("services.yaml")
            .map(file -> plans.dosed(SourcesReader.services(file, problems), frameworks));
    Optional<ConsentRules> consent =
        documents
            .get("consent.yaml")
            .map(file -> ConsentReader.read(file, services.map(Map::keySet), problems));
    Optional<Governance> governance =
        documents.get("governance.yaml").map(file -> GovernanceReader.read(file, problems));
    programme.ifPresent(this::readPeriods);
    readCodeLists();
    FeedsLoader feedsLoader = new FeedsLoader(files, documents, periods, problems, warnings);
    feedsLoader.readContracts(codeLists);
    Map<String, Contract> contracts = feedsLoader.contracts();
    Gates gates = programme.map(file -> FeedReader.gates(file.at("gates"), STRICT)).orElse(STRICT);
    feedsLoader.readFeeds(
        gates,
        programme.map(file -> file.at("calendar").at("due_days").integer()).orElse(0),
        new FeedCheck.Known(
            stems("contracts"),
            contracts,
            readCodes(),
            services.map(Map::keySet),
            authority.map(a -> a.providers().keySet()),
            consent,
            governance.map(Governance::agreements),
            keys,
            periods,
            Optional.empty()));
    Map<String, Feed> feeds = feedsLoader.feeds();
    for (String name : files.names("env", ".yaml")) {
      documents.get(name).ifPresent(file -> SparkSettings.check(file.at("spark"), problems));
    }
    authority.ifPresent(known -> checkAuthorityFields(known, contracts));
    programme.ifPresent(this::checkProgramme);
    if (governance.isPresent() && services.isPresent() && authority.isPresent()) {
      GovernanceCheck.check(
          governance.get(),
          documents.get("governance.yaml").orElseThrow(),
          new GovernanceCheck.Known(
              feeds,
              feedsLoader.feedFiles(),
              stems("feeds"),
              contracts,
              services.get(),
              authority.get()),
          problems);
    }
    Map<String, Measure> measures = plans.measures(readCodes());
    Mel mel =
        services
            .map(
                known ->
                    plans.mel(
                        frameworks,
                        new MelCheck.Known(known, feeds, contracts, readCodes(), measures),
                        warnings))
            .orElse(Mel.NONE);
    List<FamilyScope> scopes = List.of();
    if (keys.isPresent()
        && authority.isPresent()
        && services.isPresent()
        && governance.isPresent()) {
      ScopeReader.Known known =
          new ScopeReader.Known(
              feeds,
              stems("feeds"),
              contracts,
              services.get(),
              authority.get().providers().keySet(),
              governance.get().agreements(),
              keys.get().recipes());
      scopes =
          documents
              .get("families.yaml")
              .map(file -> ScopeReader.read(file, known, problems))
              .orElse(List.of());
    }
    if (problems.count() > 0) {
      return Optional.empty();
    }
    Part file = programme.orElseThrow();
    return Optional.of(
        new Programme(
            file.at("id").text(),
            file.at("title").text(),
            Path.of(files.folder()),
            periods.orElseThrow(),
            area(file.at("area")),
            file.at("oldest_child").integer(),
            gates,
            file.at("disclosure").text(),
            file.at("required_feeds").texts(),
            file.at("epoch").integer(),
            keys.orElseThrow().recipes(),
            keys.orElseThrow().linkage(),
            keys.orElseThrow().schemes(),
            contracts,
            feeds,
            services.orElseThrow(),
            Collections.unmodifiableMap(readCodes()),
            authority.orElseThrow(),
            scopes,
            consent.orElseThrow(),
            governance.orElseThrow(),
            mel,
            files.hash(),
            feedsLoader.versions()));
  }

  /** Everything that is wrong, in order of file and line. */
  List<Problem> problems() {
    return problems.sorted();
  }

  /** What holds and yet may not be meant, in order of file and line. */
  List<Problem> warnings() {
    return warnings.sorted();
  }

  private void readPeriods(Part file) {
    Optional<Period> first = period(file.at("periods").at("first"));
    Optional<Period> last = period(file.at("periods").at("last"));
    if (first.isEmpty() || last.isEmpty()) {
      return;
    }
    if (last.get().compareTo(first.get()) < 0) {
      problems.add(
          file.at("periods").at("last"),
          "the last period " + last.get() + " comes before the first, " + first.get(),
          "mend `first` or `last`");
      return;
    }
    periods = Optional.of(new PeriodRange(first.get(), last.get()));
  }

  private Optional<Period> period(Part part) {
    Optional<Period> period = Period.parse(part.text());
    if (period.isEmpty()) {
      problems.add(part, "`" + part.text() + "` is not a period", "write such as 2023-24-Q2");
    }
    return period;
  }

  private void readCodeLists() {
    for (String name : files.names("codelists", ".csv")) {
      String list = stem(name);
      byte[] bytes = files.bytes(name).orElseThrow();
      codeLists.put(list, CodeListReader.read(list, files.place(name), bytes, problems));
    }
  }

  private Map<String, CodeList> readCodes() {
    Map<String, CodeList> read = new TreeMap<>();
    codeLists.forEach((name, list) -> list.ifPresent(known -> read.put(name, known)));
    return read;
  }

  private void checkAuthorityFields(Authority authority, Map<String, Contract> contracts) {
    if (contracts.size() < stems("contracts").size()) {
      return;
    }
    Map<String, Part> fields = documents.get("authority.yaml").orElseThrow().at("fields").entries();
    List<String> known =
        contracts.values().stream()
            .flatMap(contract -> contract.fields().keySet().stream())
            .distinct()
            .toList();
    for (String field : authority.fields().keySet()) {
      if (!known.contains(field)) {
        problems.unknown(fields.get(field), "the field", field, known);
      }
    }
  }

  private void checkProgramme(Part file) {
    Collection<String> names = stems("feeds");
    for (Part part : file.at("required_feeds").items()) {
      if (!names.contains(part.text())) {
        problems.unknown(part, "the feed", part.text(), names);
      }
    }
    for (String key : List.of("postcode_lookup", "lsoa_table")) {
      Part part = file.at("area").at(key);
      if (key.equals("lsoa_table")
          ? files.bytes(part.text()).isEmpty()
          : !files.holds(part.text())) {
        problems.add(
            part,
            "the file `" + part.text() + "` is not there",
            Problems.hint(part.text(), files.names("area", ".csv")));
      } else if (key.equals("lsoa_table")) {
        checkLsoas(file.at("area"));
      }
    }
  }

  /** A mistyped code of the area would silently count people there as living elsewhere. */
  private void checkLsoas(Part area) {
    Set<String> cells = new HashSet<>();
    try (CsvReader<CsvRecord> table =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(Texts.utf8(files.bytes(area.at("lsoa_table").text()).orElseThrow()))) {
      table.forEach(line -> cells.addAll(line.getFields()));
    } catch (CsvParseException | IOException e) {
      problems.add(area.at("lsoa_table"), "the file is not valid CSV", "check its quotes");
      return;
    }
    for (Part lsoa : area.at("lsoas").items()) {
      if (!cells.contains(lsoa.text())) {
        problems.unknown(
            lsoa,
            "the LSOA",
            lsoa.text(),
            cells.stream().filter(cell -> cell.matches("[EWSN]\\d{8}")).toList());
      }
    }
  }

  private static Area area(Part part) {
    return new Area(
        part.at("lsoas").texts(),
        part.at("postcode_lookup").text(),
        part.at("lsoa_table").text(),
        part.at("lsoa_column").optional());
  }

  private Collection<String> stems(String folder) {
    String suffix = ".yaml";
    return files.names(folder, suffix).stream().map(Loader::stem).toList();
  }

  private static String stem(String name) {
    return name.substring(name.lastIndexOf('/') + 1, name.lastIndexOf('.'));
  }
}
