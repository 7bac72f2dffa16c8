package org.goldthread.job;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.goldthread.core.ExitCode;
import org.goldthread.core.Problem;
import org.goldthread.intake.FeedEngine;
import org.goldthread.intake.FileInspection;
import org.goldthread.intake.Landing;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.spark.Lake;
import org.goldthread.spark.Sessions;
import org.goldthread.table.Submissions;

/** What a run would take, replace or refuse, found out without writing anything. */
final class Preview {
  private Preview() {}

  static RunSummary of(JobRequest request) {
    SparkSession session = Sessions.start(request.environment().spark());
    Lake lake = Lake.open(session, request.environment().lake().toString());
    Map<String, Submission> known = new TreeMap<>();
    RunLog.of(lake)
        .read(Submissions.TABLE)
        .collectAsList()
        .forEach(
            row -> {
              Submission submission = Submission.fromRow(row);
              known.put(submission.folder(), submission);
            });
    Landing.Scan scan =
        Landing.scan(request.environment().landing(), request.programme(), request.selection());
    List<RunSummary.FeedLine> lines = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(scan.problems());
    for (Landing.Delivery delivery : scan.deliveries()) {
      Optional<Submission> before = Optional.ofNullable(known.get(delivery.folder()));
      String state;
      if (before.isPresent()
          && before.get().intake() > 0
          && before
              .get()
              .content()
              .equals(
                  Landing.contentHash(
                      delivery.files().stream().map(Landing.LandedFile::sha256).toList()))) {
        state = "unchanged";
      } else {
        FileInspection.Result seen =
            FileInspection.of(
                FeedEngine.of(request.files(), delivery.feed().name()),
                delivery,
                request.programme(),
                () ->
                    KeyFolder.open(
                        request.environment().keys(),
                        EnumSet.of(KeyName.PROGRAMME, KeyName.PLATFORM)));
        problems.addAll(seen.problems());
        boolean replaces = before.filter(submission -> submission.intake() > 0).isPresent();
        state =
            seen.isRefused() ? "would be refused" : replaces ? "would replace" : "would be taken";
      }
      lines.add(
          new RunSummary.FeedLine(
              delivery.feed().provider(),
              delivery.feed().name(),
              delivery.period().toString(),
              0,
              0,
              0,
              0,
              state,
              ""));
    }
    return new RunSummary(
        0,
        lines,
        Optional.empty(),
        request.environment().lake().resolve("gold"),
        Optional.empty(),
        problems,
        Map.of(),
        problems.isEmpty() ? ExitCode.DONE : ExitCode.QUALITY);
  }
}
