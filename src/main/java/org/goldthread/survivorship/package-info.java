/** Best values of an individual, with where each came from. */
package org.goldthread.survivorship;
