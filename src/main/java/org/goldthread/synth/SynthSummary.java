package org.goldthread.synth;

/**
 * What was generated.
 *
 * @param families families
 * @param people people, unborn children included
 * @param files files under landing and at-provider, token files not counted
 * @param rows records in those files, headings on top not counted
 * @param errors planted faults, counted in every row that shows them
 */
public record SynthSummary(int families, int people, int files, long rows, long errors) {}
