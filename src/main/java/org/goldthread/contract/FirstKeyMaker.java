package org.goldthread.contract;

import java.util.ArrayList;
import java.util.List;
import org.goldthread.config.Programme;
import org.goldthread.contract.FirstKeys.FirstKey;
import org.goldthread.contract.Identifiers.Known;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.pseudonym.Standard;
import org.goldthread.pseudonym.Tokeniser;

/**
 * Makes the programme's own tokens of judged rows: the half of key making that a provider does at
 * home. Needs the programme key only. Belongs to one thread.
 */
public final class FirstKeyMaker {
  /** The type id of row keys; recipes are numbered from 1. */
  private static final int ROW_KEY = 0;

  private final List<Recipe> recipes;
  private final Tokeniser tokeniser;

  /**
   * A maker for a programme.
   *
   * @param ring holds the programme key
   */
  public FirstKeyMaker(KeyRing ring, Programme programme) {
    recipes = programme.recipes();
    tokeniser = ring.tokeniser(programme.id(), programme.epoch());
  }

  /**
   * The tokens of an accepted row; of a withheld one only that of its client; none of a rejected
   * one.
   */
  public FirstKeys of(JudgedRow row) {
    return switch (row.status()) {
      case ACCEPTED -> of(parts(row), row.identifiers());
      case WITHHELD -> of(KeyParts.of(recipes, client(row.identifiers())), row.identifiers());
      case REJECTED -> FirstKeys.NONE;
    };
  }

  /** What the keys of an accepted row are made of. */
  List<KeyParts> parts(JudgedRow row) {
    return KeyParts.of(recipes, row.identifiers());
  }

  /** The tokens of parts that are known already. */
  FirstKeys of(List<KeyParts> parts, Identifiers identifiers) {
    List<FirstKey> keys = new ArrayList<>(parts.size());
    for (KeyParts key : parts) {
      int typeId = key.recipe().typeId();
      keys.add(new FirstKey(key.slot(), typeId, key.version(), tokeniser.t1(typeId, key.parts())));
    }
    List<String> rowKey = identifiers.rowKey();
    return new FirstKeys(rowKey.isEmpty() ? null : tokeniser.t1(ROW_KEY, rowKey), keys);
  }

  /**
   * A refusal as a row of one person of whom nothing but the client id is known. The role plays no
   * part, since the recipe of the client id is for every role.
   */
  private static Identifiers client(Identifiers refusal) {
    return new Identifiers(
        refusal.idSystem(),
        refusal.clientId().orElse(null),
        null,
        List.of(new Known(0, Role.CHILD, "")),
        List.of(),
        List.of());
  }

  /** The recipe of the client id, if the programme has one. */
  static boolean isOfClient(Recipe recipe) {
    return recipe.parts().size() == 1 && recipe.parts().get(0).standard() == Standard.CLIENT_ID;
  }
}
