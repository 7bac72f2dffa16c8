package org.goldthread.onboarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.FillTable;
import org.goldthread.contract.RowEngine;
import org.goldthread.core.Period;
import org.goldthread.core.Problem;
import org.goldthread.fixture.FewFeeds;
import org.goldthread.fixture.Folders;
import org.goldthread.postcode.PostcodeLookup;
import org.goldthread.synth.Synth;
import org.goldthread.synth.SynthOptions;
import org.goldthread.validation.Validation;

/** The sample programme, its providers' files, and what becomes of a proposal. */
final class Scene {
  static final Path CONF = FewFeeds.folder();
  static final Programme PROGRAMME = Programmes.load(CONF);

  private Scene() {}

  /** Generates the sample's files. */
  static Path sample(Path place) {
    return sample(CONF, place);
  }

  /** Generates the files of the programme of a configuration folder. */
  static Path sample(Path conf, Path place) {
    try {
      Path keys =
          Files.createDirectory(
              place.resolve("keys"),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path out = place.resolve("sample");
      Synth.generate(SynthOptions.usual(conf, 200, 2, 7, keys, out));
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The clear files of a feed, second files left out; the oldest first. */
  static List<Path> files(Path sample, String feed) {
    return files(PROGRAMME, sample, feed);
  }

  static List<Path> files(Programme programme, Path sample, String feed) {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(sample)) {
      walk.filter(Files::isRegularFile)
          .filter(file -> file.getParent().getParent().getFileName().toString().equals(feed))
          .filter(file -> file.toString().endsWith(".csv"))
          .filter(
              file ->
                  !FillTable.isSecondFile(
                      programme.feeds().get(feed), file.getFileName().toString()))
          .sorted()
          .forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** What is proposed for a file of a feed by somebody who has not seen the feed's own file. */
  static Proposal unseen(Path file, String feed) {
    return unseen(PROGRAMME, file, feed);
  }

  static Proposal unseen(Programme programme, Path file, String feed) {
    return Suggestion.of(
        programme,
        file,
        new Suggestion.Request(
            programme.feeds().get(feed).provider(), Optional.empty(), Optional.of(feed)));
  }

  static Proposal proposed(Path file, String provider) {
    return Suggestion.of(
        PROGRAMME, file, new Suggestion.Request(provider, Optional.empty(), Optional.empty()));
  }

  /** A copy of the configuration with a feed's file. */
  static Path with(Path place, String feed, String yaml) {
    try {
      Path conf = Folders.copy(CONF, Files.createTempDirectory(place, "conf").resolve("conf"));
      Files.writeString(conf.resolve("feeds").resolve(feed + ".yaml"), yaml);
      return conf;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code config check} says. */
  static List<Problem> problems(Path conf) {
    return Programmes.check(ConfigFiles.read(conf));
  }

  /** What {@code validate} says. */
  static Validation validated(Path conf, String feed, Path file, String period) {
    Programme programme = Programmes.load(conf);
    PostcodeLookup postcodes = PostcodeLookup.read(conf.resolve(programme.area().postcodeLookup()));
    return Validation.of(
        RowEngine.of(programme, programme.feeds().get(feed), postcodes),
        Period.parse(period).orElseThrow(),
        List.of(file));
  }
}
