package org.goldthread.synth;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which events an office enters only when the files of their quarter are sent already. */
final class Delays {
  private static final int PURPOSE = 15;
  private static final int QUARTERS = 4;

  private final long seed;
  private final Planter planter;
  private final Set<String> feeds = new HashSet<>();
  private final LocalDate from;
  private final LocalDate before;

  /** Delays of feeds that come every quarter and have no column for each session. */
  Delays(long seed, Planter planter, List<Source> sources, List<Quarter> quarters) {
    this.seed = seed;
    this.planter = planter;
    this.from = quarters.get(0).start();
    this.before = quarters.get(quarters.size() - 1).start();
    for (Source source : sources) {
      for (Export export : source.exports()) {
        boolean everyQuarter = export.feed().schedule().quarters().size() == QUARTERS;
        if (everyQuarter && export.repeated() != Export.Repeated.SESSIONS) {
          feeds.add(export.feed().name());
        }
      }
    }
  }

  /** Marks events that are told late; those of the last quarter would never be told. */
  void mark(Enrolment enrolment) {
    Dice dice =
        Dice.of(
            seed + 31L * enrolment.sourceName().hashCode(),
            PURPOSE,
            16L * enrolment.family().number() + enrolment.child());
    for (Event event : enrolment.events()) {
      boolean possible =
          feeds.contains(event.feed()) && !event.on().isBefore(from) && event.on().isBefore(before);
      if (possible && planter.hits(Fault.ROW_LATE, dice)) {
        event.with(Event.Detail.LATE, "");
      }
    }
  }
}
