package org.goldthread.explanation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An explanation, ready to be shown.
 *
 * @param title what is explained
 * @param sentences the answer in short
 * @param sections its tables
 * @param graph mentions and the keys between them, where that helps
 * @param json the same as an object for scripts; its keys are part of the public interface
 */
public record Told(
    String title,
    List<String> sentences,
    List<Section> sections,
    Optional<KeyGraph> graph,
    Map<String, Object> json) {}
