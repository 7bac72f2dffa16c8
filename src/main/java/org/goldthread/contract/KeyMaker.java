package org.goldthread.contract;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.contract.FirstKeys.FirstKey;
import org.goldthread.contract.Identifiers.Digest;
import org.goldthread.contract.Identifiers.Known;
import org.goldthread.contract.KeyedRow.SlotKey;
import org.goldthread.core.Period;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.ForeignDigests;
import org.goldthread.pseudonym.Generation;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.pseudonym.Keyed;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.pseudonym.Recipe.Part;
import org.goldthread.pseudonym.Recipe.Purpose;
import org.goldthread.pseudonym.Recipe.Whose;
import org.goldthread.pseudonym.Recipes;
import org.goldthread.pseudonym.Scheme;
import org.goldthread.pseudonym.Standard;
import org.goldthread.pseudonym.Token;
import org.goldthread.pseudonym.Tokeniser;

/**
 * Makes the keys of a feed's rows in the restricted zone: of clear text (route B), of tokens made
 * at the provider (route A) and of foreign digests. The first two give the same keys byte for byte,
 * since both pass through {@link FirstKeyMaker}. Belongs to one thread.
 *
 * <p>Where the salt of a foreign scheme is at hand, clear text gets its digests too, so that feeds
 * of digests link to the rest. A digest of a mobile number is evidence of identity only together
 * with a known sex, as the number itself is; and digests of e-mail and mobile serve families under
 * the family types.
 */
public final class KeyMaker {
  private static final Comparator<byte[]> UNSIGNED = Arrays::compareUnsigned;

  private final Feed feed;
  private final List<Recipe> recipes;
  private final Map<Integer, Integer> versions;
  private final Set<Integer> identityTypes;
  private final Set<Integer> clientTypes;
  private final FirstKeyMaker first;
  private final Tokeniser tokeniser;
  private final Keyed ids;
  private final List<ForeignDigests> salted;
  private final Optional<ForeignDigests> arriving;

  private KeyMaker(KeyRing ring, Programme programme, Feed feed) {
    this.feed = feed;
    recipes = programme.recipes();
    versions = recipes.stream().collect(Collectors.toMap(Recipe::typeId, Recipes::version));
    identityTypes = typesOf(recipe -> recipe.purpose() == Purpose.IDENTITY);
    clientTypes = typesOf(FirstKeyMaker::isOfClient);
    first = new FirstKeyMaker(ring, programme);
    tokeniser = ring.tokeniser(programme.id(), programme.epoch());
    ids = ring.keyed();
    salted = new TreeSet<>(ring.saltedSchemes()).stream().map(ring::foreign).toList();
    arriving =
        FeedRules.isForeign(feed)
            ? Optional.of(ring.foreign(Scheme.of(feed.scheme())))
            : Optional.empty();
  }

