/**
 * Drills: the packaged command, as a process of its own, in conditions that a test inside one JVM
 * cannot make. Each suite carries the tag of a Maven profile; what a suite needs and does not find
 * fails it, with a message that says what to install.
 */
package org.goldthread.drill;
