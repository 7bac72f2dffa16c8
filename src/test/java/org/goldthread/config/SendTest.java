package org.goldthread.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.Recipe;
import org.junit.jupiter.api.Test;

/** The second programme that ships: by configuration alone, nothing of the first in it. */
class SendTest {
  private final ConfigFiles files = ConfigFiles.read(Path.of("conf/send"));

  @Test
  void hasNoProblem() {
    assertThat(Programmes.check(files)).isEmpty();
  }

  @Test
  void linksByNumbersThenByNameBirthAndPostcodeAndNeverByAnAddress() {
    assertThat(Programmes.cached(files).recipes())
        .filteredOn(recipe -> recipe.purpose() == Recipe.Purpose.IDENTITY)
        .extracting(Recipe::name)
        .containsExactly("nhs", "upn", "local", "name-birth-postcode");
  }

  @Test
  void isAboutChildrenAndYoungPeopleOnly() {
    Programme programme = Programmes.cached(files);
    assertThat(programme.oldestChild()).isEqualTo(25);
    assertThat(programme.feeds().values())
        .isNotEmpty()
        .allSatisfy(
            feed ->
                assertThat(feed.people()).extracting(Feed.Person::role).containsOnly(Role.CHILD));
  }
}
