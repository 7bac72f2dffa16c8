/** How far linkage agrees with the truth of labelled data, and by which errors it does not. */
package org.goldthread.evaluation;
