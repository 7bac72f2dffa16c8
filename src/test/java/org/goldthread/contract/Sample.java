package org.goldthread.contract;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Governance;
import org.goldthread.config.Mel;
import org.goldthread.config.Programme;
import org.goldthread.config.Rules;
import org.goldthread.core.ConsentPurpose;
import org.goldthread.core.Period;
import org.goldthread.core.Role;
import org.goldthread.postcode.PostcodeLookupTest;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.pseudonym.Recipe.Part;
import org.goldthread.pseudonym.Recipe.Purpose;
import org.goldthread.pseudonym.Recipe.Whose;
import org.goldthread.pseudonym.Scheme;
import org.goldthread.pseudonym.Standard;
import org.goldthread.reading.CellText;
import org.goldthread.reading.FileShape;
import org.goldthread.reading.RowReader;
import org.goldthread.reading.SourceRow;

/** A small programme with one feed, and CSV text judged by it. */
public final class Sample {
  public static final Period PERIOD = new Period(2023, 2);
  static final String SALT = "LEAP-TEST-SALT-0001";

  public final Map<String, List<String>> columns = new LinkedHashMap<>();
  final List<Feed.Person> people = new ArrayList<>();
  final Map<String, Map<String, String>> values = new LinkedHashMap<>();
  final Map<String, String> constants = new LinkedHashMap<>();
  final Map<String, String> defaults = new LinkedHashMap<>();
  final List<Feed.Split> split = new ArrayList<>();
  final List<Feed.Join> join = new ArrayList<>();
  final List<Feed.Filter> filters = new ArrayList<>();
  final Map<String, Contract.Field> fields = new LinkedHashMap<>();
  final List<String> rowKey = new ArrayList<>();
  public Optional<Feed.Fill> fill = Optional.empty();
  Optional<Feed.Unpivot> unpivot = Optional.empty();
  Feed.Route route = Feed.Route.CLEAR;
  Feed.Delivery delivery = Feed.Delivery.PERIOD;
  String scheme = "gt1";
  public Contract.Kind kind = Contract.Kind.REGISTRATION;
  public Map<String, Programme.ConsentGroup> groups = Map.of();
  public Optional<String> covers = Optional.empty();
  public Map<ConsentPurpose, String> scope = Map.of();
  Optional<String> withdrawnOn = Optional.empty();
  Optional<String> consent = Optional.of("consent");
  Optional<String> eventDate = Optional.of("registered_on");
  boolean needsKey = true;
  Map<String, List<String>> keylessWhen = Map.of();
  Rules rules = Rules.NONE;
  Rules ofFeed = Rules.NONE;
  FillTable second = FillTable.NONE;

  private Sample() {}

  /** A child's registration that names its carer. */
  public static Sample childRegistration() {
    Sample sample = new Sample();
    sample.field("client_id", Contract.Subject.ROW, Standard.CLIENT_ID);
    sample.date("registered_on", Contract.Subject.ROW);
    sample.consentField();
    sample.field("episode", Contract.Subject.ROW, Standard.EPISODE);
    sample.personFields();
    sample.columns.put("client_id", List.of("Client ID"));
    sample.columns.put("registered_on", List.of("Registered"));
    sample.columns.put("consent", List.of("Consent"));
    Map<String, List<String>> child = new LinkedHashMap<>();
    child.put("first_name", List.of("First name"));
    child.put("date_of_birth", List.of("DOB", "Date of birth"));
    child.put("gender", List.of("Gender"));
    child.put("postcode", List.of("Postcode"));
    child.put("nhs_number", List.of("NHS number"));
    child.put("ethnicity", List.of("Ethnicity"));
    Map<String, List<String>> carer = new LinkedHashMap<>();
    carer.put("email", List.of("Carer email"));
    carer.put("mobile", List.of("Carer mobile"));
    carer.put("nhs_number", List.of("Carer NHS number"));
    carer.put("postcode", List.of("Postcode"));
    sample.people.add(new Feed.Person(0, Role.CHILD, "", false, child, Map.of(), Map.of()));
    sample.people.add(
        new Feed.Person(1, Role.ADULT, "mother", true, carer, Map.of(), Map.of("gender", "F")));
    return sample;
  }

