package org.goldthread.page;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;

/**
 * A page's template on the class path. Every value is escaped for HTML, one that is missing is an
 * error, and no language of the machine plays a part.
 */
public final class PageTemplate {
  private static final PebbleEngine ENGINE =
      new PebbleEngine.Builder()
          .loader(new ClasspathLoader(PageTemplate.class.getClassLoader()))
          .strictVariables(true)
          .autoEscaping(true)
          .defaultEscapingStrategy("html")
          .defaultLocale(Locale.ROOT)
          .build();

  private final String path;

  private PageTemplate(String path) {
    this.path = path;
  }

  /** A template that lies beside a class. */
  public static PageTemplate beside(Class<?> place, String name) {
    return new PageTemplate(place.getPackageName().replace('.', '/') + "/" + name);
  }

  /** Writes the page with some values. */
  public void write(Map<String, Object> values, Writer out) throws IOException {
    ENGINE.getTemplate(path).evaluate(out, values, Locale.ROOT);
  }

  /** The page with some values. */
  public String html(Map<String, Object> values) {
    StringWriter out = new StringWriter();
    try {
      write(values, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
