/**
 * Onboards a feed: how a never-seen file is read, without its values, and what its provider needs.
 */
package org.goldthread.onboarding;
