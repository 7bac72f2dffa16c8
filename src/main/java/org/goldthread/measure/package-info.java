/** Scores and bands of measures: from answers, age, sex and gestation, by configured rules. */
package org.goldthread.measure;
