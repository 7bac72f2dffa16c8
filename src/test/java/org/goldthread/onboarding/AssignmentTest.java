package org.goldthread.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {

  @Test
  void givesAwayTheSecondBestWhereAllTogetherGain() {
    long[][] worth = {{90, 80}, {85, 10}};
    assertThat(Assignment.best(worth, 2)).containsExactly(1, 0);
  }

  @Test
  void leavesOutWhatIsWorthNothing() {
    long[][] worth = {{0, 0}, {5, 0}, {4, 0}};
    assertThat(Assignment.best(worth, 2)).containsExactly(-1, 0, -1);
  }

  @Test
  void hasNothingToDoWithoutRowsOrColumns() {
    assertThat(Assignment.best(new long[0][0], 3)).isEmpty();
    assertThat(Assignment.best(new long[2][0], 0)).containsExactly(-1, -1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void isWorthAsMuchAsTheBestOfAllWays(long seed) {
    Random random = new Random(seed);
    int rows = 1 + random.nextInt(5);
    int columns = 1 + random.nextInt(5);
    long[][] worth = new long[rows][columns];
    for (long[] row : worth) {
      Arrays.setAll(row, i -> random.nextInt(3) == 0 ? 0 : random.nextInt(100));
    }
    int[] best = Assignment.best(worth, columns);
    assertThat(Arrays.stream(best).filter(c -> c >= 0)).doesNotHaveDuplicates();
    long sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += best[row] < 0 ? 0 : worth[row][best[row]];
    }
    assertThat(sum).isEqualTo(most(worth, 0, new boolean[columns]));
  }

  private static long most(long[][] worth, int row, boolean[] taken) {
    if (row == worth.length) {
      return 0;
    }
    long most = most(worth, row + 1, taken);
    for (int column = 0; column < taken.length; column++) {
      if (!taken[column]) {
        taken[column] = true;
        most = Math.max(most, worth[row][column] + most(worth, row + 1, taken));
        taken[column] = false;
      }
    }
    return most;
  }
}
