/**
 * The sample programme: seeded families, services and the errors of real files, with the truth
 * beside them.
 */
package org.goldthread.synth;
