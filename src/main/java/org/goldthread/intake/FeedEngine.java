package org.goldthread.intake;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.RowEngine;
import org.goldthread.core.Period;
import org.goldthread.postcode.PostcodeLookup;

/**
 * The row engines of a programme, made once per process from the configuration that a task carries.
 */
public final class FeedEngine {
  private static final Map<String, PostcodeLookup> LOOKUPS = new ConcurrentHashMap<>();
  private static final Map<String, RowEngine> ENGINES = new ConcurrentHashMap<>();

  private FeedEngine() {}

  /** The engine for a submission. */
  public static RowEngine of(ConfigFiles files, Landing.Delivery delivery) {
    return of(files, delivery.feed().name(), delivery.period());
  }

  /**
   * The engine of a feed as it stands in a period; equal configurations share it, and so do periods
   * between which nothing changes.
   */
  public static RowEngine of(ConfigFiles files, String feed, Period period) {
    Programme programme = Programmes.cached(files);
    String since =
        programme.versions().changes(feed).stream()
            .filter(change -> change.compareTo(period) <= 0)
            .reduce((earlier, later) -> later)
            .map(Period::toString)
            .orElse("");
    Programme inForce = programme.at(period);
    return ENGINES.computeIfAbsent(
        files.hash() + " " + feed + " " + since,
        key -> RowEngine.of(inForce, inForce.feeds().get(feed), lookup(files, programme)));
  }

  /** The kind of rows of a feed, as tables name it. */
  static String kind(Programme programme, Feed feed) {
    return programme.contracts().get(feed.contract()).kind().name().toLowerCase(Locale.ROOT);
  }

  private static PostcodeLookup lookup(ConfigFiles files, Programme programme) {
    return LOOKUPS.computeIfAbsent(
        files.hash(), key -> PostcodeLookup.of(Path.of(files.folder()), programme.area()));
  }
}
