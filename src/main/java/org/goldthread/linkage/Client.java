package org.goldthread.linkage;

import java.util.Comparator;

/**
 * A client of a service's own database.
 *
 * @param idSystem the database
 * @param id token of the client id
 */
record Client(String idSystem, Bytes id) implements Comparable<Client> {
  private static final Comparator<Client> ORDER =
      Comparator.comparing(Client::idSystem).thenComparing(Client::id);

  @Override
  public int compareTo(Client other) {
    return ORDER.compare(this, other);
  }
}
