/** Every table and column of the lake, declared once. */
package org.goldthread.table;
