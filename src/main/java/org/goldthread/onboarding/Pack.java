package org.goldthread.onboarding;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.page.PageTemplate;

/**
 * Everything that one provider needs for one feed, in one archive: the provider's tool, scripts
 * that start it, as much of the configuration as is about this feed, and a guide. Never a key:
 * those are handed over another way. The scripts take paths with blanks, and read a workbook that
 * is open in Excel.
 */
public final class Pack {
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("org.goldthread.onboarding.pack", Locale.ROOT);
  private static final String JAR = "goldthread-provider.jar";
  private static final int MOST_CODES = 8;
  private static final FileTime NO_TIME = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));
  private static final PageTemplate PAGE = PageTemplate.beside(Pack.class, "pack.html");

  private final Programme programme;
  private final Feed feed;
  private final Map<String, byte[]> files = new TreeMap<>();

  private Pack(Programme programme, Feed feed) {
    this.programme = programme;
    this.feed = feed;
  }

  /**
   * Writes a feed's archive; the same configuration and tool give the same content.
   *
   * @param files the configuration that the programme was read from
   * @param jar the provider's tool
   * @param out a new file
   * @throws IOException if the tool or a large file of the configuration cannot be read, or the
   *     archive cannot be written
   */
  public static void write(ConfigFiles files, Programme programme, Feed feed, Path jar, Path out)
      throws IOException {
    Pack pack = new Pack(programme, feed);
    FeedFiles.of(files, programme, feed)
        .forEach((name, bytes) -> pack.files.put("conf/" + name, bytes));
    pack.addScripts();
    pack.addGuide();
    Map<String, Path> copied = new TreeMap<>();
    copied.put(JAR, jar);
    for (String table : List.of(programme.area().postcodeLookup(), programme.area().lsoaTable())) {
      if (!pack.files.containsKey("conf/" + table)) {
        addAll(Path.of(files.folder()), table, copied);
      }
    }
    pack.write(copied, out);
  }

  /** A table that is not held, or every file of a folder of tables. */
  private static void addAll(Path conf, String table, Map<String, Path> copied) throws IOException {
    try (Stream<Path> all = Files.walk(conf.resolve(table))) {
      all.filter(Files::isRegularFile)
          .forEach(
              file ->
                  copied.put("conf/" + conf.relativize(file).toString().replace('\\', '/'), file));
    }
  }

  private void addScripts() throws IOException {
    for (String name : isPseudonymised() ? List.of("check", "pseudonymise") : List.of("check")) {
      put(name + ".cmd", script(name + ".cmd").replace("\n", "\r\n"));
      put(name + ".sh", script(name + ".sh"));
    }
  }

  private String script(String name) throws IOException {
    try (InputStream in = Pack.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("@FEED@", feed.name());
    }
  }

  /** Whether the feed's clear text stays with its provider. */
  private boolean isPseudonymised() {
    return feed.route() == Feed.Route.TOKENS && feed.scheme().equals("gt1");
  }

  private void addGuide() throws IOException {
    List<Map<String, Object>> columns = new ArrayList<>();
    List<TemplateColumns.Entry> entries = TemplateColumns.of(programme, feed);
    Map<String, TemplateColumns.Choices> lists = TemplateColumns.lists(programme, feed, entries);
    for (TemplateColumns.Entry entry : entries) {
      columns.add(
          Map.of(
              "heading", entry.heading(),
              "form", form(entry),
              "codes", entry.list().map(lists::get).map(Pack::codes).orElse(""),
              "required", entry.required()));
    }
    Map<String, Object> words = new LinkedHashMap<>();
    TEXTS.keySet().stream()
        .filter(key -> key.startsWith("page."))
        .forEach(key -> words.put(key.substring("page.".length()), text(key, feed.name())));
    put(
        "guide.html",
        PAGE.html(
            Map.of(
                "programme", programme.title(),
                "provider", feed.provider(),
                "pseudonymised", isPseudonymised(),
                "text", words,
                "columns", columns)));
  }

  private String form(TemplateColumns.Entry entry) {
    return text(
        "form." + entry.form().name().toLowerCase(Locale.ROOT),
        feed.dateFormats().isEmpty() ? "yyyy-MM-dd" : feed.dateFormats().get(0));
  }

  private static String codes(TemplateColumns.Choices choices) {
    List<String> offered = choices.offered();
    String shown = String.join(", ", offered.subList(0, Math.min(MOST_CODES, offered.size())));
    int more = offered.size() - MOST_CODES;
    return more > 0 ? text("page.codes.more", shown, Integer.toString(more)) : shown;
  }

  private void put(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(Map<String, Path> copied, Path out) throws IOException {
    URI archive = URI.create("jar:" + out.toAbsolutePath().toUri());
    try (FileSystem zip =
        FileSystems.newFileSystem(
            archive, Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
      Path root = zip.getPath("/" + feed.name());
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path target = root.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
        boolean runs = file.getKey().endsWith(".sh");
        Files.setPosixFilePermissions(
            target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
      }
      for (Map.Entry<String, Path> file : copied.entrySet()) {
        Path target = root.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.copy(file.getValue(), target);
      }
      try (Stream<Path> all = Files.walk(root)) {
        for (Path each : (Iterable<Path>) all::iterator) {
          Files.getFileAttributeView(each, BasicFileAttributeView.class)
              .setTimes(NO_TIME, NO_TIME, NO_TIME);
        }
      }
    }
  }

  private static String text(String key, Object... parts) {
    return new MessageFormat(TEXTS.getString(key), Locale.ROOT).format(parts);
  }
}
