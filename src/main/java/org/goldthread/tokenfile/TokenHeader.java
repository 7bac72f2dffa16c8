package org.goldthread.tokenfile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.contract.FindingTexts;
import org.goldthread.core.Period;
import org.goldthread.core.Problem;
import org.goldthread.pseudonym.Fingerprints;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.pseudonym.Recipes;
import org.goldthread.pseudonym.Scheme;

/**
 * What a token file says of itself, and whether a platform can take it.
 *
 * @param format version of the file's format
 * @param scheme scheme of its tokens
 * @param epoch epoch of the programme key
 * @param programme the programme's id
 * @param provider who made it
 * @param feed the feed it belongs to
 * @param period the period it was made for
 * @param key fingerprint of the programme key alone
 * @param composition digest of what the recipes are made of, apart from versions
 * @param versions recipe type id to the version that made its keys
 */
public record TokenHeader(
    int format,
    String scheme,
    int epoch,
    String programme,
    String provider,
    String feed,
    String period,
    String key,
    String composition,
    Map<Integer, Integer> versions) {
  /** The newest format; every format from 1 up to it is read. */
  static final int FORMAT = 1;

  private static final int SHOWN = 16;
  private static final Pattern WORD = Pattern.compile("-?[A-Za-z0-9][A-Za-z0-9-]{0,63}");

  /** Keeps its own copy. */
  public TokenHeader {
    versions = Map.copyOf(versions);
  }

  /**
   * The header of a file made or expected now.
   *
   * @param ring holds the programme key
   */
  public static TokenHeader of(KeyRing ring, Programme programme, Feed feed, Period period) {
    Map<Integer, Integer> versions = new TreeMap<>();
    programme.recipes().forEach(r -> versions.put(r.typeId(), Recipes.version(r)));
    return new TokenHeader(
        FORMAT,
        Scheme.GT1.word(),
        programme.epoch(),
        programme.id(),
        feed.provider(),
        feed.name(),
        period.toString(),
        Fingerprints.of(ring, "").get("programme"),
        composition(programme.recipes()),
        versions);
  }

  private static String composition(List<Recipe> recipes) {
    String text = Recipes.canonicalText(recipes).replaceAll("@\\d+", "");
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, SHOWN);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Why a platform refuses a file with this header; empty if it takes it. Older formats and older
   * versions of recipes are taken: their keys are stored with their version.
   *
   * @param expected the platform's own header for the folder that the file lies in
   * @param file the file's name, for messages
   */
  public List<Problem> refusals(TokenHeader expected, String file) {
    List<Problem> problems = new ArrayList<>();
    if (format > expected.format || format < 1) {
      expected.add(problems, file, "format", format, "1 to " + expected.format, "tool.newer");
    }
    expected.differ(problems, file, "scheme", scheme, expected.scheme, "tool.newer");
    expected.differ(problems, file, "programme", programme, expected.programme, "wrong.folder");
    expected.differ(problems, file, "provider", provider, expected.provider, "wrong.folder");
    expected.differ(problems, file, "feed", feed, expected.feed, "wrong.folder");
    expected.differ(problems, file, "period", period, expected.period, "wrong.folder");
    expected.differ(problems, file, "epoch", epoch, expected.epoch, "key.other");
    expected.differ(problems, file, "key", key, expected.key, "key.other");
    expected.differ(problems, file, "composition", composition, expected.composition, "tool.other");
    versions.forEach(
        (typeId, version) -> {
          int known = expected.versions.getOrDefault(typeId, 0);
          if (version < 1 || version > known) {
            expected.add(
                problems,
                file,
                "version of type " + typeId,
                version,
                "1 to " + known,
                "tool.newer");
          }
        });
    return problems;
  }

  private void differ(
      List<Problem> problems,
      String file,
      String what,
      Object found,
      Object wanted,
      String remedy) {
    if (!found.equals(wanted)) {
      add(problems, file, what, found, wanted, remedy);
    }
  }

  /** What was found is the sender's own text and shown only where it is a plain word. */
  private static String shown(Object found) {
    String text = found.toString();
    return WORD.matcher(text).matches() ? text : FindingTexts.text("token.unlike");
  }

  private void add(
      List<Problem> problems,
      String file,
      String what,
      Object found,
      Object wanted,
      String remedy) {
    problems.add(
        new Problem(
            FindingTexts.text("token.problem", provider),
            FindingTexts.text("token.cause", what, shown(found), wanted.toString()),
            FindingTexts.text("token." + remedy, provider),
            file,
            0));
  }
}
