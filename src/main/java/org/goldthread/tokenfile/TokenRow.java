package org.goldthread.tokenfile;

import org.goldthread.contract.FirstKeys;
import org.goldthread.contract.JudgedRow;

/**
 * A row of a token file.
 *
 * @param row the row as the provider's engine judged it, accepted or withheld; without identifying
 *     values
 * @param keys its tokens
 */
public record TokenRow(JudgedRow row, FirstKeys keys) {}
