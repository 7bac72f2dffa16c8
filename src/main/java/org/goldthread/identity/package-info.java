/** Accepted rows to mentions of people, and each row back to the individual it is about. */
package org.goldthread.identity;
