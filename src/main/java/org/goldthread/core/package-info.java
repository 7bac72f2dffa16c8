/** Words of the domain and the errors a user sees. Needs the JDK only. */
package org.goldthread.core;
