package org.goldthread.pseudonym;

import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;

/**
 * Where keys are and which they must be: what a closure carries to executors instead of keys. Each
 * process opens them once, from the file or secret mount at the same path, and refuses others.
 *
 * @param folder the key folder
 * @param names the keys to open
 * @param salts foreign scheme to its salt file
 * @param fingerprints of {@link Fingerprints#of} without recipes: of the material alone
 */
public record KeyReference(
    String folder, Set<KeyName> names, Map<Scheme, String> salts, Map<String, String> fingerprints)
    implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private static final Map<KeyReference, KeyRing> OPENED = new ConcurrentHashMap<>();

  /** Keeps its own copies. */
  public KeyReference {
    names = Set.copyOf(names);
    salts = Map.copyOf(salts);
    fingerprints = Map.copyOf(fingerprints);
  }

  /**
   * A reference to keys as they are now; opens them.
   *
   * @throws GoldthreadException (environment) as {@link KeyFolder#open(Path, Set, Map)}
   */
  public static KeyReference to(Path folder, Set<KeyName> names, Map<Scheme, String> salts) {
    KeyRing ring = KeyFolder.open(folder, names, salts);
    KeyReference reference =
        new KeyReference(
            folder.toAbsolutePath().toString(), names, salts, Fingerprints.of(ring, ""));
    OPENED.putIfAbsent(reference, ring);
    return reference;
  }

  /**
   * The keys, opened once per process. Nobody but the process destroys them.
   *
   * @throws GoldthreadException (environment) if they cannot be opened or are others than those
   *     referred to
   */
  public KeyRing open() {
    return OPENED.computeIfAbsent(this, KeyReference::read);
  }

  private static KeyRing read(KeyReference reference) {
    KeyRing ring = KeyFolder.open(Path.of(reference.folder), reference.names, reference.salts);
    Map<String, String> found = Fingerprints.of(ring, "");
    if (!found.equals(reference.fingerprints)) {
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          "The keys in " + reference.folder + " are not those that this run began with.",
          "Their fingerprints are "
              + found
              + ", expected "
              + new TreeMap<>(reference.fingerprints)
              + ".",
          "Mount the same key folder on every node, and do not exchange it while a run is on.");
    }
    return ring;
  }
}
