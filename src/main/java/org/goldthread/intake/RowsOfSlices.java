package org.goldthread.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.Corrections;
import org.goldthread.contract.FileMapping;
import org.goldthread.contract.FileRows;
import org.goldthread.contract.FillTable;
import org.goldthread.contract.InForce;
import org.goldthread.contract.JudgedRow;
import org.goldthread.contract.KeyMaker;
import org.goldthread.contract.RowEngine;
import org.goldthread.contract.Status;
import org.goldthread.core.Period;
import org.goldthread.pseudonym.KeyReference;
import org.goldthread.pseudonym.Token;
import org.goldthread.reading.RowReader;
import org.goldthread.tokenfile.TokenFileReader;
import org.goldthread.tokenfile.TokenRow;

/**
 * Reads slices of landed files inside a task: bytes to rows, rows to verdicts, identifiers to keys.
 * Clear text lives in this function's memory and is never a column of a dataset.
 */
public final class RowsOfSlices implements FlatMapFunction<IntakeSlice, Row> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<ConfigFiles> files;
  private final KeyReference keys;
  private final long intake;
  private final Wanted wanted;
  private final Broadcast<Released> released;

  /** What to make of a slice. */
  public enum Wanted {
    /** Rows of {@link org.goldthread.table.Rows}. */
    ROWS,
    /** Rows of {@link org.goldthread.table.ConsentStatements}: the clients who said no. */
    REFUSALS
  }

  /**
   * A reader of slices.
   *
   * @param files the configuration
   * @param keys where the programme, vault, id and platform keys lie
   * @param intake number of this intake
   * @param wanted what to make of them
   * @param released clients whose refusals a later statement has overtaken
   */
  public RowsOfSlices(
      Broadcast<ConfigFiles> files,
      KeyReference keys,
      long intake,
      Wanted wanted,
      Broadcast<Released> released) {
    this.files = files;
    this.keys = keys;
    this.intake = intake;
    this.wanted = wanted;
    this.released = released;
  }

  @Override
  public Iterator<Row> call(IntakeSlice slice) {
    Period period = Period.parse(slice.period()).orElseThrow();
    Programme programme = Programmes.cached(files.value()).at(period);
    Feed feed = programme.feeds().get(slice.feed());
    KeyMaker keyMaker = KeyMaker.of(keys.open(), programme, feed);
    RowShape shape =
        new RowShape(feed.provider(), feed.name(), slice, FeedEngine.kind(programme, feed), intake);
    if (slice.shape() == null && slice.restored() == null) {
      TokenFileReader tokens =
          TokenRows.open(Path.of(slice.path()), keys.open(), programme, feed, period);
      return new Made<>(tokens, tokens, row -> ofTokens(row, keyMaker, period, shape));
    }
    RowEngine engine = engine(feed, period, keyMaker);
    Corrections corrections = corrections(engine, slice, period);
    if (slice.restored() != null) {
      return new Made<>(
          engine.restored(corrections, slice.restored().fileCheck(), period).iterator(),
          () -> {},
          judged -> ofClearText(judged, keyMaker, period, shape));
    }
    FileMapping mapping = engine.map(slice.shape(), period, fill(feed, slice));
    RowReader reader = open(slice);
    String name = Path.of(slice.path()).getFileName().toString();
    FileRows rows = engine.rows(mapping, slice.shape(), slice.fileBytes(), corrections, name);
    return new Made<>(reader, reader, row -> ofClearText(rows.judge(row), keyMaker, period, shape));
  }

  /** A refusal stays one, however the row itself is taken. */
  private RowEngine engine(Feed feed, Period period, KeyMaker keyMaker) {
    RowEngine engine = FeedEngine.of(files.value(), feed.name(), period);
    return wanted == Wanted.REFUSALS ? engine : released.value().in(engine, keyMaker);
  }

  private static Corrections corrections(RowEngine engine, IntakeSlice slice, Period period) {
    IntakeSlice.CorrectedBy by = slice.correctedBy();
    return by == null
        ? Corrections.NONE
        : engine.corrections(
            by.sent(),
            by.present(),
            slice.restored() == null ? InForce.NOTHING : slice.restored().inForce(),
            period);
  }

  private List<Row> ofClearText(
      List<JudgedRow> rows, KeyMaker keyMaker, Period period, RowShape shape) {
    List<Row> made = new ArrayList<>();
    for (JudgedRow judged : rows) {
      made.addAll(ofClearText(judged, keyMaker, period, shape));
    }
    return made;
  }

  private List<Row> ofClearText(
      JudgedRow judged, KeyMaker keyMaker, Period period, RowShape shape) {
    if (wanted == Wanted.REFUSALS) {
      return judged.status() == Status.WITHHELD
          ? refusal(judged, keyMaker.refusal(judged), shape)
          : List.of();
    }
    return List.of(
        judged.status() == Status.ACCEPTED
            ? shape.accepted(judged, keyMaker.keys(judged, period))
            : shape.bare(judged));
  }

  private List<Row> ofTokens(TokenRow row, KeyMaker keyMaker, Period period, RowShape shape) {
    JudgedRow judged = row.row();
    if (wanted == Wanted.REFUSALS) {
      return judged.status() == Status.WITHHELD
          ? refusal(judged, keyMaker.refusal(row.keys()), shape)
          : List.of();
    }
    return List.of(
        judged.status() == Status.ACCEPTED
            ? shape.accepted(judged, keyMaker.keys(judged, row.keys(), period))
            : shape.bare(judged));
  }

  private static List<Row> refusal(JudgedRow judged, Optional<Token> client, RowShape shape) {
    return client.map(token -> List.of(shape.refusal(judged, token))).orElse(List.of());
  }

  private static FillTable fill(Feed feed, IntakeSlice slice) {
    if (slice.fills().isEmpty()) {
      return FillTable.NONE;
    }
    IntakeSlice.SecondFile second = slice.fills().get(0);
    try (RowReader reader = RowReader.open(Path.of(second.path()), second.shape())) {
      return FillTable.of(feed.fill().orElseThrow(), second.shape(), reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RowReader open(IntakeSlice slice) {
    Path file = Path.of(slice.path());
    return slice.slice() == null
        ? RowReader.open(file, slice.shape())
        : RowReader.open(file, slice.shape(), slice.slice());
  }

  /** Rows one after the other; closes the file after the last. */
  private static final class Made<S> implements Iterator<Row> {
    private final Iterator<S> source;
    private final Closeable file;
    private final Function<S, List<Row>> make;
    private Iterator<Row> ready = Collections.emptyIterator();

    Made(Iterator<S> source, Closeable file, Function<S, List<Row>> make) {
      this.source = source;
      this.file = file;
      this.make = make;
    }

    @Override
    public boolean hasNext() {
      while (!ready.hasNext() && source.hasNext()) {
        ready = make.apply(source.next()).iterator();
      }
      if (!ready.hasNext()) {
        close();
      }
      return ready.hasNext();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.next();
    }

    private void close() {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
