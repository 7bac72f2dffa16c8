/** Why the lake holds what it holds: what {@code explain} tells, as text, JSON and a page. */
package org.goldthread.explanation;
