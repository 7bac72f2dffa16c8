package org.goldthread.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.goldthread.fixture.Folders;

/**
 * A small sample programme with places of its own: landing, lake, feedback. The keys are the same
 * for all, so that equal input makes equal tables.
 */
record Scene(Path root) {
  /** Whether suites run at full size. */
  static final boolean FULL = Boolean.getBoolean("goldthread.full");

  private static final Path ROOT = Command.HOME.resolve("target/drills");
  private static final Path CONF = Command.HOME.resolve("conf/lambeth");
  private static final int FAMILIES = 20;
  private static final int QUARTERS = 1;
  private static final int SEED = 5;

  /** Keys and files, made once. */
  private static final class Sample {
    private static final Path KEYS = ROOT.resolve("keys");
    private static final Path MADE = ROOT.resolve("sample");

    static {
      Folders.remove(ROOT.resolve("keys"));
      Folders.remove(MADE);
      Command.of("keys", "new", "--keys", KEYS).run().expect(0);
      Command.of("synth", "--conf", CONF, "--families", FAMILIES, "--quarters", QUARTERS)
          .and("--seed", SEED, "--keys", KEYS, "--out", MADE)
          .run()
          .expect(0);
    }

    private Sample() {}
  }

  /** A run that nothing disturbed. */
  private static final class Undisturbed {
    private static final Map<String, String> FINGERPRINTS;

    static {
      Scene scene = Scene.fresh("undisturbed");
      scene.run().run().expect(0);
      FINGERPRINTS = scene.fingerprints();
    }

    private Undisturbed() {}
  }

  /** The sample's files and no lake; what an earlier scene of this name left is removed. */
  static Scene fresh(String name) {
    Scene scene = new Scene(ROOT.resolve(name));
    Folders.remove(scene.root);
    try {
      Files.createDirectories(scene.root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Folders.copy(Sample.MADE.resolve("landing"), scene.root.resolve("landing"));
    return scene;
  }

  /** The scene of a name, as it was left. */
  static Scene at(String name) {
    return new Scene(ROOT.resolve(name));
  }

  /** What the tables hold after a run that nothing disturbed. */
  static Map<String, String> undisturbed() {
    return Undisturbed.FINGERPRINTS;
  }

  Path lake() {
    return root.resolve("lake");
  }

  /** The main job on this scene. */
  Command run() {
    return on("run")
        .and("--landing", root.resolve("landing"), "--keys", Sample.KEYS)
        .and("--feedback", root.resolve("feedback"), "--json");
  }

  /** The state of the lake, which any reader must be able to see at any time. */
  Command status() {
    return on("status").and("--json");
  }

  /** The fingerprint of each table as of the last complete run. */
  Map<String, String> fingerprints() {
    Map<String, String> prints = new TreeMap<>();
    on("status")
        .and("--fingerprint", "--json")
        .run()
        .expect(0)
        .json()
        .properties()
        .forEach(entry -> prints.put(entry.getKey(), entry.getValue().asText()));
    return prints;
  }

  private Command on(String verb) {
    return Command.of(verb, "--conf", CONF, "--lake", lake());
  }
}
