package org.goldthread.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Measure;
import org.goldthread.config.Measure.Growth;
import org.goldthread.config.Measure.Lms;
import org.goldthread.config.Programmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes of the body mass index, against published values. */
class GrowthTest {
  private static final Map<String, Measure> SHIPPED =
      Programmes.load(Path.of("conf/lambeth")).mel().measures();

  /**
   * Values of the British 1990 reference at four ages, as published by the RCPCH's growth tools.
   */
  private static final List<Growth> UK90 =
      List.of(
          new Growth("M", 4.0, -1.291, 15.752, .07684),
          new Growth("M", 4.5, -1.391, 15.626, .07733),
          new Growth("M", 5.0, -1.481, 15.547, .07856),
          new Growth("M", 5.5, -1.562, 15.507, .08059),
          new Growth("F", 4.0, -1.151, 15.656, .08728),
          new Growth("F", 4.5, -1.187, 15.557, .09004),
          new Growth("F", 5.0, -1.22, 15.483, .09326),
          new Growth("F", 5.5, -1.25, 15.457, .09686));

  private final Scorer uk90 = new Scorer(referring(UK90));

  @ParameterizedTest(name = "{0} of {1} months with {2}: z {3}, {4}")
  @CsvSource({
    "M, 60, 17.0, 1.0653, overweight",
    "F, 60, 18.0, 1.4754, overweight",
    "M, 60, 13.0, -2.6077, underweight",
    "F, 54, 17.3, 1.1081, overweight",
  })
  void agreesWithTheVectorsOfTheBritishReference(
      String sex, int months, double index, double z, String band) {
    Derived derived = uk90.derive("bmi_population", taken(sex, Age.ofMonths(months), index));
    assertThat(derived.score().orElseThrow()).isCloseTo(z, within(0.00005));
    assertThat(derived.band()).contains(band);
  }

  /** The index at the 2nd, 85th and 95th centile of five-year-olds. */
  @ParameterizedTest(name = "{0}: {1} {2} {3}")
  @CsvSource({"M, 13.453, 16.956, 17.945", "F, 13.035, 17.160, 18.349"})
  void classesChangeAtTheCentiles(String sex, double second, double eightyFifth, double last) {
    assertThat(population(sex, second - 0.001)).isEqualTo("underweight");
    assertThat(population(sex, second + 0.001)).isEqualTo("healthy_weight");
    assertThat(population(sex, eightyFifth - 0.001)).isEqualTo("healthy_weight");
    assertThat(population(sex, eightyFifth + 0.001)).isEqualTo("overweight");
    assertThat(population(sex, last - 0.001)).isEqualTo("overweight");
    assertThat(population(sex, last + 0.001)).isEqualTo("obese");
    assertThat(population(sex, last + 5)).isEqualTo("severely_obese");
  }

  private String population(String sex, double index) {
    return uk90.derive("bmi_population", taken(sex, Age.ofMonths(60), index)).band().orElseThrow();
  }

  /** Clinical classes begin at the z scores 4/3 and 2. */
  @Test
  void clinicalClassesBeginHigher() {
    Growth boy = UK90.get(2);
    double overweight = index(boy, 4.0 / 3);
    double obese = index(boy, 2);
    assertThat(clinical(overweight - 0.001)).isEqualTo("healthy_weight");
    assertThat(clinical(overweight + 0.001)).isEqualTo("overweight");
    assertThat(clinical(obese - 0.001)).isEqualTo("overweight");
    assertThat(clinical(obese + 0.001)).isEqualTo("obese");
    assertThat(population("M", obese - 0.001)).as("the same child, counted").isEqualTo("obese");
  }

  private String clinical(double index) {
    return uk90.derive("bmi_clinical", taken("M", Age.ofMonths(60), index)).band().orElseThrow();
  }

  private static double index(Growth line, double z) {
    return line.median() * Math.pow(1 + line.power() * line.spread() * z, 1 / line.power());
  }

  /** Centiles 5, 50, 85 and 95 of the CDC's data file bmiagerev at 60.5 months. */
  @ParameterizedTest(name = "{0} {1} is centile {2}")
  @CsvSource({
    "M, 13.83854804, 5",
    "M, 15.41914163, 50",
    "M, 16.84075838, 85",
    "M, 17.93892524, 95",
    "F, 13.52091027, 5",
    "F, 15.15188405, 50",
    "F, 16.80197195, 85",
    "F, 18.25738105, 95",
  })
  void theTableThatShipsGivesTheCentilesPublishedWithIt(String sex, double index, double centile) {
    List<Growth> cdc = ((Lms) SHIPPED.get("bmi_population").scoring()).reference();
    Growth line = GrowthCurve.at(cdc, sex, 5.041666667).orElseThrow();
    assertThat(GrowthCurve.centile(GrowthCurve.z(line, index))).isCloseTo(centile, within(0.0005));
  }

  /** A boy of 9 months with 9.7 kg, as the CDC is remembered to work it out; not checked there. */
  @Test
  void agreesWithTheWorkedExampleOfTheMethod() {
    double z = GrowthCurve.z(new Growth("M", 0.75, -0.1600954, 9.476500305, 0.11218624), 9.7);
    assertThat(z).isCloseTo(0.207, within(0.0005));
    assertThat(GrowthCurve.centile(z)).isCloseTo(58, within(0.5));
  }

