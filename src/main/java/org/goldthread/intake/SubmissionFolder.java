package org.goldthread.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;
import org.goldthread.core.Spelling;

/**
 * The place of one submission in the landing folder, for putting files there.
 *
 * @param path {@code <landing>/<provider>/<feed>/<period>}
 */
public record SubmissionFolder(Path path) {

  /**
   * The place of a feed's submission for a period.
   *
   * @throws GoldthreadException USER if the programme has no such feed
   */
  public static SubmissionFolder of(
      Path landing, Programme programme, String feedName, Period period) {
    Feed feed = programme.feeds().get(feedName);
    if (feed == null) {
      throw new GoldthreadException(
          ExitCode.USER,
          "No feed is called " + feedName,
          "The programme has no file feeds/" + feedName + ".yaml.",
          Spelling.nearest(feedName, programme.feeds().keySet())
              .map(near -> "Did you mean " + near + "?")
              .orElse("goldthread config show lists the feeds."));
    }
    return new SubmissionFolder(
        landing.resolve(feed.provider()).resolve(feed.name()).resolve(period.toString()));
  }

  /**
   * Where files would go.
   *
   * @throws GoldthreadException USER if one is no file, or a folder stands where it would go
   */
  public List<Path> targets(List<Path> files, boolean replace) {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new GoldthreadException(
            ExitCode.USER,
            file + " is no file",
            "It does not exist, or is a folder.",
            "Name the files of the submission.");
      }
    }
    List<Path> targets = files.stream().map(file -> path.resolve(file.getFileName())).toList();
    for (Path target : targets) {
      if (!replace && Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new GoldthreadException(
            ExitCode.USER,
            target + " is a folder",
            "A file of its name is to go there.",
            "Remove the folder, or name --replace, which removes all that lies there.");
      }
    }
    return targets;
  }

  /**
   * Copies files there, each whole or not at all.
   *
   * @param replace whether all that lies there goes away first; otherwise only files of the same
   *     name are replaced
   * @return where the files went
   * @throws GoldthreadException USER as {@link #targets}; ENVIRONMENT if they cannot be copied
   */
  public List<Path> put(List<Path> files, boolean replace) {
    List<Path> targets = targets(files, replace);
    try {
      Files.createDirectories(path);
      if (replace) {
        for (Path old : children(path)) {
          remove(old);
        }
      }
      for (int i = 0; i < files.size(); i++) {
        // A name of its own length: that of the file can be as long as names may be.
        Path unfinished = Files.createTempFile(path, ".submitted-", ".part");
        Files.copy(files.get(i), unfinished, StandardCopyOption.REPLACE_EXISTING);
        Files.move(unfinished, targets.get(i), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          "The files could not be put into " + path,
          "The system says " + e.getClass().getSimpleName() + ".",
          "See that the disk has room and that this account may write there, and submit again.");
    }
    return targets;
  }

  /** Removes a file, or a folder with what lies in it; of a link only the link. */
  private static void remove(Path old) throws IOException {
    if (Files.isDirectory(old, LinkOption.NOFOLLOW_LINKS)) {
      for (Path child : children(old)) {
        remove(child);
      }
    }
    Files.delete(old);
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }
}
