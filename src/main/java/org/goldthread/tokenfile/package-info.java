/** Route A: the sealed file of keys that leaves a provider in place of its rows. No Spark. */
package org.goldthread.tokenfile;
