package org.goldthread.evaluation;

/**
 * What one key shows of one person.
 *
 * @param kind what is shown
 * @param whom the person
 * @param mention a mention, or 0
 * @param other another mention or individual, or 0
 * @param individual an individual, or 0
 * @param tier the key's tier
 * @param type the key's type
 * @param error the error behind it, or empty
 */
record Sign(
    Kind kind,
    Whom whom,
    long mention,
    long other,
    long individual,
    int tier,
    int type,
    String error) {

  /** What a sign says. In the order in which a person's signs are read. */
  enum Kind {
    /** A mention of the person; {@code error} lists what is wrong with what identifies them. */
    MENTION,
    /** An uncorrupted key connects two mentions. */
    CONNECTED,
    /** A mention shares an admitted key with another of its individual. */
    HANGS_TOGETHER,
    /** The individual shares an uncorrupted key with another of the person's. */
    CLEAN_APART,
    /** The same, but the block was refused. */
    REFUSED_APART,
    /** They share a key that somebody else has too, and nothing tells them from each other. */
    SHARED_APART,
    /** They share a key that was used again only after its longest gap. */
    GAP_APART,
    /** They share a key that an error spoils. */
    SPOILT_APART,
    /** Linkage dropped an edge between two individuals of the person; {@code error}: why. */
    DROPPED,
    /** The individual shares a key with mentions of somebody else in the same individual. */
    MIXED
  }
}