  private Set<Integer> typesOf(Predicate<Recipe> which) {
    return recipes.stream()
        .filter(which)
        .map(Recipe::typeId)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * A maker for a feed.
   *
   * @param ring holds the vault and id keys; the programme key too unless the feed's tokens are
   *     made at the provider
   */
  public static KeyMaker of(KeyRing ring, Programme programme, Feed feed) {
    return new KeyMaker(ring, programme, feed);
  }

  /** The keys of an accepted row that came in clear text or with foreign digests. */
  public KeyedRow keys(JudgedRow row, Period submission) {
    List<KeyParts> parts = first.parts(row);
    FirstKeys firsts = first.of(parts, row.identifiers());
    Keys keys = new Keys();
    firsts.keys().forEach(keys::add);
    for (ForeignDigests scheme : salted) {
      for (KeyParts key : parts) {
        digest(scheme, key)
            .ifPresent(value -> keys.add(scheme, key.slot(), key.recipe(), key.version(), value));
      }
    }
    List<byte[]> identity = identityOf(firsts);
    arriving.ifPresent(scheme -> addArrived(scheme, row.identifiers(), keys, identity));
    return keyed(row, submission, firsts, identity, keys);
  }

  /** The keys of an accepted row whose tokens the provider made. */
  public KeyedRow keys(JudgedRow row, FirstKeys firsts, Period submission) {
    Keys keys = new Keys();
    firsts.keys().forEach(keys::add);
    return keyed(row, submission, firsts, identityOf(firsts), keys);
  }

  /** The token of the client who refused; empty if the row has no client id. */
  public Optional<Token> refusal(JudgedRow withheld) {
    return refusal(first.of(withheld));
  }

  /** The token of the client who refused, from what the provider made. */
  public Optional<Token> refusal(FirstKeys firsts) {
    return firsts.keys().stream()
        .filter(key -> clientTypes.contains(key.typeId()))
        .findFirst()
        .map(key -> tokeniser.stored(Scheme.GT1, key.typeId(), key.version(), key.value()));
  }

  /**
   * The id of a mention.
   *
   * @param ordinal number of the row among rows of one feed, id period and row key, from 0
   */
  public byte[] mentionId(KeyedRow row, int ordinal, int slot) {
    return ids.keyed(
        "mention",
        utf8(feed.provider()),
        utf8(feed.name()),
        utf8(row.idPeriod().toString()),
        row.rowKey(),
        utf8(Integer.toString(ordinal)),
        utf8(Integer.toString(slot)));
  }

  /** The period that enters mention ids. */
  public static Period idPeriod(Feed feed, LocalDate eventDate, Period submission) {
    return feed.delivery() == Feed.Delivery.PERIOD ? submission : Period.of(eventDate);
  }

  /** Keys in the order in which they come up, none twice. */
  private final class Keys {
    private final Set<SlotKey> seen = new HashSet<>();
    private final List<SlotKey> all = new ArrayList<>();

    void add(FirstKey key) {
      Token token = tokeniser.stored(Scheme.GT1, key.typeId(), key.version(), key.value());
      add(new SlotKey(key.slot(), token));
    }

    /**
     * A digest that arrived: its sender's rules are not ours to version, so it has each of ours.
     */
    void add(ForeignDigests scheme, int slot, Recipe recipe, byte[] value) {
      add(scheme, slot, recipe, versions.get(recipe.typeId()), value);
      for (Generation generation : Generation.beside()) {
        add(scheme, slot, recipe, generation.version(recipe), value);
      }
    }

    void add(ForeignDigests scheme, int slot, Recipe recipe, int version, byte[] value) {
      add(new SlotKey(slot, tokeniser.stored(scheme.scheme(), recipe.typeId(), version, value)));
    }

    private void add(SlotKey key) {
      if (seen.add(key)) {
        all.add(key);
      }
    }
  }

  private static Optional<byte[]> digest(ForeignDigests scheme, KeyParts key) {
    List<Standard> standards = key.recipe().parts().stream().map(Part::standard).toList();
    return standards.size() == key.parts().size()
        ? scheme.digest(standards, key.parts())
        : Optional.empty();
  }

  private void addArrived(
      ForeignDigests scheme, Identifiers row, Keys keys, List<byte[]> identity) {
    for (Digest digest : row.digests()) {
      Optional<byte[]> value = scheme.read(digest.hex());
      if (value.isEmpty()) {
        continue;
      }
      if (isIdentity(digest, row)) {
        keys.add(scheme, digest.slot(), digest.recipe(), value.get());
        identity.add(labelled(digest.slot(), digest.recipe().typeId(), value.get()));
      }
      for (Recipe family : recipes) {
        if (isFamilyFormOf(family, digest.recipe())) {
          keys.add(scheme, digest.slot(), family, value.get());
          addToChildren(scheme, row, digest, family, value.get(), keys);
        }
      }
    }
  }

  private static void addToChildren(
      ForeignDigests scheme,
      Identifiers row,
      Digest digest,
      Recipe family,
      byte[] value,
      Keys keys) {
    if (person(row, digest.slot()).filter(p -> p.role() == Role.ADULT).isPresent()) {
      for (Known child : row.people()) {
        if (child.role() == Role.CHILD) {
          keys.add(scheme, child.slot(), family, value);
        }
      }
    }
  }

  /** A number of a mobile alone is no evidence of identity: couples share one. */
  private static boolean isIdentity(Digest digest, Identifiers row) {
    boolean ofMobile = ownStandards(digest.recipe()).equals(Set.of(Standard.MOBILE, Standard.SEX));
    return !ofMobile
        || person(row, digest.slot()).filter(p -> p.value(Standard.SEX) != null).isPresent();
  }

  private static Optional<Known> person(Identifiers row, int slot) {
    return row.people().stream().filter(known -> known.slot() == slot).findFirst();
  }

  private static boolean isFamilyFormOf(Recipe family, Recipe identity) {
    Set<Standard> wanted = new HashSet<>(ownStandards(identity));
    wanted.remove(Standard.SEX);
    return family.purpose() == Purpose.FAMILY
        && wanted.size() == 1
        && ownStandards(family).equals(wanted);
  }

  private static Set<Standard> ownStandards(Recipe recipe) {
    return recipe.parts().stream().allMatch(part -> part.whose() == Whose.SELF)
        ? recipe.parts().stream().map(Part::standard).collect(Collectors.toSet())
        : Set.of();
  }

  private List<byte[]> identityOf(FirstKeys firsts) {
    List<byte[]> identity = new ArrayList<>();
    Map<Long, Integer> oldest = new HashMap<>();
    firsts.keys().forEach(key -> oldest.merge(place(key), key.version(), Math::min));
    for (FirstKey key : firsts.keys()) {
      // A row keeps its key while a changed standardiser makes both versions.
      if (identityTypes.contains(key.typeId()) && oldest.get(place(key)) == key.version()) {
        identity.add(labelled(key.slot(), key.typeId(), key.value()));
      }
    }
    return identity;
  }

  private static long place(FirstKey key) {
    return (long) key.slot() << Integer.SIZE | key.typeId();
  }

  private static byte[] labelled(int slot, int typeId, byte[] value) {
    byte[] label = utf8(slot + ":" + typeId + ":");
    byte[] labelled = Arrays.copyOf(label, label.length + value.length);
    System.arraycopy(value, 0, labelled, label.length, value.length);
    return labelled;
  }

  private KeyedRow keyed(
      JudgedRow row, Period submission, FirstKeys firsts, List<byte[]> identity, Keys keys) {
    LocalDate day = row.eventDate().orElseGet(submission::end);
    byte[] rowKey =
        firsts.declaredRow() != null
            ? ids.keyed("row", firsts.declaredRow())
            : ids.keyed("row", sortedWith(day, identity));
    return new KeyedRow(rowKey, idPeriod(feed, day, submission), List.copyOf(keys.all));
  }

  private static byte[][] sortedWith(LocalDate day, List<byte[]> identity) {
    List<byte[]> parts = new ArrayList<>(identity);
    parts.sort(UNSIGNED);
    parts.add(0, utf8(day.toString()));
    return parts.toArray(byte[][]::new);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
