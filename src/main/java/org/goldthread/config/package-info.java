/** A programme's facts, read from YAML and checked against published schemas. */
package org.goldthread.config;
