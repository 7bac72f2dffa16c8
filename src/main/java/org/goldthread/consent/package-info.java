/** Stated refusals and the final state of every row. */
package org.goldthread.consent;
