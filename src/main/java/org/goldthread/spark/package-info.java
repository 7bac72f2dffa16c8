/** The Spark session and the lake: the only reader and writer of Delta tables. */
package org.goldthread.spark;
