/** What only a provider's own earlier submissions tell of a row or of a submission. */
package org.goldthread.quality;
