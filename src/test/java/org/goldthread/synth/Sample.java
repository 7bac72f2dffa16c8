package org.goldthread.synth;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.Corrections;
import org.goldthread.contract.FileMapping;
import org.goldthread.contract.FileRows;
import org.goldthread.contract.FillTable;
import org.goldthread.contract.JudgedRow;
import org.goldthread.contract.RowEngine;
import org.goldthread.core.Period;
import org.goldthread.postcode.PostcodeLookup;
import org.goldthread.reading.FileShape;
import org.goldthread.reading.RowReader;
import org.goldthread.reading.SourceRow;

/** A generated sample and what tests ask about it. */
record Sample(Path folder, SynthSummary summary) {
  static final Path CONF = Path.of("conf/lambeth");

  /** Generates into folders of their own below a place. */
  static Sample of(Path place, int families, int quarters, long seed, Dirt dirt) {
    return of(CONF, place, families, quarters, seed, dirt);
  }

  /** The same for a programme of one's own. */
  static Sample of(Path conf, Path place, int families, int quarters, long seed, Dirt dirt) {
    Path out = newFolder(place);
    SynthOptions options =
        new SynthOptions(
            conf, families, quarters, SynthOptions.FIRST, seed, keys(place), out, dirt);
    return new Sample(out, Synth.generate(options));
  }

  private static Path newFolder(Path place) {
    try {
      return Files.createTempDirectory(place, "sample");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A private key folder, as empty as the generator needs it. */
  static Path keys(Path place) {
    Path keys = place.resolve("keys");
    try {
      if (!Files.exists(keys)) {
        Files.createDirectory(
            keys,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SHA-256 of each file by its path below the folder. */
  Map<String, String> hashes() {
    Map<String, String> hashes = new TreeMap<>();
    for (Path file : files("")) {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        hashes.put(folder.relativize(file).toString(), HexFormat.of().formatHex(digest));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
    return hashes;
  }

  /** The files below a part of the folder, in order of their paths. */
  List<Path> files(String part) {
    Path root = folder.resolve(part);
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The providers' clear files, those that stay at home included. */
  List<Path> clearFiles() {
    return Stream.concat(files("landing").stream(), files("at-provider").stream()).toList();
  }

  /** All clear text as one string. */
  String clearText() {
    Programme programme = Programmes.load(CONF);
    StringBuilder text = new StringBuilder();
    for (Path file : clearFiles()) {
      String encoding =
          programme.feeds().get(folder.relativize(file).getName(2).toString()).format().encoding();
      Charset charset = encoding.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(encoding);
      try {
        text.append(Files.readString(file, charset)).append('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return text.toString();
  }

  /** The rows of a truth file. */
  List<NamedCsvRecord> truth(String name) {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve("truth").resolve(name))) {
      return csv.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What the row engine makes of one source row.
   *
   * @param zone landing or at-provider
   * @param second whether the file is a second file, which is filled from and not judged
   */
  record Judged(
      String zone,
      String provider,
      String feed,
      String period,
      String file,
      boolean second,
      SourceRow row,
      List<JudgedRow> rows) {}

  /** Reads every clear file with the row engine. */
  List<Judged> judged() {
    List<Judged> judged = new ArrayList<>();
    judge(judged::add);
    return judged;
  }

  /** The same, row by row. */
  void judge(Consumer<Judged> each) {
    Programme programme = Programmes.load(CONF);
    PostcodeLookup postcodes = PostcodeLookup.read(CONF.resolve(programme.area().postcodeLookup()));
    for (Path file : clearFiles()) {
      Path place = folder.relativize(file);
      RowEngine engine =
          RowEngine.of(programme, programme.feeds().get(place.getName(2).toString()), postcodes);
      boolean second = FillTable.isSecondFile(engine.feed(), place.getName(4).toString());
      FillTable fill = second ? FillTable.NONE : secondFile(engine, file.getParent());
      Period period = Period.parse(place.getName(3).toString()).orElseThrow();
      FileShape shape = shape(engine, file);
      FileMapping mapping = second ? null : engine.map(shape, period, fill);
      if (mapping != null && !mapping.refusals().isEmpty()) {
        throw new AssertionError(place + ": " + mapping.refusals());
      }
      FileRows ofFile =
          mapping == null
              ? null
              : engine.rows(
                  mapping, shape, 0, Corrections.NONE, String.valueOf(file.getFileName()));
      for (SourceRow row : rows(shape, file)) {
        each.accept(
            new Judged(
                place.getName(0).toString(),
                place.getName(1).toString(),
                place.getName(2).toString(),
                place.getName(3).toString(),
                place.getName(4).toString(),
                second,
                row,
                second ? List.of() : ofFile.judge(row)));
      }
    }
  }

  private static FillTable secondFile(RowEngine engine, Path submission) {
    if (engine.feed().fill().isEmpty()) {
      return FillTable.NONE;
    }
    try (Stream<Path> files = Files.list(submission)) {
      Path second =
          files
              .filter(f -> FillTable.isSecondFile(engine.feed(), f.getFileName().toString()))
              .findFirst()
              .orElseThrow();
      FileShape shape = shape(engine, second);
      return FillTable.of(engine.feed().fill().get(), shape, rows(shape, second).iterator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileShape shape(RowEngine engine, Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      if (RowReader.inspect(in, engine.feed().format()) instanceof FileShape shape) {
        return shape;
      }
      throw new AssertionError(file + " is not read as a table");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<SourceRow> rows(FileShape shape, Path file) {
    List<SourceRow> rows = new ArrayList<>();
    try (RowReader reader = RowReader.open(Files.newInputStream(file), shape)) {
      reader.forEachRemaining(rows::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
