package org.goldthread.synth;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programme.Service;
import org.goldthread.core.Role;
import org.goldthread.synth.Source.Whom;

/**
 * The client databases behind a programme's feeds. What they take in follows from the feeds alone;
 * a small table says how much some services are used, where that is known.
 */
final class Sources {
  private static final String TARGETED = "targeted";
  private static final double USUAL_WEIGHT = 1;
  private static final int FEWEST_SESSIONS = 2;

  /** Shares of clients who refuse, where nothing is known: between 2 and 5 in a hundred. */
  private static final double LEAST_REFUSED = 0.02;

  private static final double REFUSED_RANGE = 0.03;

  /**
   * What is known of services.
   *
   * @param version version of the table's form
   * @param services by service
   */
  private record Known(int version, Map<String, Use> services) {}

  /**
   * How much a service is used.
   *
   * @param weight how likely a family takes it up, against the other services
   * @param refused share of clients who refuse consent
   */
  private record Use(Double weight, Double refused) {}

  private Sources() {}

  /** The sources of a programme, in order of their names. */
  static List<Source> of(Programme programme, Measures measures) {
    Map<String, Use> known = known();
    Map<String, List<Export>> grouped = new TreeMap<>();
    for (Feed feed : programme.feeds().values()) {
      grouped
          .computeIfAbsent(feed.service().orElse(feed.idSystem()), name -> new ArrayList<>())
          .add(Export.of(programme, feed, measures));
    }
    List<Source> sources = new ArrayList<>();
    grouped.forEach(
        (name, exports) ->
            sources.add(
                source(name, exports, programme.services().get(name), known.get(name), measures)));
    return List.copyOf(sources);
  }

  private static Map<String, Use> known() {
    ObjectMapper mapper =
        YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    try (InputStream in = Resources.open("services.yaml")) {
      return mapper.readValue(in, Known.class).services();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Source source(
      String name, List<Export> exports, Service service, Use use, Measures measures) {
    List<Feed.Person> people = people(exports);
    Feed first = exports.get(0).feed();
    boolean isService = first.service().isPresent();
    Dice habit = Habits.dice(name);
    int minimum = service == null ? 0 : service.minimumSessions();
    int planned =
        minimum > 0 ? Math.max(minimum * 3 / 2, minimum + 2) : FEWEST_SESSIONS + habit.below(6);
    Whom whom = whom(exports, people, isService, measures);
    String provider = first.provider();
    Source.Use usual =
        new Source.Use(
            service != null && service.targeting().equals(TARGETED),
            use != null && use.weight() != null ? use.weight() : USUAL_WEIGHT,
            use != null && use.refused() != null
                ? use.refused()
                : LEAST_REFUSED + REFUSED_RANGE * habit.uniform(),
            planned,
            Math.max(1, minimum));
    return new Source(
        name,
        whom,
        isService,
        usual,
        whom == Whom.CHILDREN ? provider.replace('-', '.') + "@example.org" : null,
        people,
        List.copyOf(exports));
  }

  /** The people of all its feeds, by slot: as the feed that says most of them describes them. */
  private static List<Feed.Person> people(List<Export> exports) {
    Map<Integer, Feed.Person> bySlot = new TreeMap<>();
    for (Export export : exports) {
      for (Feed.Person person : export.feed().people()) {
        bySlot.merge(
            person.slot(), person, (a, b) -> a.columns().size() >= b.columns().size() ? a : b);
      }
    }
    return List.copyOf(bySlot.values());
  }

  private static Whom whom(
      List<Export> exports, List<Feed.Person> people, boolean isService, Measures measures) {
    if (exports.stream().allMatch(Export::isAboutNobody)) {
      return Whom.NOBODY;
    }
    boolean child = people.get(0).role() == Role.CHILD;
    if (isService) {
      boolean expectant =
          exports.stream()
              .anyMatch(e -> e.asksAnybody("due_date") || e.asksAnybody("pregnancy_status"));
      return child ? Whom.CHILDREN : expectant ? Whom.EXPECTANT : Whom.PARENTS;
    }
    boolean dated =
        exports.stream().flatMap(export -> export.points().stream()).anyMatch(measures::hasDay);
    return child ? Whom.EVERY_CHILD : dated ? Whom.BIRTHS : Whom.HOUSEHOLDS;
  }
}
