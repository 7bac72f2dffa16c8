package org.goldthread.contract;

/**
 * A finding as the lake keeps it: never a value.
 *
 * @param id its stable id
 * @param severity what it does, as a word
 * @param field the contract's field, or empty
 * @param column column of the file, from 1; 0 if it belongs to none
 */
public record LakeFinding(String id, String severity, String field, int column) {}
