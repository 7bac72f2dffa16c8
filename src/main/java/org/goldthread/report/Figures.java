package org.goldthread.report;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.goldthread.disclosure.Cell;
import org.goldthread.disclosure.PublishedFigure;

/** The published figures of one release, found by their cells. */
final class Figures {
  private final SortedMap<Cell, PublishedFigure> byCell = new TreeMap<>();

  Figures(Collection<PublishedFigure> figures) {
    figures.forEach(figure -> byCell.put(figure.cell(), figure));
  }

  Optional<PublishedFigure> at(Cell cell) {
    return Optional.ofNullable(byCell.get(cell));
  }

  OptionalLong value(Cell cell) {
    PublishedFigure figure = byCell.get(cell);
    return figure == null ? OptionalLong.empty() : figure.value();
  }

  /** Quarters that have figures, in order. */
  List<String> quarters() {
    return byCell.keySet().stream()
        .map(Cell::period)
        .filter(period -> !period.equals(Cell.ALL))
        .distinct()
        .sorted()
        .toList();
  }

  /** Services that have figures, by id. */
  List<String> services() {
    return byCell.keySet().stream()
        .map(Cell::service)
        .filter(service -> !service.equals(Cell.ALL))
        .distinct()
        .sorted()
        .toList();
  }

  /** Groups that any of the populations has, by code. */
  List<String> groups(String field, List<Cell> populations) {
    return byCell.keySet().stream()
        .filter(cell -> cell.groupBy().equals(field) && populations.contains(cell.whole()))
        .map(Cell::group)
        .distinct()
        .sorted()
        .toList();
  }
}
