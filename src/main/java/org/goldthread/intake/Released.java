package org.goldthread.intake;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.goldthread.config.Feed;
import org.goldthread.contract.JudgedRow;
import org.goldthread.contract.KeyMaker;
import org.goldthread.contract.RowEngine;
import org.goldthread.pseudonym.Token;

/**
 * Clients who have agreed for a group of services, as the lake knows it. A row of one of the
 * services that refuses, and was stated before, is taken. In clear text only: of a refusal a
 * provider's tool sends no more than the client's token.
 *
 * @param agreedOn service and client to the day of the agreement
 */
public record Released(Map<String, LocalDate> agreedOn) implements Serializable {
  /** Nobody. */
  public static final Released NOBODY = new Released(Map.of());

  /** Keeps its own copy. */
  public Released {
    agreedOn = Map.copyOf(agreedOn);
  }

  /** A client of a service, as a key of {@link #agreedOn}. */
  public static String key(String service, byte[] client) {
    return service + " " + Base64.getEncoder().encodeToString(client);
  }

  /** A feed's engine that takes rows of these clients. */
  public RowEngine in(RowEngine engine, KeyMaker keys) {
    Feed feed = engine.feed();
    return agreedOn.isEmpty() || feed.service().isEmpty()
        ? engine
        : engine.releasing(overtaken(feed.service().get(), keys));
  }

  private Predicate<JudgedRow> overtaken(String service, KeyMaker keys) {
    return refusal -> {
      Optional<Token> client = keys.refusal(refusal);
      return client
          .map(token -> agreedOn.get(key(service, token.value())))
          .filter(day -> day.isAfter(refusal.eventDate().orElseThrow()))
          .isPresent();
    };
  }

  /** Shows how many. */
  @Override
  public String toString() {
    return "Released[" + agreedOn.size() + " clients]";
  }
}
