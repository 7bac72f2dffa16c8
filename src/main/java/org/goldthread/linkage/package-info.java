/**
 * Which mentions belong to one individual: a pure function of the stored mentions and judgements.
 *
 * <p>The rules are plain Java and know no engine: {@code Blocks} finds which mentions a key may
 * join, {@code Population} and {@code Component} join them tier by tier, {@code Unsettled} says
 * what stayed open. {@code Linkage} runs the same classes inside a dataset plan, {@code IdChanges}
 * compares two results.
 */
package org.goldthread.linkage;
