/** Commands. */
package org.goldthread.cli;
