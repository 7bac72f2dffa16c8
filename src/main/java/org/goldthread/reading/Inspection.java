package org.goldthread.reading;

/** What looking at a file's beginning has shown: how to read it, or why it cannot be read. */
public sealed interface Inspection permits FileShape, FileProblem {}
