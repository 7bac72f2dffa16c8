package org.goldthread.validation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.Profile;
import org.goldthread.contract.RowCounts;
import org.goldthread.core.Period;

/**
 * What a provider's own earlier submissions tell of one submission. Nothing in it comes from
 * another provider.
 *
 * @param ofFiles findings in rows, by the file's name
 * @param ofAll findings about the submission as a whole
 * @param now what of the submission is in force, with files that stay so; empty if nothing is
 * @param earlier the feed's latest earlier submission in force; empty if there is none
 * @param resolved findings of the same submission that are there no more, with how many
 */
public record OwnHistory(
    Map<String, List<Finding>> ofFiles,
    List<Finding> ofAll,
    Optional<Figures> now,
    Optional<Figures> earlier,
    Map<FindingId, Long> resolved) {

  /**
   * The figures of a submission.
   *
   * @param period its period
   * @param rows its data rows in force
   * @param profile its fields
   */
  public record Figures(Period period, RowCounts rows, Profile profile) {}

  /** Checks that nothing is null. */
  public OwnHistory {
    Objects.requireNonNull(now);
    Objects.requireNonNull(earlier);
    ofFiles = Map.copyOf(ofFiles);
    ofAll = List.copyOf(ofAll);
    resolved = Map.copyOf(resolved);
  }
}