  /** Attendances at sessions by client id. */
  public static Sample engagement() {
    Sample sample = new Sample();
    sample.kind = Contract.Kind.ENGAGEMENT;
    sample.consent = Optional.empty();
    sample.eventDate = Optional.of("session_on");
    sample.field("client_id", Contract.Subject.ROW, Standard.CLIENT_ID);
    sample.date("session_on", Contract.Subject.ROW);
    sample.text("session_id", Contract.Subject.ROW, "");
    sample.text("session_type", Contract.Subject.ROW, "session_type");
    sample.text("attended", Contract.Subject.ROW, "attendance");
    sample.fields.put(
        "duration_minutes",
        new Contract.Field(
            "duration_minutes",
            Contract.Type.INTEGER,
            Contract.Subject.ROW,
            Optional.empty(),
            Optional.empty(),
            false,
            "",
            "0",
            "1440",
            true,
            Contract.OnInvalid.REPAIR));
    sample.columns.put("client_id", List.of("Client ID"));
    sample.columns.put("session_on", List.of("Date"));
    sample.people.add(new Feed.Person(0, Role.CHILD, "", false, Map.of(), Map.of(), Map.of()));
    return sample;
  }

  private void personFields() {
    for (Standard standard :
        List.of(
            Standard.NHS_NUMBER,
            Standard.UPN,
            Standard.EMAIL,
            Standard.MOBILE,
            Standard.DATE_OF_BIRTH,
            Standard.FIRST_NAME,
            Standard.BIRTH_ORDER)) {
      field(standard.word(), Contract.Subject.PERSON, standard);
    }
    required("gender", Standard.SEX, "gender");
    required("postcode", Standard.POSTCODE, "postcode_special");
    text("ethnicity", Contract.Subject.PERSON, "ethnicity");
  }

  private void required(String name, Standard standard, String codeList) {
    fields.put(
        name,
        new Contract.Field(
            name,
            Contract.Type.STRING,
            Contract.Subject.PERSON,
            Optional.of(standard),
            Optional.of(codeList),
            true,
            "",
            "",
            "",
            standard == Standard.SEX,
            Contract.OnInvalid.REJECT));
  }

  void field(String name, Contract.Subject subject, Standard standard) {
    fields.put(
        name,
        new Contract.Field(
            name,
            standard == Standard.DATE_OF_BIRTH ? Contract.Type.DATE : Contract.Type.STRING,
            subject,
            Optional.of(standard),
            Optional.empty(),
            false,
            "",
            "",
            "",
            false,
            Contract.OnInvalid.NOTE));
  }

  void date(String name, Contract.Subject subject) {
    date(name, subject, false);
  }

  void requiredDate(String name) {
    date(name, Contract.Subject.ROW, true);
  }

  private void date(String name, Contract.Subject subject, boolean required) {
    fields.put(
        name,
        new Contract.Field(
            name,
            Contract.Type.DATE,
            subject,
            Optional.empty(),
            Optional.empty(),
            required,
            "",
            "2010-01-01",
            "",
            true,
            Contract.OnInvalid.REPAIR));
  }

  public void text(String name, Contract.Subject subject, String codeList) {
    fields.put(
        name,
        new Contract.Field(
            name,
            Contract.Type.STRING,
            subject,
            Optional.empty(),
            Optional.of(codeList).filter(list -> !list.isEmpty()),
            false,
            "",
            "",
            "",
            true,
            Contract.OnInvalid.REPAIR));
  }

  private void consentField() {
    fields.put(
        "consent",
        new Contract.Field(
            "consent",
            Contract.Type.STRING,
            Contract.Subject.ROW,
            Optional.empty(),
            Optional.empty(),
            true,
            "",
            "",
            "",
            true,
            Contract.OnInvalid.REJECT));
  }

