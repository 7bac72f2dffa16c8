package org.goldthread.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.config.Sample;
import org.goldthread.config.Zone;
import org.goldthread.core.Problem;
import org.junit.jupiter.api.Test;

/** Which feeds go into which lake. */
class OnboardedTest {
  private static final LocalDate TODAY = LocalDate.of(2024, 5, 1);
  private static final Programme STAGED =
      programme("  feeds:\n    - {feed: school, stage: staged, since: 2024-05-01}\n");

  @Test
  void aStagedFeedGoesIntoTheStagingLakeAndTheOthersIntoTheLiveOne() {
    assertThat(Onboarded.programme(STAGED, Zone.LIVE, TODAY).feeds())
        .containsOnlyKeys("club-registration");
    assertThat(Onboarded.programme(STAGED, Zone.STAGING, TODAY).feeds()).containsOnlyKeys("school");
  }

  @Test
  void aFeedThatIsMappedGoesNowhere() {
    LocalDate before = TODAY.minusDays(1);
    assertThat(Onboarded.programme(STAGED, Zone.STAGING, before).feeds()).isEmpty();
    assertThat(Onboarded.programme(STAGED, Zone.LIVE, before).feeds())
        .containsOnlyKeys("club-registration");
  }

  @Test
  void aRunOfTheLiveLakeDoesWithoutRequiredFeedsThatAreNotLive() {
    Programme programme =
        programme("  feeds:\n    - {feed: club-registration, stage: mapped, since: 2024-05-01}\n");
    assertThat(Onboarded.programme(programme, Zone.LIVE, TODAY).requiredFeeds()).isEmpty();
  }

  @Test
  void saysWhichFilesAreLeftWhereTheyLie() {
    assertThat(Onboarded.waiting(STAGED, STAGED.feeds().values(), Zone.LIVE, TODAY))
        .contains(
            Problem.of(
                "One feed in the landing folder is left there.",
                "Not live: school (staged).",
                "A staged feed is taken with --staging. What is live is written under onboarding in"
                    + " governance.yaml."));
    assertThat(Onboarded.waiting(STAGED, STAGED.feeds().values(), Zone.STAGING, TODAY))
        .contains(
            Problem.of(
                "One feed in the landing folder is left there.",
                "Not staged: club-registration (live).",
                "The staging lake takes staged feeds only, by onboarding in governance.yaml."));
  }

  private static Programme programme(String onboarding) {
    return Programmes.load(Sample.right().append("governance.yaml", onboarding).files());
  }
}
