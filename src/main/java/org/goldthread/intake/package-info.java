/** Submissions to rows: the row engine inside Spark tasks. */
package org.goldthread.intake;
