package org.goldthread.config;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.goldthread.core.Spelling;

/** Headings that a feed makes (by cutting, joining, filling, turning) are used by something. */
final class HeadingCheck {
  private final Feed feed;
  private final Part file;
  private final Problems problems;

  HeadingCheck(Feed feed, Part file, Problems problems) {
    this.feed = feed;
    this.file = file;
    this.problems = problems;
  }

  void check() {
    Set<String> used = used();
    for (Part split : file.at("split").items()) {
      split.at("into").items().forEach(into -> checkUsed(into, used));
    }
    file.at("join").items().forEach(join -> checkUsed(join.at("into"), used));
    file.at("fill").at("columns").items().forEach(column -> checkUsed(column, used));
    if (feed.unpivot().isPresent()) {
      Part unpivot = file.at("unpivot");
      checkUsed(unpivot.at("value"), used);
      String columns = feed.unpivot().get().columns();
      if (columns.indexOf('*') != columns.lastIndexOf('*')) {
        problems.add(
            unpivot.at("columns"),
            "`" + columns + "` holds more than one *",
            "one * stands for the part of the heading that differs");
      }
    }
  }

  private Set<String> used() {
    Set<String> used = new TreeSet<>();
    feed.columns().values().forEach(headings -> headings.forEach(h -> used.add(plain(h))));
    feed.people()
        .forEach(
            person -> {
              person.columns().values().forEach(hs -> hs.forEach(h -> used.add(plain(h))));
              person.digests().values().forEach(hs -> hs.forEach(h -> used.add(plain(h))));
            });
    feed.split().forEach(split -> used.add(plain(split.column())));
    feed.join().forEach(join -> join.columns().forEach(column -> used.add(plain(column))));
    feed.filters().forEach(filter -> used.add(plain(filter.column())));
    feed.fill().ifPresent(fill -> used.add(plain(fill.by())));
    return used;
  }

  private void checkUsed(Part heading, Set<String> used) {
    if (!used.contains(plain(heading.text()))) {
      problems.add(
          heading,
          "the heading `" + heading.text() + "` is made and never used",
          Spelling.nearest(plain(heading.text()), used)
              .map(near -> "did you mean `" + near + "`?")
              .orElse("name it under `columns`"));
    }
  }

  private static String plain(String heading) {
    return heading.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
