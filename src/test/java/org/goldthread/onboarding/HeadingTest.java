package org.goldthread.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadingTest {
  private final Lexicon lexicon = Lexicon.of(Scene.PROGRAMME, Scene.PROGRAMME.feeds().values());

  @ParameterizedTest
  @CsvSource({
    "Carer 2 e-mail,carer,2,email",
    "Mother's DOB,mother,1,dob",
    "DOB (child 3),child,3,dob",
    "Second child name,child,2,name",
    "child_birth_month,child,1,birth month",
    "BabyNHSNo,child,1,nhs number",
    "Parent/carer mobile,parent,1,mobile"
  })
  void namesAPersonAndAField(String heading, String who, int number, String rest) {
    assertThat(Whose.in(Words.of(heading)))
        .contains(new Whose.Named(new Whose(who, number), List.of(rest.split(" "))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"First name", "Number of children", "Date of birth", "NHS no."})
  void namesNobody(String heading) {
    assertThat(Whose.in(Words.of(heading))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Date of brith,date_of_birth",
    "Home post code,postcode",
    "What is your ethnic group?,ethnicity",
    "Tel. no.,mobile",
    "Expected date of delivery,due_date",
    "Date attended,session_on"
  })
  void isNearestToItsField(String heading, String field) {
    List<String> words = Words.of(heading);
    double likeness = lexicon.likeness(words, field);
    assertThat(likeness).isGreaterThan(0.7);
    assertThat(lexicon.fields())
        .allSatisfy(
            other -> assertThat(lexicon.likeness(words, other)).isLessThanOrEqualTo(likeness));
  }
}