  @Test
  void betweenTwoAgesLMSLieOnAStraightLine() {
    Growth between = GrowthCurve.at(UK90, "M", 4.75).orElseThrow();
    assertThat(between.power()).isCloseTo(-1.436, within(1e-9));
    assertThat(between.median()).isCloseTo(15.5865, within(1e-9));
    assertThat(between.spread()).isCloseTo(0.077945, within(1e-9));
  }

  @Test
  void whereThePowerIsNoughtItsLimitHolds() {
    double limit = GrowthCurve.z(new Growth("M", 5, 0, 16, 0.1), 18);
    assertThat(limit).isCloseTo(Math.log(18.0 / 16) / 0.1, within(1e-12));
    assertThat(GrowthCurve.z(new Growth("M", 5, 1e-9, 16, 0.1), 18)).isCloseTo(limit, within(1e-6));
  }

  /** Tables of the normal distribution. */
  @ParameterizedTest(name = "z {0} is centile {1}")
  @CsvSource({
    "0, 50",
    "1, 84.1344746068543",
    "-1, 15.8655253931457",
    "1.959963984540054, 97.5",
    "-2.053748910631823, 2",
    "1.0364333894937896, 85",
    "2.6520698079021954, 99.6",
    "1.3333333333333333, 90.8788780274132",
    "2, 97.7249868051821",
    "-9, 0",
    "9, 100",
  })
  void centilesAreThoseOfTheNormalDistribution(double z, double centile) {
    assertThat(GrowthCurve.centile(z)).isCloseTo(centile, within(1e-10));
  }

  @Test
  void saysWhyThereIsNoClass() {
    Measurement boy = taken("M", Age.ofMonths(60), 16);
    assertThat(uk90.derive("bmi_population", boy.aged(Age.ofMonths(130))).reason())
        .contains(Reason.OUTSIDE_REFERENCE);
    assertThat(uk90.derive("bmi_population", boy.aged(new Age(47, 30))).reason())
        .contains(Reason.OUTSIDE_REFERENCE);
    assertThat(uk90.derive("bmi_population", boy.of("X")).reason())
        .contains(Reason.OUTSIDE_REFERENCE);
    assertThat(uk90.derive("bmi_population", boy.scored("height_cm", 1.1)).reason())
        .as("metres for centimetres")
        .contains(Reason.OUT_OF_RANGE);
    Measurement bare = Measurement.empty().scored("height_cm", 110);
    assertThat(uk90.derive("bmi_population", bare).reason()).contains(Reason.NOT_TAKEN);
    assertThat(uk90.derive("bmi_population", bare.scored("weight_kg", 19)).reason())
        .contains(Reason.NO_SEX);
    assertThat(uk90.derive("bmi_population", bare.scored("weight_kg", 19).of("M")).reason())
        .contains(Reason.NO_AGE);
  }

  @Test
  void anotherReferenceIsAFileAndALineOfConfiguration() {
    ConfigFiles shipped = ConfigFiles.read(Path.of("conf/lambeth"));
    Map<String, String> texts = new HashMap<>();
    shipped
        .names()
        .forEach(
            name ->
                texts.put(
                    name, new String(shipped.bytes(name).orElseThrow(), StandardCharsets.UTF_8)));
    List<String> lines = new ArrayList<>(List.of("sex,decimal_age_years,L,M,S"));
    UK90.forEach(
        line ->
            lines.add(
                "%s,%s,%s,%s,%s"
                    .formatted(
                        line.sex().equals("M") ? "male" : "female",
                        line.years(),
                        line.power(),
                        line.median(),
                        line.spread())));
    texts.put("measures/uk90_bmi.csv", String.join("\n", lines));
    texts.computeIfPresent(
        "measures/ncmp.yaml",
        (name, text) -> text.replace("cdc2000_bmi_lms_age3_7.csv", "uk90_bmi.csv"));
    Scorer configured = new Scorer(Programmes.load(ConfigFiles.of(texts)).mel().measures());
    assertThat(
            configured
                .derive("bmi_population", taken("M", Age.ofMonths(60), 17.0))
                .score()
                .orElseThrow())
        .isCloseTo(1.0653, within(0.00005));
  }

  /** A child of one metre weighs as many kilograms as its index. */
  private static Measurement taken(String sex, Age age, double index) {
    return Measurement.empty()
        .of(sex)
        .aged(age)
        .scored("height_cm", 100)
        .scored("weight_kg", index);
  }

  private static Map<String, Measure> referring(List<Growth> reference) {
    Map<String, Measure> measures = new HashMap<>(SHIPPED);
    for (String code : List.of("bmi_population", "bmi_clinical")) {
      Measure own = SHIPPED.get(code);
      measures.put(
          code,
          new Measure(
              own.code(),
              own.title(),
              own.family(),
              own.unit(),
              own.direction(),
              own.minimum(),
              own.maximum(),
              new Lms("height_cm", "weight_kg", reference),
              own.bands(),
              own.cutOffs(),
              own.expectedAt(),
              own.intervals(),
              own.prematurity(),
              own.provenance(),
              own.verified()));
    }
    return measures;
  }
}
