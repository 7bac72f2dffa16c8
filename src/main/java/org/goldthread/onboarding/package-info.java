/** Proposes how a never-seen file is read: its feed file, with reasons and without its values. */
package org.goldthread.onboarding;
