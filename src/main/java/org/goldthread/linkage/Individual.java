package org.goldthread.linkage;

import java.util.List;
import org.goldthread.core.Role;

/**
 * Mentions of one person, as far as linkage can tell.
 *
 * @param anchor the oldest mention, which gives the individual its id
 * @param role the role of all its mentions
 * @param mentions ids of its mentions, oldest first
 */
record Individual(Bytes anchor, Role role, List<Bytes> mentions) {}
