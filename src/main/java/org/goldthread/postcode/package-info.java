/** Postcodes to small areas, wards and deprivation: the lookup in NSPL's columns. No Spark. */
package org.goldthread.postcode;
