package org.goldthread.explanation;

import java.util.List;

/**
 * A table of an explanation.
 *
 * @param title its title
 * @param columns headings
 * @param rows cells, a list for each row
 * @param empty what to say where there is no row
 */
public record Section(String title, List<String> columns, List<List<String>> rows, String empty) {}
