/**
 * What the programme waits for, and what it may hold: calendar and registers on a given day. Plain
 * Java; no clock.
 */
package org.goldthread.governance;
