package org.goldthread.validation;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.goldthread.contract.Corrections;
import org.goldthread.contract.RowText;
import org.goldthread.reading.FileShape;
import org.goldthread.reading.RowReader;
import org.goldthread.reading.SourceRow;

/**
 * The rows of a file that was judged, to be read once more: so that feedback can repeat a few of
 * them, and memory does not grow with those that are wrong.
 */
interface RowsAgain {
  /** How many bytes of a content hash tell files apart. */
  int CHECK_BYTES = 8;

  /** The first 16 hexadecimal digits of the file's content hash. */
  String fileCheck();

  /** The check of a file that is no longer there; empty of one that is. */
  default Optional<String> gone() {
    return Optional.empty();
  }

  /** Opens the file once more. */
  Reading open();

  /**
   * A row.
   *
   * @param line the line on which it begins
   * @param digestInFile its digest as it stands in its file
   * @param text the row with what was corrected in it; empty if it cannot be repeated
   */
  record Row(long line, String digestInFile, Optional<RowText> text) {}

  /** Rows in order of their lines. */
  interface Reading extends Iterator<Row>, Closeable {
    @Override
    void close();
  }

  /** The rows of a file that is there. */
  static RowsAgain of(Path file, FileShape shape, Corrections corrections) {
    return new RowsAgain() {
      @Override
      public String fileCheck() {
        return check(file);
      }

      @Override
      public Reading open() {
        RowReader rows = RowReader.open(file, shape);
        Corrections.OfFile corrected = corrections.again(String.valueOf(file.getFileName()), shape);
        return reading(
            rows,
            () -> {
              SourceRow row = rows.next();
              Optional<RowText> inFile = RowText.of(shape.headings(), row);
              return new Row(
                  row.line(),
                  inFile.map(RowText::digest).orElse(""),
                  inFile.flatMap(text -> RowText.of(shape.headings(), corrected.corrected(row))));
            },
            rows);
      }
    };
  }

  /** Corrected rows of a file that is no longer there. */
  static RowsAgain restored(Corrections corrections, String fileCheck) {
    return new RowsAgain() {
      @Override
      public String fileCheck() {
        return fileCheck;
      }

      @Override
      public Optional<String> gone() {
        return Optional.of(fileCheck);
      }

      @Override
      public Reading open() {
        Iterator<Corrections.Restored> rows = corrections.restored(fileCheck).iterator();
        return reading(
            rows,
            () -> {
              Corrections.Restored row = rows.next();
              return new Row(row.line(), row.digestOfRow(), Optional.of(row.row()));
            },
            () -> {});
      }
    };
  }

  private static Reading reading(Iterator<?> rows, Supplier<Row> next, Closeable file) {
    return new Reading() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        return next.get();
      }

      @Override
      public void close() {
        try {
          file.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  /** The first 16 hexadecimal digits of a file's content hash. */
  static String check(Path file) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(sha256.digest(), 0, CHECK_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
