package org.goldthread.linkage;

import java.util.List;
import org.goldthread.core.Role;

/**
 * Individuals that may be the same person.
 *
 * @param role their role
 * @param anchors their anchors, oldest first
 * @param nhsConflict whether an NHS number shared by people who differ made the group
 * @param atLeast the least number of people they can be
 */
record UnresolvedGroup(Role role, List<Bytes> anchors, boolean nhsConflict, int atLeast) {}
