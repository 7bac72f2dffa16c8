/** One submission through the row engine, and the feedback a provider gets of it. No Spark. */
package org.goldthread.validation;
