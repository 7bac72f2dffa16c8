/**
 * The ordered list of stages and the runs that carry them out. The only package that knows two
 * stages.
 */
package org.goldthread.job;
