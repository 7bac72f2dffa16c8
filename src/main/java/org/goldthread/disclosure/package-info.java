/**
 * The only way out: exact counts become {@link org.goldthread.disclosure.PublishedFigure published
 * figures} here, or are withheld. {@link org.goldthread.disclosure.DisclosureControl} is the rule
 * in plain Java, {@link org.goldthread.disclosure.DisclosureStage} carries it out inside Spark.
 */
package org.goldthread.disclosure;
