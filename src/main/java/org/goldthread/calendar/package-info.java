/** What the programme waits for: every expected submission and its state on a given day. */
package org.goldthread.calendar;
