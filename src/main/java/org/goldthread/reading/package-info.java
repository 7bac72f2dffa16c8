/**
 * Bytes to rows: what a file is (text or workbook, encoding, delimiter, heading line), its records
 * with their exact lines, and what makes a file or record unreadable. Knows no feed's rules. No
 * Spark.
 */
package org.goldthread.reading;
