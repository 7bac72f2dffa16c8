/** Individuals to families, within a scope and under its agreement. */
package org.goldthread.family;
