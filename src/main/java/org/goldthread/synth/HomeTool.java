package org.goldthread.synth;

import java.time.LocalDate;
import java.util.Locale;

/**
 * The tool of a provider that hashes at home with a shared salt. It tidies what it is given, and it
 * does not look whether there is anything to hash: a blank e-mail address gets a digest too, the
 * same for every client without one.
 */
final class HomeTool {
  private static final int PREFIX = 3;
  private static final int NATIONAL_DIGITS = 10;

  private final Digests digests;

  HomeTool(Digests digests) {
    this.digests = digests;
  }

  /** Adds the digests of the person in a slot, where the source is of such a provider. */
  void digest(ClientRecord record, int slot) {
    if (!record.enrolment().source().hashed()) {
      return;
    }
    if (record.person(slot).isChild()) {
      record.put(slot, Item.CHILD_DIGEST, child(record, slot));
    } else {
      String email = tidied(record.cell(slot, Item.EMAIL));
      record.put(slot, Item.EMAIL_DIGEST, digests.of("email|" + email));
      record.put(slot, Item.MOBILE_DIGEST, mobile(tidied(record.cell(slot, Item.MOBILE))));
    }
  }

  private String child(ClientRecord record, int slot) {
    String carer = tidied(record.cell(0, Item.EMAIL));
    String name = Names.latin(tidied(record.cell(slot, Item.FIRST_NAME)));
    Object born = record.cell(slot, Item.DATE_OF_BIRTH);
    Object sex = record.cell(slot, Item.GENDER);
    boolean named = !name.isEmpty() && !name.startsWith("baby") && !name.startsWith("twin");
    if (!named
        || !carer.contains("@")
        || !(born instanceof LocalDate)
        || !(sex instanceof String)) {
      return null;
    }
    String prefix = name.substring(0, Math.min(PREFIX, name.length()));
    return digests.of("child|" + carer + "|" + born + "|" + sex + "|" + prefix);
  }

  private String mobile(String written) {
    String digits = written.replaceAll("[^0-9]", "");
    if (digits.length() < NATIONAL_DIGITS || digits.matches("0+")) {
      return null;
    }
    return digests.of("mobile|+44" + digits.substring(digits.length() - NATIONAL_DIGITS));
  }

  private static String tidied(Object cell) {
    return cell == null
        ? ""
        : cell.toString()
            .replace("\u200b", "")
            .replace('\u00a0', ' ')
            .strip()
            .toLowerCase(Locale.ROOT);
  }
}
