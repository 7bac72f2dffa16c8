package org.goldthread.onboarding;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Governance.Agreement;
import org.goldthread.config.Programme;

/** What data of a provider is taken under: never another provider's agreement. */
final class Agreements {
  private static final String CONSENT = "consent";

  private Agreements() {}

  /** Agreements of a provider: those that its id is named after, and those of its other feeds. */
  static List<Agreement> of(Programme programme, Collection<Feed> feeds, String provider) {
    Set<String> ids = new TreeSet<>();
    for (Feed feed : feeds) {
      if (feed.provider().equals(provider)) {
        ids.add(feed.agreement());
      }
    }
    for (Map.Entry<String, Agreement> agreement : programme.agreements().entrySet()) {
      if (agreement.getKey().contains(provider)) {
        ids.add(agreement.getKey());
      }
    }
    return ids.stream()
        .map(programme.agreements()::get)
        .filter(agreement -> agreement != null)
        .sorted(Comparator.comparing(Agreement::id))
        .toList();
  }

  /** Whether rows of a contract may be taken on a lawful basis. */
  static boolean fit(Contract contract, String basis) {
    if (!contract.kind().isOfService()) {
      return !basis.equals(CONSENT);
    }
    return contract.consent().isEmpty() || basis.equals(CONSENT);
  }
}
