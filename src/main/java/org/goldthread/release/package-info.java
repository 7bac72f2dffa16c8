/**
 * Frozen copies of the golden dataset: {@link org.goldthread.release.ReleaseCheck what a release
 * must pass} before it is made visible. A release is its own full copy; it never leans on an older
 * version of a table.
 */
package org.goldthread.release;