  public Feed feed() {
    return new Feed(
        "a-feed",
        "a-team",
        Optional.of("a-service"),
        "a-contract",
        route,
        scheme,
        "a-system",
        "an-agreement",
        delivery,
        rowKey,
        new Feed.Format(0, "", "", ""),
        List.of("dd/MM/yyyy", "d/M/yy"),
        columns,
        people,
        values,
        constants,
        defaults,
        split,
        join,
        fill,
        unpivot,
        filters,
        new Programme.Gates(1, 0, 1),
        ofFeed,
        Feed.Schedule.quarterly(30),
        "feeds/a-feed.yaml");
  }

  public Programme programme() {
    Feed feed = feed();
    Contract contract =
        new Contract(
            "a-contract",
            kind,
            fields,
            List.of("", "n/a", "-"),
            eventDate,
            consent,
            covers,
            withdrawnOn,
            scope,
            needsKey,
            keylessWhen,
            List.of(),
            rules);
    return new Programme(
        "lambeth",
        "A programme",
        Path.of("."),
        new Programme.PeriodRange(new Period(2015, 1), new Period(2030, 4)),
        new Programme.Area(List.of("E01000001"), "", ""),
        5,
        new Programme.Gates(1, 0, 1),
        "csds",
        List.of(),
        1,
        recipes(),
        new Programme.LinkageSettings(List.of(), List.of(), 10, Programme.Incremental.USUAL),
        Map.of(),
        Map.of("a-contract", contract),
        Map.of("a-feed", feed),
        Map.of(),
        codeLists(),
        new Programme.Authority(List.of(), Map.of(), Map.of()),
        List.of(),
        new Programme.ConsentRules(List.of("yes", "y"), List.of("no", "n"), groups),
        Governance.NONE,
        Mel.NONE,
        "");
  }

  private static Map<String, Programme.CodeList> codeLists() {
    return Map.of(
        "gender", list("gender", "F=Female", "M=Male", "O=Other", "X=Not stated|prefer not to say"),
        "postcode_special", list("postcode_special", "NFA=No fixed abode", "CONF=Confidential"),
        "ethnicity", list("ethnicity", "N=Black African", "A=White - British", "Z=Not stated"),
        "session_type", list("session_type", "group=Group session", "community=Community"),
        "attendance", list("attendance", "Y=Attended|x|1", "N=Did not attend|dna"));
  }

  private static Programme.CodeList list(String name, String... codes) {
    Map<String, String> labels = new LinkedHashMap<>();
    Map<String, String> synonyms = new LinkedHashMap<>();
    for (String code : codes) {
      String[] spellings = code.split("[=|]");
      labels.put(spellings[0], spellings[1]);
      Arrays.stream(spellings).forEach(s -> synonyms.put(CellText.lower(s), spellings[0]));
    }
    return new Programme.CodeList(name, labels, synonyms);
  }

  static List<Recipe> recipes() {
    return List.of(
        identity("nhs", 1, null, self(Standard.NHS_NUMBER)),
        identity("upn", 2, null, self(Standard.UPN)),
        identity(
            "birth",
            3,
            Role.CHILD,
            new Part(Whose.MOTHER, Standard.NHS_NUMBER),
            self(Standard.DATE_OF_BIRTH),
            self(Standard.BIRTH_ORDER)),
        identity("child", 4, Role.CHILD, child(new Part(Whose.CARER, Standard.EMAIL))),
        identity("child-mobile", 5, Role.CHILD, child(new Part(Whose.CARER, Standard.MOBILE))),
        identity("local", 6, null, new Part(Whose.ROW, Standard.CLIENT_ID)),
        identity("email", 7, Role.ADULT, self(Standard.EMAIL)),
        identity("mobile", 8, Role.ADULT, self(Standard.MOBILE), self(Standard.SEX)),
        identity(
            "child-postcode",
            9,
            Role.CHILD,
            self(Standard.DATE_OF_BIRTH),
            self(Standard.SEX),
            self(Standard.FIRST_NAME),
            self(Standard.POSTCODE)),
        family("family-email", 20, self(Standard.EMAIL)),
        family("family-mobile", 21, self(Standard.MOBILE)),
        family("family-episode", 22, new Part(Whose.ROW, Standard.EPISODE)));
  }

