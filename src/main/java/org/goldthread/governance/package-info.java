/** What the programme may hold: its registers on a given day. Plain Java; no clock. */
package org.goldthread.governance;
