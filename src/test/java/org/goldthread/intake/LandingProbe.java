package org.goldthread.intake;

import java.nio.file.Path;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;

/** What intake says of a landing folder, for a process with fewer rights than the test's own. */
final class LandingProbe {
  private LandingProbe() {}

  public static void main(String[] arguments) {
    ConfigFiles conf = ConfigFiles.read(Path.of("conf/lambeth"));
    Programme programme = Programmes.cached(conf);
    int read = 0;
    for (Landing.Delivery delivery :
        Landing.scan(Path.of(arguments[0]), programme, Landing.Selection.ALL).deliveries()) {
      FileInspection.Result seen =
          FileInspection.of(
              FeedEngine.of(conf, delivery),
              delivery,
              programme,
              () -> {
                throw new IllegalStateException("no key is needed");
              });
      seen.problems().forEach(System.out::println);
      read += seen.isRefused() ? 0 : 1;
    }
    System.out.println(read + " submission can be read");
  }
}
