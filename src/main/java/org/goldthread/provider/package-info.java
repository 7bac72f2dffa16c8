/** What a provider runs at home: validate a file, pseudonymise it. Its own main and its own jar. */
package org.goldthread.provider;
