package org.goldthread.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldthread.core.ConsentPurpose;
import org.goldthread.core.Period;
import org.goldthread.pseudonym.Recipe;

/**
 * A whole programme as configured: every fact that the jobs need, checked, immutable.
 *
 * @param id short name, part of every hashed message ({@code lambeth})
 * @param title its name in reports
 * @param folder where it was read from
 * @param periods first and last period that are taken
 * @param area LSOA codes of the programme's area
 * @param oldestChild age in years up to which somebody is a child of the programme
 * @param gates default data-quality gates
 * @param disclosure name of the preset that published counts pass
 * @param requiredFeeds feeds whose absence fails a run's quality gate
 * @param epoch the programme key's epoch
 * @param recipes key recipes of {@code keys.yaml}, ordered by type id
 * @param linkage linkage settings of {@code keys.yaml}
 * @param schemes foreign token schemes that may arrive, by scheme name
 * @param contracts contracts by name, as after their last change
 * @param feeds feeds by name, in name order, as after their last change
 * @param services services by id
 * @param codeLists code lists by name
 * @param authority survivorship's order of sources
 * @param familyScopes scopes of {@code families.yaml}
 * @param consent rules of {@code consent.yaml}
 * @param governance registers of {@code governance.yaml}
 * @param mel Theory of Change, frameworks of the services, measures
 * @param hash SHA-256 over all files but the environments, hex; equal configurations have equal
 *     hashes
 * @param versions feeds and contracts before and after each change
 */
