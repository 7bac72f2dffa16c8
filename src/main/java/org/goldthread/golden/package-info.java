/** The star schema that analysts query. */
package org.goldthread.golden;
