package org.goldthread.evaluation;

import java.util.List;

/**
 * A mention of whom the truth knows.
 *
 * @param id digest of its id
 * @param individual digest of the id of its individual
 * @param feed provider and feed
 * @param hasNhs whether it carries an NHS number's key
 * @param types types of the keys it carries, ascending
 * @param sides the sides of judgements and consents that it is on, as {@code judgement=side}
 * @param slips what is wrong with what identifies the person on it
 * @param ofOthers of a child: what is wrong with others in its row that its keys are made of
 */
record LabelledMention(
    long id,
    long individual,
    String feed,
    boolean hasNhs,
    List<Integer> types,
    List<String> sides,
    List<Slip> slips,
    List<Slip> ofOthers) {}
