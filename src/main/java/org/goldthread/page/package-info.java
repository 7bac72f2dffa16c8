/** Pages of HTML, filled from templates. No Spark. */
package org.goldthread.page;
