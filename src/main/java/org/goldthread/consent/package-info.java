/** Statements of consent, which services they cover, and the final state of every row. */
package org.goldthread.consent;
