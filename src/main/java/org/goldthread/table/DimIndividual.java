package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Unique individuals with their best values. */
public final class DimIndividual {
  public static final Field INDIVIDUAL_ID =
      required("individual_id", StringType, "the individual, hex").asPersonal();
  public static final Field ROLE = required("role", StringType, "child or adult");
  public static final Field IS_REACHED =
      required("is_reached", BooleanType, "own registration or attendance in a service");
  public static final Field FIRST_EVENT_ON =
      optional("first_event_on", DateType, "first own registration or attendance");
  public static final Field LAST_EVENT_ON =
      optional("last_event_on", DateType, "last own registration or attendance");
  public static final Field BIRTH_MONTH =
      optional("birth_month", StringType, "month of birth, as 2019-03").asPersonal();
  public static final Field SEX = optional("sex", StringType, "F or M").asPersonal();
  public static final Field GENDER =
      optional("gender", StringType, "gender as stated: F, M, O other, X not stated").asPersonal();
  public static final Field CAREGIVER_ROLE =
      optional("caregiver_role", StringType, "mother, father or primary caregiver").asPersonal();
  public static final Field ETHNICITY =
      optional("ethnicity", StringType, "ethnic category code").asPersonal();
  public static final Field HOME_LANGUAGE =
      optional("home_language", StringType, "home language code").asPersonal();
  public static final Field COUNTRY_OF_ORIGIN =
      optional("country_of_origin", StringType, "country or region code").asPersonal();
  public static final Field DISABILITY =
      optional("disability", StringType, "yes, no or unknown").asPersonal();
  public static final Field SEN_STATUS =
      optional("sen_status", StringType, "special educational needs provision code").asPersonal();
  public static final Field PREGNANCY_STATUS =
      optional("pregnancy_status", StringType, "pregnant when last stated").asPersonal();
  public static final Field DUE_MONTH =
      optional("due_month", StringType, "month in which a birth is expected, as 2019-03")
          .asPersonal();
  public static final Field LONE_PARENT =
      optional("lone_parent", StringType, "yes, no or unknown").asPersonal();
  public static final Field EMPLOYMENT_STATUS =
      optional("employment_status", StringType, "employment code").asPersonal();
  public static final Field EDUCATION_LEVEL =
      optional("education_level", StringType, "education code").asPersonal();
  public static final Field VOLUNTEER =
      optional("volunteer", StringType, "yes, no or unknown").asPersonal();
  public static final Field READING_HOURS =
      optional("reading_hours", StringType, "hours a week spent reading to the child").asPersonal();
  public static final Field HOUSING = optional("housing", StringType, "housing code").asPersonal();
  public static final Field LSOA =
      optional("lsoa", StringType, "small area of residence, or unknown").asPersonal();
  public static final Field IN_AREA =
      optional("in_area", StringType, "Y, N or U: lives in the programme area");
  public static final Field UNRESOLVED_GROUP =
      optional("unresolved_group", StringType, "group of individuals that cannot be told apart")
          .asPersonal();
  public static final Field GROUP_AT_LEAST =
      optional("group_at_least", IntegerType, "least number of people that the group can be");
  public static final Field FOR_EVALUATORS =
      required(
          "for_evaluators",
          BooleanType,
          "false: the latest consent of the individual to some service does not extend to"
              + " evaluators");
  public static final Field MENTIONS =
      required("mentions", LongType, "mentions linked to the individual");

  public static final Table TABLE =
      Table.state(
          "gold/dim_individual",
          "an individual",
          List.of(INDIVIDUAL_ID),
          INDIVIDUAL_ID,
          ROLE,
          IS_REACHED,
          FIRST_EVENT_ON,
          LAST_EVENT_ON,
          BIRTH_MONTH,
          SEX,
          GENDER,
          CAREGIVER_ROLE,
          ETHNICITY,
          HOME_LANGUAGE,
          COUNTRY_OF_ORIGIN,
          DISABILITY,
          SEN_STATUS,
          PREGNANCY_STATUS,
          DUE_MONTH,
          LONE_PARENT,
          EMPLOYMENT_STATUS,
          EDUCATION_LEVEL,
          VOLUNTEER,
          READING_HOURS,
          HOUSING,
          LSOA,
          IN_AREA,
          UNRESOLVED_GROUP,
          GROUP_AT_LEAST,
          FOR_EVALUATORS,
          MENTIONS);

  private DimIndividual() {}
}