  private static Part self(Standard standard) {
    return new Part(Whose.SELF, standard);
  }

  private static Part[] child(Part carers) {
    return new Part[] {
      carers, self(Standard.DATE_OF_BIRTH), self(Standard.SEX), self(Standard.FIRST_NAME)
    };
  }

  private static Recipe identity(String name, int typeId, Role role, Part... parts) {
    return new Recipe(
        name,
        typeId,
        Purpose.IDENTITY,
        Optional.ofNullable(role),
        List.of(parts),
        1,
        4,
        false,
        List.of(),
        OptionalInt.empty());
  }

  private static Recipe family(String name, int typeId, Part... parts) {
    return new Recipe(
        name,
        typeId,
        Purpose.FAMILY,
        Optional.empty(),
        List.of(parts),
        0,
        4,
        false,
        List.of(),
        OptionalInt.empty());
  }

  public RowEngine engine() {
    return RowEngine.of(programme(), feed(), PostcodeLookupTest.lookup());
  }

  public FileMapping mapping(String csv) {
    return engine().map(shape(csv), PERIOD, second);
  }

  /** The rows of a CSV text, all derived rows in one list. */
  public List<JudgedRow> judge(String csv) {
    return judge(csv, engine());
  }

  private List<JudgedRow> judge(String csv, RowEngine engine) {
    FileShape shape = shape(csv);
    FileMapping mapping = engine.map(shape, PERIOD, second);
    List<JudgedRow> judged = new ArrayList<>();
    rows(csv, shape).forEach(row -> judged.addAll(engine.judge(mapping, row)));
    return judged;
  }

  /** The only row of a CSV text. */
  JudgedRow judgeOne(String csv) {
    return judgeOne(csv, engine -> engine);
  }

  /** The only row of a CSV text, judged by the sample's engine after a change. */
  JudgedRow judgeOne(String csv, UnaryOperator<RowEngine> change) {
    List<JudgedRow> judged = judge(csv, change.apply(engine()));
    if (judged.size() != 1) {
      throw new AssertionError(judged.size() + " rows");
    }
    return judged.get(0);
  }

  public static FileShape shape(String csv) {
    return (FileShape)
        RowReader.inspect(
            new ByteArrayInputStream(bytes(csv)), new Feed.Format(0, ",", "UTF-8", ""));
  }

  public static List<SourceRow> rows(String csv, FileShape shape) {
    List<SourceRow> rows = new ArrayList<>();
    RowReader.open(new ByteArrayInputStream(bytes(csv)), shape).forEachRemaining(rows::add);
    return rows;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Every key, with the salt of the programme's first years. */
  static KeyRing salted() {
    return KeyRing.of(material(KeyName.PROGRAMME, KeyName.VAULT, KeyName.ID), salt());
  }

  /** Keys of the given names without a salt; those of the published vectors. */
  public static KeyRing ring(KeyName... names) {
    return KeyRing.of(material(names), Map.of());
  }

  private static Map<Scheme, String> salt() {
    return Map.of(Scheme.SHA256_SALT, SALT);
  }

  private static Map<KeyName, byte[]> material(KeyName... names) {
    Map<KeyName, byte[]> keys = new LinkedHashMap<>();
    for (KeyName name : Set.of(names)) {
      byte[] bytes = new byte[32];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (name.ordinal() * 32 + i);
      }
      keys.put(name, bytes);
    }
    return keys;
  }
}