public record Programme(
    String id,
    String title,
    Path folder,
    PeriodRange periods,
    Area area,
    int oldestChild,
    Gates gates,
    String disclosure,
    List<String> requiredFeeds,
    int epoch,
    List<Recipe> recipes,
    LinkageSettings linkage,
    Map<String, ForeignScheme> schemes,
    Map<String, Contract> contracts,
    Map<String, Feed> feeds,
    Map<String, Service> services,
    Map<String, CodeList> codeLists,
    Authority authority,
    List<FamilyScope> familyScopes,
    ConsentRules consent,
    Governance governance,
    Mel mel,
    String hash,
    Versions versions) {

  /** A programme whose feeds and contracts never change. */
  public Programme(
      String id,
      String title,
      Path folder,
      PeriodRange periods,
      Area area,
      int oldestChild,
      Gates gates,
      String disclosure,
      List<String> requiredFeeds,
      int epoch,
      List<Recipe> recipes,
      LinkageSettings linkage,
      Map<String, ForeignScheme> schemes,
      Map<String, Contract> contracts,
      Map<String, Feed> feeds,
      Map<String, Service> services,
      Map<String, CodeList> codeLists,
      Authority authority,
      List<FamilyScope> familyScopes,
      ConsentRules consent,
      Governance governance,
      Mel mel,
      String hash) {
    this(
        id,
        title,
        folder,
        periods,
        area,
        oldestChild,
        gates,
        disclosure,
        requiredFeeds,
        epoch,
        recipes,
        linkage,
        schemes,
        contracts,
        feeds,
        services,
        codeLists,
        authority,
        familyScopes,
        consent,
        governance,
        mel,
        hash,
        Versions.NONE);
  }

  /**
   * The programme as it stands in a period: its feeds and contracts are those that rows of a
   * submission for that period are read and judged by. Whoever handles a submission asks here.
   */
  public Programme at(Period period) {
    return versions
        .at(period)
        .map(epoch -> with(requiredFeeds, epoch.contracts(), epoch.feeds(), versions))
        .orElse(this);
  }

  /** The programme before and after each change of a feed, in order. */
  public Stream<Programme> everyVersionOf(String feed) {
    List<Period> changes = versions.changes(feed);
    return changes.isEmpty()
        ? Stream.of(this)
        : Stream.concat(Stream.of(changes.get(0).previous()), changes.stream()).map(this::at);
  }

  /**
   * All contracts that rows of any period are judged by, each once: of one name several where it
   * changes.
   */
  public List<Contract> contractsOfAllPeriods() {
    return contracts.keySet().stream().flatMap(name -> contracts(name).stream()).toList();
  }

  /** The services that are counted with their strand wherever small groups could be told apart. */
  public Set<String> sensitiveServices() {
    return services.values().stream()
        .filter(Service::sensitive)
        .map(Service::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether any feed asks, in any period, which purposes a consent extends to. */
  public boolean asksForPurposes() {
    return feeds.keySet().stream()
        .anyMatch(feed -> everyVersionOf(feed).anyMatch(version -> version.asksForPurposes(feed)));
  }

  private boolean asksForPurposes(String feed) {
    Feed asking = feeds.get(feed);
    return contracts.get(asking.contract()).consentScope().values().stream()
        .anyMatch(field -> asking.asks(Feed.ROW, field));
  }

  /** A contract as it ever stands, the newest last. */
  public List<Contract> contracts(String name) {
    List<Contract> ever = versions.contracts(name);
    return ever.isEmpty() ? List.of(contracts.get(name)) : ever;
  }

  /** Data-sharing agreements and registered bases, by id. */
  public Map<String, Governance.Agreement> agreements() {
    return governance.agreements();
  }

  /** The same programme, which can do without feeds that it required but for these. */
  public Programme requiring(List<String> feedNames) {
    return with(feedNames, contracts, feeds, versions);
  }

  /** The same programme with some of its feeds only. */
  public Programme only(Predicate<Feed> isWanted) {
    Map<String, Feed> wanted = new TreeMap<>();
    feeds.values().stream().filter(isWanted).forEach(feed -> wanted.put(feed.name(), feed));
    return with(
        requiredFeeds.stream().filter(wanted::containsKey).toList(),
        contracts,
        Collections.unmodifiableMap(wanted),
        versions.only(wanted.keySet()));
  }

  private Programme with(
      List<String> required, Map<String, Contract> inForce, Map<String, Feed> some, Versions ever) {
    return new Programme(
        id,
        title,
        folder,
        periods,
        area,
        oldestChild,
        gates,
        disclosure,
        required,
        epoch,
        recipes,
        linkage,
        schemes,
        inForce,
        some,
        services,
        codeLists,
        authority,
        familyScopes,
        consent,
        governance,
        mel,
        hash,
        ever);
  }

  /** First and last period, both included. */
  public record PeriodRange(Period first, Period last) {}

  /**
   * The programme's area.
   *
   * @param lsoas LSOA codes inside it
   * @param postcodeLookup file in NSPL's columns, folder of such files or archive with them,
   *     relative to the configuration folder
   * @param lsoaTable file of LSOA, ward and deprivation, relative to the configuration folder
   * @param lsoaColumn column of the lookup that is read; empty: the newest of those that it has
   */
  public record Area(
      List<String> lsoas, String postcodeLookup, String lsoaTable, Optional<String> lsoaColumn) {

    /** An area whose lookup is read by its newest column. */
    public Area(List<String> lsoas, String postcodeLookup, String lsoaTable) {
      this(lsoas, postcodeLookup, lsoaTable, Optional.empty());
    }
  }

  /**
   * Data-quality gates; a feed may override each.
   *
   * @param maxRejectedShare greatest share of rejected rows, 0 to 1
   * @param minRowsToJudge submissions of fewer rows are not judged by that share
   * @param minRowsVsPrevious least number of rows as a share of the feed's previous submission
   * @param maxShrink greatest share of rows that a replacement may drop without being held
   * @param drift from when on a submission is unlike those before it
   */
  public record Gates(
      double maxRejectedShare,
      int minRowsToJudge,
      double minRowsVsPrevious,
      double maxShrink,
      Drift drift) {
    private static final int USUAL_ROWS = 20;

    /** Gates with the usual number of rows and bounds of drift. */
    public Gates(double maxRejectedShare, double minRowsVsPrevious, double maxShrink) {
      this(maxRejectedShare, USUAL_ROWS, minRowsVsPrevious, maxShrink, Drift.USUAL);
    }
  }

  /**
   * From when on a submission is unlike its feed's earlier ones. Worth a note, never a refusal.
   *
   * @param periods how many earlier submissions it is compared with, the latest first
   * @param minPeriods fewer earlier submissions than these tell nothing
   * @param minRows fewer rows, or fewer answers of a field, than these tell nothing
   * @param rows how many times as many or as few rows as the median
   * @param missing by how much the share of missing values may exceed the median share
   * @param mix which share of a field's values may have moved to other codes, beyond chance
   */
  public record Drift(
      int periods, int minPeriods, int minRows, double rows, double missing, double mix) {
    /** The bounds where none are configured. */
    public static final Drift USUAL = new Drift(4, 2, 20, 2, 0.2, 0.25);
  }

  /**
   * Linkage settings beside the recipes.
   *
   * @param childHardFields hard fields of children
   * @param adultHardFields hard fields of adults
   * @param namedCap greatest number of distinct children in one submission whose rows merely name a
   *     key's carrier
   * @param incremental when a change is linked into what was linked before
   */
  public record LinkageSettings(
      List<String> childHardFields,
      List<String> adultHardFields,
      int namedCap,
      Incremental incremental) {}

  /**
   * When linking only what a change can reach costs less than linking all from nothing. It decides
   * nothing but the cost.
   *
   * @param fromMentions least number of mentions
   * @param mostAffected greatest share of mentions that the change can reach
   */
  public record Incremental(long fromMentions, double mostAffected) {
    /** The bounds where none are configured. */
    public static final Incremental USUAL = new Incremental(1_000_000, 0.3);
  }

  /**
   * A foreign token scheme.
   *
   * @param name {@code sha256-salt} or {@code openpseudonymiser}
   * @param saltFile name of a file in the key folder; empty if the platform does not hold the salt
   */
  public record ForeignScheme(String name, String saltFile) {}

  /**
   * A service of the programme.
   *
   * @param id short name
   * @param name its name in reports
   * @param strand the strand it belongs to
   * @param targeting universal or targeted
   * @param minimumSessions sessions that count as the intended dose; 0 if none is set
   * @param sensitive merged into its strand wherever small groups could be told apart
   */
  public record Service(
      String id,
      String name,
      String strand,
      String targeting,
      int minimumSessions,
      boolean sensitive) {

    /**
     * Its name in tables of pairs, sequences, families and small areas, where a sensitive service
     * is merged into its strand.
     */
    public String shownWith() {
      return sensitive ? strand : id;
    }

    /** The same service with another dose. */
    Service withMinimum(int sessions) {
      return new Service(id, name, strand, targeting, sessions, sensitive);
    }
  }

  /**
   * A code list.
   *
   * @param name its name
   * @param codes code to label, in file order
   * @param synonyms lower-case spelling (codes and labels included) to code
   * @param groups code to the group it is reported in; empty if the list has no groups
   */
  public record CodeList(
      String name,
      Map<String, String> codes,
      Map<String, String> synonyms,
      Map<String, String> groups) {

    /** A list without groups. */
    public CodeList(String name, Map<String, String> codes, Map<String, String> synonyms) {
      this(name, codes, synonyms, Map.of());
    }
  }

  /**
   * Order of sources in survivorship.
   *
   * @param classes source classes, most authoritative first
   * @param providers provider to class
   * @param fields per field, its own order of classes where it differs
   */
  public record Authority(
      List<String> classes, Map<String, String> providers, Map<String, List<String>> fields) {

    /** Rank of a provider for a field; 1 is the most authoritative; last of all if unknown. */
    public int rank(String provider, String field) {
      List<String> order = fields.getOrDefault(field, classes);
      int at = order.indexOf(providers.getOrDefault(provider, ""));
      return at < 0 ? order.size() + 1 : at + 1;
    }
  }

  /**
   * Feeds whose rows may be brought together into families.
   *
   * @param name the scope's name, shown with every family figure
   * @param agreement the agreement it rests on
   * @param feeds names of its feeds
   * @param recipes family recipes that it uses
   * @param adultCap greatest spread of adults in a family block
   * @param childCap greatest spread of children in a family block
   * @param needs purposes that a consent must extend to for its people to be in the scope
   */
  public record FamilyScope(
      String name,
      String agreement,
      List<String> feeds,
      List<String> recipes,
      int adultCap,
      int childCap,
      Set<ConsentPurpose> needs) {}

  /**
   * How a statement of consent is read.
   *
   * @param yes spellings that agree, lower case
   * @param no spellings that refuse, lower case
   * @param groups services that one statement can cover, by the group's id
   */
  public record ConsentRules(List<String> yes, List<String> no, Map<String, ConsentGroup> groups) {
    /** Code of an answer that agrees. */
    public static final String YES = "yes";

    /** Code of an answer that refuses. */
    public static final String NO = "no";

    /** The answers, with their spellings. */
    public CodeList answers() {
      Map<String, String> spellings = new LinkedHashMap<>();
      yes.forEach(spelling -> spellings.put(spelling, YES));
      no.forEach(spelling -> spellings.put(spelling, NO));
      return new CodeList(
          "consent_answers",
          Map.of(YES, "agrees", NO, "refuses"),
          Collections.unmodifiableMap(spellings));
    }

    /** What a statement made to a service can cover: the service itself and its groups. */
    public CodeList coverage(String service) {
      Map<String, String> labels = new LinkedHashMap<>();
      labels.put(service, service);
      groups.forEach(
          (id, group) -> {
            if (group.services().contains(service)) {
              labels.put(id, group.name());
            }
          });
      return new CodeList("consent_covers", Collections.unmodifiableMap(labels), Map.of());
    }
  }

  /**
   * Services that share a form of consent.
   *
   * @param name what the form calls them
   * @param services ids of the services
   */
  public record ConsentGroup(String name, List<String> services) {}
}
