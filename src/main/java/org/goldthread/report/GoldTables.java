package org.goldthread.report;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables of the golden dataset that reach is counted from.
 *
 * @param individuals rows of {@link org.goldthread.table.DimIndividual}
 * @param families rows of {@link org.goldthread.table.DimFamily}
 * @param registrations rows of {@link org.goldthread.table.FactRegistration}
 * @param engagements rows of {@link org.goldthread.table.FactEngagement}
 */
public record GoldTables(
    Dataset<Row> individuals,
    Dataset<Row> families,
    Dataset<Row> registrations,
    Dataset<Row> engagements) {}
