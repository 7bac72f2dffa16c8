package org.goldthread.pseudonym;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The scheme of the programme's first years: SHA-256 over salt, {@code |} and a canonical text. The
 * canonical text names its kind, so that an e-mail never equals a number.
 */
final class SaltedSha256 {
  private static final Set<Standard> CHILD =
      EnumSet.of(Standard.EMAIL, Standard.DATE_OF_BIRTH, Standard.SEX, Standard.FIRST_NAME);

  private SaltedSha256() {}

  /**
   * The canonical text of a key's parts; empty for keys that the scheme has no form for. A mobile
   * number stands alone in it, with or without a sex beside it in our own key.
   */
  static Optional<String> canonical(List<Standard> standards, List<String> parts) {
    Map<Standard, String> values = new EnumMap<>(Standard.class);
    for (int i = 0; i < standards.size(); i++) {
      values.put(standards.get(i), parts.get(i));
    }
    Set<Standard> kinds = values.keySet();
    if (kinds.equals(CHILD)) {
      return Optional.of(
          String.join(
              "|",
              "child",
              values.get(Standard.EMAIL),
              values.get(Standard.DATE_OF_BIRTH),
              values.get(Standard.SEX),
              values.get(Standard.FIRST_NAME)));
    }
    if (kinds.equals(EnumSet.of(Standard.NHS_NUMBER))) {
      return Optional.of("nhs|" + values.get(Standard.NHS_NUMBER));
    }
    if (kinds.equals(EnumSet.of(Standard.EMAIL))) {
      return Optional.of("email|" + values.get(Standard.EMAIL));
    }
    if (kinds.equals(EnumSet.of(Standard.MOBILE))
        || kinds.equals(EnumSet.of(Standard.MOBILE, Standard.SEX))) {
      return Optional.of("mobile|" + values.get(Standard.MOBILE));
    }
    return Optional.empty();
  }

  static byte[] digest(Salt salt, String canonical) {
    var sha256 = Hmac.sha256();
    sha256.update(salt.utf8());
    sha256.update((byte) '|');
    return sha256.digest(canonical.getBytes(StandardCharsets.UTF_8));
  }
}
