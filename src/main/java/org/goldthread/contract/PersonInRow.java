package org.goldthread.contract;

import org.goldthread.core.Role;

/**
 * A person that a row mentions.
 *
 * @param slot 0 = whom the client id denotes; others in the feed's fixed order
 * @param role child or adult
 * @param relation mother, father, carer or empty
 * @param named whether the row merely names this person
 */
public record PersonInRow(int slot, Role role, String relation, boolean named) {}
