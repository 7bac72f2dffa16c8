package org.goldthread.synth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.config.Programme;

/**
 * Submissions that providers send again when they have mended every error: whole files of the same
 * names, below a folder of their own, because they come after the sample's first run.
 */
final class Resubmissions implements AutoCloseable {
  /** The folder that they stand in, as a landing folder of their own. */
  static final String ZONE = "resubmissions";

  private static final int PURPOSE = 16;

  /** Whoever refused or withdrew still does: that was no error. */
  private static final List<Fault> DECISIONS =
      List.of(Fault.CONSENT_REFUSED, Fault.CONSENT_WITHDRAWN);

  /** One feed's mended files, and the quarters that have some. */
  private record Again(FeedOutput output, boolean[] quarters) {}

  private final SynthOptions faultless;
  private final double share;
  private final List<Quarter> quarters;
  private final Recorder recorder;
  private final Planter planter;
  private final RowTruth truth;
  private final Map<FeedOutput, Again> planned = new LinkedHashMap<>();

  /** Resubmissions of a sample; none are planned yet. */
  Resubmissions(SynthOptions options, double share, List<Quarter> quarters, HomeTool atHome) {
    this.faultless =
        new SynthOptions(
            options.conf(),
            options.families(),
            options.quarters(),
            options.first(),
            options.seed(),
            options.keys(),
            options.out(),
            Dirt.none());
    this.share = share;
    this.quarters = quarters;
    this.planter = new Planter(Dirt.none());
    this.recorder = new Recorder(options.seed(), planter, atHome);
    this.truth = new RowTruth(options.out().resolve("truth").resolve(ZONE));
  }

  /** Decides which of a feed's submissions are sent again; none of those that leave as tokens. */
  void plan(Programme programme, FeedOutput first) {
    Export export = first.export();
    Dice dice = Dice.of(faultless.seed(), PURPOSE, export.feed().name().hashCode());
    boolean[] again = new boolean[quarters.size()];
    boolean any = false;
    for (int i = 0; i < again.length; i++) {
      again[i] = dice.chance(share);
      any |= again[i];
    }
    if (any && !export.staysAtProvider()) {
      Spellings spellings = new Spellings(programme, export, Habits.of(export.feed()));
      planned.put(
          first,
          new Again(
              new FeedOutput(export, quarters, faultless, spellings, truth, planter, ZONE), again));
    }
  }

  /** Writes what a mended record gives for a quarter, if that is sent again. */
  void write(FeedOutput first, ClientRecord record, Quarter quarter) {
    Again again = planned.get(first);
    if (again == null || !again.quarters()[quarter.index()]) {
      return;
    }
    ClientRecord mended = recorder.typedBy(quarter.end(), record.enrolment());
    mended.changedOn(record.changed());
    for (Fault decision : DECISIONS) {
      if (record.has(-1, decision)) {
        mended.refuse(decision);
      }
    }
    again.output().write(mended, quarter);
  }

  @Override
  public void close() {
    planned.values().forEach(again -> again.output().close());
    truth.close();
  }
}
