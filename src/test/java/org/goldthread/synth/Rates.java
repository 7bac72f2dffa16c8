package org.goldthread.synth;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How often faults show, counted once for each client of a feed. */
final class Rates {
  private final Map<String, String> clients = new HashMap<>();
  private final Map<String, Set<String>> present = new HashMap<>();
  private final Map<String, Set<String>> faulty = new HashMap<>();

  private Rates() {}

  static Rates of(Sample sample) {
    Rates rates = new Rates();
    for (NamedCsvRecord row : sample.truth("rows.csv")) {
      if (row.getField("slot").equals("0")) {
        rates.clients.put(place(row), row.getField("person"));
      }
    }
    for (NamedCsvRecord row : sample.truth("rows.csv")) {
      if (!row.getField("slot").isEmpty()) {
        String key = row.getField("feed") + " " + row.getField("slot");
        rates.present.computeIfAbsent(key, k -> new HashSet<>()).add(rates.clients.get(place(row)));
      }
    }
    for (NamedCsvRecord error : sample.truth("errors.csv")) {
      String key =
          error.getField("feed") + " " + error.getField("slot") + " " + error.getField("error");
      rates.faulty.computeIfAbsent(key, k -> new HashSet<>()).add(rates.clients.get(place(error)));
    }
    return rates;
  }

  private static String place(NamedCsvRecord row) {
    return row.getField("feed")
        + row.getField("period")
        + row.getField("file")
        + row.getField("line");
  }

  /** Of the clients with a person in a slot, the share whose slot has the fault. */
  double ofSlot(String feed, int slot, String fault) {
    return share(feed + " " + slot + " " + fault, feed + " " + slot);
  }

  /** Of all clients, the share whose row has the fault. */
  double ofClients(String feed, String fault) {
    return share(feed + "  " + fault, feed + " 0");
  }

  private double share(String of, String among) {
    return faulty.getOrDefault(of, Set.of()).size() / (double) present.get(among).size();
  }
}
