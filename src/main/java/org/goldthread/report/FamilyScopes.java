package org.goldthread.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.goldthread.config.Programme;

/** The family scopes of a report with the services that have a figure in them. */
public final class FamilyScopes {

  private FamilyScopes() {}

  /**
   * Services by scope. A sensitive service has no figure of its own in a family table: it counts in
   * the scopes that it shares with others, and a scope of nothing else is not shown. Administrative
   * datasets have no service.
   *
   * @param programme the configuration
   * @param scopes the scopes that are in force
   */
  public static Map<String, List<String>> shown(
      Programme programme, Collection<Programme.FamilyScope> scopes) {
    Map<String, List<String>> byScope = new TreeMap<>();
    for (Programme.FamilyScope scope : scopes) {
      List<String> services =
          scope.feeds().stream()
              .flatMap(feed -> programme.feeds().get(feed).service().stream())
              .distinct()
              .sorted()
              .toList();
      List<String> shown =
          services.stream().filter(id -> !programme.services().get(id).sensitive()).toList();
      if (services.isEmpty() || !shown.isEmpty()) {
        byScope.put(scope.name(), shown);
      }
    }
    return byScope;
  }
}
