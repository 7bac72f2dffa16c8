package org.goldthread.evaluation;

import java.util.Optional;

/**
 * What the lake's best values say of an individual.
 *
 * @param ethnicity code of ethnicity
 * @param language code of home language
 */
public record IndividualTraits(Optional<String> ethnicity, Optional<String> language) {}
