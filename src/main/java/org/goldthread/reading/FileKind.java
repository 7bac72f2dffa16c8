package org.goldthread.reading;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of files that are no CSV, told by their first bytes. */
enum FileKind {
  JPEG("\u00ff\u00d8\u00ff"),
  PNG("\u0089PNG\r\n"),
  GIF("GIF87a", "GIF89a"),
  PDF("%PDF-"),
  XLS("\u00d0\u00cf\u0011\u00e0"),
  GZIP("\u001f\u008b"),
  SEVEN_ZIP("7z\u00bc\u00af\u0027\u001c"),
  RTF("{\\rtf"),
  PARQUET("PAR1\u0015"),
  SQLITE("SQLite format 3"),
  HTML("<!doctype html", "<html"),
  XML("<?xml"),
  UTF_32("\u00ff\u00fe\0\0", "\0\0\u00fe\u00ff"),
  XLSX,
  ODS,
  DOCX,
  ZIP;

  private static final String ZIP_ENTRY = "PK\u0003\u0004";
  private static final String EMPTY_ZIP = "PK\u0005\u0006";

  private final List<String> beginnings;

  FileKind(String... beginnings) {
    this.beginnings = List.of(beginnings);
  }

  /** The kind that the first bytes tell; empty for all that may be text. */
  static Optional<FileKind> of(byte[] head) {
    // One character for one byte.
    String start = new String(head, 0, Math.min(head.length, 8192), StandardCharsets.ISO_8859_1);
    if (start.startsWith(ZIP_ENTRY) || start.startsWith(EMPTY_ZIP)) {
      return Optional.of(zipped(start));
    }
    String unmarked = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
    String lower = unmarked.stripLeading().toLowerCase(Locale.ROOT);
    for (FileKind kind : values()) {
      for (String beginning : kind.beginnings) {
        boolean markup = kind == HTML || kind == XML;
        if (markup ? lower.startsWith(beginning) : start.startsWith(beginning)) {
          return Optional.of(kind);
        }
      }
    }
    return Optional.empty();
  }

  private static FileKind zipped(String start) {
    if (start.contains("opendocument")) {
      return ODS;
    }
    if (start.contains("word/")) {
      return DOCX;
    }
    return start.contains("[Content_Types].xml") || start.contains("xl/") ? XLSX : ZIP;
  }
}
