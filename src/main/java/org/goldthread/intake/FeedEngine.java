package org.goldthread.intake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.PostcodeLookup;
import org.goldthread.contract.RowEngine;

/**
 * The row engines of a programme, made once per process from the configuration that a task carries.
 */
public final class FeedEngine {
  private static final Map<String, PostcodeLookup> LOOKUPS = new ConcurrentHashMap<>();
  private static final Map<String, RowEngine> ENGINES = new ConcurrentHashMap<>();

  private FeedEngine() {}

  /** The engine of a feed; equal configurations share it. */
  public static RowEngine of(ConfigFiles files, String feed) {
    Programme programme = Programmes.cached(files);
    return ENGINES.computeIfAbsent(
        files.hash() + " " + feed,
        key -> RowEngine.of(programme, programme.feeds().get(feed), lookup(files, programme)));
  }

  /** The kind of rows of a feed, as tables name it. */
  static String kind(Programme programme, Feed feed) {
    return programme
        .contracts()
        .get(feed.contract())
        .kind()
        .name()
        .toLowerCase(java.util.Locale.ROOT);
  }

  private static PostcodeLookup lookup(ConfigFiles files, Programme programme) {
    return LOOKUPS.computeIfAbsent(
        files.hash(),
        key -> PostcodeLookup.of(java.nio.file.Path.of(files.folder()), programme.area()));
  }
}
