/**
 * Identifying text to keys: standardisers, recipes, tokens and key files. No Spark; shared by the
 * provider jar and the Spark jobs.
 */
package org.goldthread.pseudonym;
