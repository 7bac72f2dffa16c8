package org.goldthread.job;

import java.util.List;
import org.goldthread.table.Accounting;
import org.goldthread.table.Arrivals;
import org.goldthread.table.Attributions;
import org.goldthread.table.ConsentStatements;
import org.goldthread.table.DimArea;
import org.goldthread.table.DimDate;
import org.goldthread.table.DimFamily;
import org.goldthread.table.DimField;
import org.goldthread.table.DimIndividual;
import org.goldthread.table.DimMeasure;
import org.goldthread.table.DimService;
import org.goldthread.table.FactAdminOutcome;
import org.goldthread.table.FactEngagement;
import org.goldthread.table.FactFeedback;
import org.goldthread.table.FactIndicator;
import org.goldthread.table.FactInput;
import org.goldthread.table.FactOutcome;
import org.goldthread.table.FactRegistration;
import org.goldthread.table.FamilyMembers;
import org.goldthread.table.JudgementEvents;
import org.goldthread.table.Judgements;
import org.goldthread.table.Lineage;
import org.goldthread.table.LinkageDecisions;
import org.goldthread.table.Mentions;
import org.goldthread.table.Published;
import org.goldthread.table.Receipts;
import org.goldthread.table.Releases;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;
import org.goldthread.table.Submissions;
import org.goldthread.table.Survivors;
import org.goldthread.table.Table;

/** Every table that a run may write, in the order in which they come about. */
public final class Tables {
  /** All of them. */
  public static final List<Table> ALL =
      List.of(
          Rows.TABLE,
          ConsentStatements.TABLE,
          Submissions.TABLE,
          Receipts.TABLE,
          Arrivals.TABLE,
          Judgements.TABLE,
          JudgementEvents.TABLE,
          RowStates.TABLE,
          Accounting.TABLE,
          Mentions.TABLE,
          LinkageDecisions.TABLE,
          Lineage.TABLE,
          Attributions.TABLE,
          Survivors.TABLE,
          FamilyMembers.TABLE,
          FactRegistration.TABLE,
          FactEngagement.TABLE,
          FactFeedback.TABLE,
          FactOutcome.TABLE,
          FactInput.TABLE,
          FactAdminOutcome.TABLE,
          FactIndicator.TABLE,
          DimIndividual.TABLE,
          DimFamily.TABLE,
          DimService.TABLE,
          DimArea.TABLE,
          DimDate.TABLE,
          DimMeasure.TABLE,
          DimField.TABLE,
          Published.TABLE,
          Releases.TABLE);

  private Tables() {}
}
